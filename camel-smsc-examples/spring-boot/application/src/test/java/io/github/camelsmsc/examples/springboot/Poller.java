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
package io.github.camelsmsc.examples.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Sends signed callbacks without a pause from several threads, and counts what they are answered. */
final class Poller implements AutoCloseable {

    /** In place of a status: nobody listens, or the connection broke. */
    static final int REFUSED = -1;
    private static final int THREADS = 3;
    private static final int PATIENCE = 10_000;

    private final AtomicLong ids = new AtomicLong(5000);
    private final Map<Integer, Integer> counts = new ConcurrentHashMap<>();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> comeAgain = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private final URI uri;
    private volatile boolean over;

    Poller(String url) {
        uri = URI.create(url);
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(this::poll, "poller-" + i));
        }
        threads.forEach(Thread::start);
    }

    private void poll() {
        while (!over) {
            long id = ids.incrementAndGet();
            int status = answer(id);
            counts.merge(status, 1, Integer::sum);
            if (status == 200) {
                acknowledged.add(id);
            } else if (status == REFUSED) {
                // so that the machine has time for the application as well
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    private int answer(long id) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE);
            connection.setReadTimeout(PATIENCE);
            connection.setDoOutput(true);
            connection.getOutputStream().write(Signed.status(id).getBytes(StandardCharsets.US_ASCII));
            int status = connection.getResponseCode();
            if (status == 503) {
                comeAgain.add(String.valueOf(connection.getHeaderField("Retry-After")));
            }
            try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                if (body != null) {
                    body.readAllBytes();
                }
            }
            return status;
        } catch (IOException e) {
            return REFUSED;
        }
    }

    /** How often each status was seen. */
    Map<Integer, Integer> counts() {
        return new TreeMap<>(counts);
    }

    int count(int status) {
        return counts.getOrDefault(status, 0);
    }

    /** The ids of events that were answered with 200. */
    Set<Long> acknowledged() {
        return acknowledged;
    }

    /** What the header Retry-After of the answers 503 said. */
    Set<String> comeAgain() {
        return comeAgain;
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
