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
package io.github.camelsmsc.examples.quarkus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Sends one status after the other, each over a new connection, and counts the answers. */
final class Poller implements AutoCloseable {

    /** In place of a status: nobody listens, or the connection broke. */
    static final int REFUSED = -1;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Application application;
    private final AtomicLong ids = new AtomicLong(100_000);
    private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::poll, "poller");
    private volatile boolean over;

    Poller(Application application) {
        this.application = application;
        thread.start();
    }

    private void poll() {
        while (!over) {
            long id = ids.incrementAndGet();
            int status = send(id);
            answers.merge(status, 1, Integer::sum);
            if (status == 200) {
                acknowledged.add(id);
            } else if (status == REFUSED) {
                // so that the machine has time for the application as well
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private int send(long id) {
        String form = "id=" + id + "&phone=79991234567&status=1&ts=1700000000"
                      + "&md5=" + md5(id + ":79991234567:1:" + Application.SECRET);
        try (RawRequest request = new RawRequest(application.port(), PATIENCE)) {
            return request.head(Application.PATH, form.length()).send(form).status();
        } catch (IOException e) {
            return REFUSED;
        }
    }

    private static String md5(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often each status was seen. */
    Map<Integer, Integer> answers() {
        return answers;
    }

    /** The ids of events that were answered with 200. */
    Set<Long> acknowledged() {
        return acknowledged;
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
