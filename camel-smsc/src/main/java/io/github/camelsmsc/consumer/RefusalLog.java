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
package io.github.camelsmsc.consumer;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.model.CallbackKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line in the log for a refusal; while the same refusals pour in, one line every ten seconds and a count. What comes
 * from outside can make a limited number of lines only.
 */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final long INTERVAL_MILLIS = 10_000;
    /** Names of fields stand in the details, and senders can invent any number of them. */
    private static final int MAX_DETAILS = 20;
    private static final int KEPT = 20;

    private final String path;
    private final Clock clock;
    private final Map<Key, Line> lines = new HashMap<>();
    private final Deque<RefusedCallback> last = new ArrayDeque<>();

    private record Key(RefusalReason reason, String detail) {
    }

    private static final class Line {
        private final long loggedAt;
        private long suppressed;

        private Line(long loggedAt) {
            this.loggedAt = loggedAt;
        }
    }

    RefusalLog(String path, Clock clock) {
        this.path = path;
        this.clock = clock;
    }

    /**
     * @param kind   null where it could not be told
     * @param id     null where there is none
     * @param caller the address of the connection, or null
     */
    void log(Refusal refusal, CallbackKind kind, String id, String caller) {
        long more = due(refusal, new RefusedCallback(clock.instant(), refusal.reason(), refusal.detail(), kind, id, caller));
        if (more < 0) {
            return;
        }
        String event = Stream.of(kind == null ? null : kind.tag(), id, "from " + (caller == null ? "an unknown address" : caller))
                .filter(Objects::nonNull).collect(Collectors.joining(" "));
        LOG.warn("Callback on {} refused with {} ({}): {}{}", path, Answer.to(refusal.reason()).status(), event,
                refusal.detail(), more == 0 ? "" : " (and " + more + " more since the last line)");
    }

    /** The last refusals, the latest first. */
    synchronized List<RefusedCallback> last() {
        return List.copyOf(last);
    }

    /** How many were suppressed since the last line, negative if this one is. */
    private synchronized long due(Refusal refusal, RefusedCallback refused) {
        last.addFirst(refused);
        if (last.size() > KEPT) {
            last.removeLast();
        }
        long now = clock.millis();
        lines.values().removeIf(line -> line.suppressed == 0 && now - line.loggedAt >= INTERVAL_MILLIS);
        Key key = new Key(refusal.reason(), refusal.detail());
        if (lines.size() >= MAX_DETAILS && !lines.containsKey(key)) {
            key = new Key(refusal.reason(), null);
        }
        Line last = lines.get(key);
        if (last != null && now - last.loggedAt < INTERVAL_MILLIS) {
            last.suppressed++;
            return -1;
        }
        lines.put(key, new Line(now));
        return last == null ? 0 : last.suppressed;
    }
}
