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
package io.github.camelsmsc.reliability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelsmsc.simulator.callback.CallbackRequest;

/**
 * The provider under load, its four minutes compressed to about a second: an event is sent until the answer is 200 or
 * 404, or 50 others came. An attempt without an answer does not count: how many seconds an application needs to start is
 * the machine's.
 */
final class CompressedProvider implements AutoCloseable {

    static final int SENDERS = 16;
    private static final int MAX_ANSWERS = 50;
    private static final int REPEAT_MILLIS = 1000;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private final DelayQueue<Event> due = new DelayQueue<>();
    private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger forgotten = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final AtomicInteger mostAttempts = new AtomicInteger();
    private final ExecutorService senders;

    CompressedProvider(long seed) {
        this(seed, SENDERS);
    }

    /** With as many connections at once. */
    CompressedProvider(long seed, int connections) {
        senders = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            Random random = new Random(seed + i);
            senders.execute(() -> send(random));
        }
    }

    /** One event and how often it was sent. */
    private static final class Event implements Delayed {
        private final HttpRequest request;
        private int attempts;
        private int answers;
        private long dueNanos = System.nanoTime();

        Event(HttpRequest request) {
            this.request = request;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(dueNanos, ((Event) other).dueNanos);
        }
    }

    /** Begins to send these. */
    void send(List<CallbackRequest> requests) {
        List<Event> events = new ArrayList<>();
        for (CallbackRequest request : requests) {
            events.add(new Event(HttpRequest.newBuilder(URI.create(request.uri().toString()))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", request.contentType())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(request.body())).build()));
        }
        due.addAll(events);
    }

    private void send(Random random) {
        try {
            while (true) {
                Event event = due.take();
                int status = post(event.request);
                event.attempts++;
                event.answers += status == 0 ? 0 : 1;
                mostAttempts.accumulateAndGet(event.attempts, Math::max);
                answers.merge(status, 1, Integer::sum);
                if (status == 200) {
                    delivered.incrementAndGet();
                } else if (status == 404) {
                    forgotten.incrementAndGet();
                } else if (event.answers == MAX_ANSWERS) {
                    givenUp.incrementAndGet();
                } else {
                    long wait = REPEAT_MILLIS / 2 + random.nextInt(REPEAT_MILLIS);
                    event.dueNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait);
                    due.add(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The answer's status, 0 if there was none. */
    private int post(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Events answered 200. */
    int delivered() {
        return delivered.get();
    }

    /** Events answered 404, which the provider forgets. */
    int forgotten() {
        return forgotten.get();
    }

    /** Events answered neither 200 nor 404 fifty times. */
    int givenUp() {
        return givenUp.get();
    }

    /** How often an answer came; 0 stands for none. */
    int answers(int status) {
        return answers.getOrDefault(status, 0);
    }

    /** The most attempts that an event took. */
    int mostAttempts() {
        return mostAttempts.get();
    }

    @Override
    public String toString() {
        return answers.toString();
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
