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
package io.github.camelsmsc.consumer.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends callbacks without a pause from several threads, over new connections and over kept ones, and remembers what each
 * was answered. A server that does not listen is asked again at once.
 */
public final class StatusPoller implements AutoCloseable {

    /** In place of a status: nobody listens, or the connection broke. */
    public static final int REFUSED = -1;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int THREADS = 4;

    private final int port;
    private final String path;
    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger phase = new AtomicInteger();
    private volatile boolean over;

    private record Seen(int phase, int status) {
    }

    public StatusPoller(CallbackSender application) {
        port = application.port();
        path = application.uri("/smsc/callback").getPath();
        for (int i = 0; i < THREADS; i++) {
            boolean keep = i % 2 == 0;
            threads.add(new Thread(() -> poll(keep), "poller-" + i));
        }
        threads.forEach(Thread::start);
    }

    private void poll(boolean keep) {
        while (!over) {
            int now = phase.get();
            try (RawHttp http = new RawHttp(port, PATIENCE)) {
                boolean again;
                do {
                    now = phase.get();
                    long id = Smsc.newId();
                    RawHttp.Answer answer = http.post(path, Smsc.status(id)).answer();
                    seen.add(new Seen(now, answer.status()));
                    if (answer.status() == 200) {
                        acknowledged.add(id);
                    }
                    // Tomcat closes after a 503
                    again = keep && !over && !"close".equalsIgnoreCase(answer.headers().get("connection"));
                } while (again);
            } catch (IOException e) {
                seen.add(new Seen(now, REFUSED));
                // so that the machine has time for the application as well
                java.util.concurrent.locks.LockSupport.parkNanos(200_000);
            }
        }
    }

    /** Begins to count anew. */
    public void next() {
        phase.incrementAndGet();
    }

    /** How often each status was seen since the last {@link #next}. */
    public Map<Integer, Integer> now() {
        return in(phase.get());
    }

    /** How often each status was seen between the last two {@link #next}. */
    public Map<Integer, Integer> before() {
        return in(phase.get() - 1);
    }

    private Map<Integer, Integer> in(int number) {
        Map<Integer, Integer> counts = new TreeMap<>();
        seen.stream().filter(one -> one.phase() == number).forEach(one -> counts.merge(one.status(), 1, Integer::sum));
        return counts;
    }

    /** How many answers and failures there were since the last {@link #next}. */
    public int count() {
        return now().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How often each status was seen since it began. */
    public Map<Integer, Integer> all() {
        Map<Integer, Integer> counts = new TreeMap<>();
        seen.forEach(one -> counts.merge(one.status(), 1, Integer::sum));
        return counts;
    }

    /** The ids of events that were answered with 200. */
    public Set<Long> acknowledged() {
        return acknowledged;
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
