/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelsmsc.simulator.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often and how many at once. Identical requests: the same page and parameters (credentials, fmt and charset
 * aside); those accepted within the last 60 seconds count.
 */
final class RequestLimits {

    /** Fifteen or more requests simultaneously are refused. */
    static final int REFUSED_AT_ONCE = 15;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** Beyond it the request that came longest ago is forgotten, on a clock that stands still too. */
    private static final int MAX_REMEMBERED = 50_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> accepted = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_REMEMBERED || isOver(eldest.getValue().peekLast());
        }
    };
    private int now;
    private int max;

    RequestLimits(Clock clock) {
        this.clock = clock;
    }

    /** Whether fewer than fifteen requests are under way, this one included; {@link #leave()} ends it either way. */
    synchronized boolean enter() {
        now++;
        max = Math.max(max, now);
        return now < REFUSED_AT_ONCE;
    }

    synchronized void leave() {
        now--;
    }

    synchronized int maxConcurrent() {
        return max;
    }

    synchronized void resetMaxConcurrent() {
        max = now;
    }

    /**
     * @param allowed how many within a minute
     */
    synchronized boolean accept(Page page, Map<String, String> params, int allowed) {
        Map<String, String> same = new TreeMap<>(params);
        for (String aside : new String[] { "login", "psw", "apikey", "fmt", "charset" }) {
            same.remove(aside);
        }
        Deque<Instant> times = accepted.computeIfAbsent(digest(page + "?" + same), key -> new ArrayDeque<>());
        Instant at = clock.instant();
        while (!times.isEmpty() && isOver(times.peekFirst())) {
            times.removeFirst();
        }
        if (times.size() >= allowed) {
            return false;
        }
        times.addLast(at);
        return true;
    }

    private boolean isOver(Instant accepted) {
        return accepted != null && !Duration.between(accepted, clock.instant()).minus(WINDOW).isNegative();
    }

    /** What is remembered of a request is small, however long its text. */
    private static String digest(String request) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    synchronized void forget() {
        accepted.clear();
    }
}
