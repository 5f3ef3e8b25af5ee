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

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

import io.github.camelsmsc.simulator.callback.CallbackRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The durable way measured: signed callback, JdbcMessageIdRepository in PostgreSQL, persistent queue of Artemis in a
 * transaction; beside a loop by hand in as many threads. Both are warmed up, then each has its turn in every round, the queue
 * empty before it. The system properties durable.events, durable.rounds and durable.warmup (in events) make it long enough for
 * figures; as it is it only shows that all of it runs.
 */
class DurableThroughputTest {

    private static final int EVENTS = Integer.getInteger("durable.events", 100);
    private static final int ROUNDS = Integer.getInteger("durable.rounds", 2);
    private static final int WARMUP = Integer.getInteger("durable.warmup", 0);
    private static final int THREADS = Integer.getInteger("durable.threads", 16);

    @TempDir
    private Path directory;
    private int first;

    @Test
    void everyCallbackIsInTheQueueAndTheRateStandsBesideThatOfALoopByHand() throws Exception {
        try (PostgresqlServer server = PostgresqlServer.startOrSkip(); ArtemisBroker broker = new ArtemisBroker(directory).start()) {
            String database = ((PGSimpleDataSource) server.dataSource()).getUrl() + "?user=postgres";
            Path results = Files.createFile(directory.resolve("results"));
            try (Child callbacks = child(broker, database).with(DurableApplication.MODE, "callback");
                 Child hand = child(broker, database).with(DurableApplication.MODE, "hand")
                         .with(DurableApplication.RESULTS, results.toString())) {
                callbacks.start().awaitPort();
                // the port may be open before the route has started
                Patience.await().ignoreExceptions().untilAsserted(() -> byCallbacks(callbacks, 1));
                hand.start();
                if (WARMUP > 0) {
                    byCallbacks(callbacks, WARMUP);
                    byHand(hand, results, WARMUP);
                }
                broker.empty("sms");
                List<double[]> rounds = new ArrayList<>();
                for (int i = 0; i < ROUNDS; i++) {
                    double[] rates = new double[4];
                    for (int turn = 0; turn < 2; turn++) {
                        boolean callback = turn == i % 2;
                        Child child = callback ? callbacks : hand;
                        Duration before = child.cpu();
                        long nanos = callback ? byCallbacks(child, EVENTS) : byHand(child, results, EVENTS);
                        rates[callback ? 0 : 2] = EVENTS * 1e9 / nanos;
                        rates[callback ? 1 : 3] = child.cpu().minus(before).toNanos() / 1e3 / EVENTS;
                        assertThat(broker.messages("sms")).isEqualTo(EVENTS);
                        broker.empty("sms");
                    }
                    rounds.add(rates);
                }
                System.out.printf("DURABLE: %d rounds of %d events, %d threads: smsc:callback %s/s (%s us of CPU each),"
                                  + " by hand %s/s (%s us), ratio %s%n",
                        ROUNDS, EVENTS, THREADS, figure(rounds, "%.0f", r -> r[0]), figure(rounds, "%.0f", r -> r[1]),
                        figure(rounds, "%.0f", r -> r[2]), figure(rounds, "%.0f", r -> r[3]), figure(rounds, "%.2f", r -> r[0] / r[2]));
            }
        }
    }

    /** The median of the rounds, and the lowest and the highest. */
    private static String figure(List<double[]> rounds, String format, ToDoubleFunction<double[]> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return String.format(Locale.ROOT, format + " [" + format + "-" + format + "]",
                sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private long byCallbacks(Child child, int events) throws Exception {
        List<byte[]> requests = requests(child.callbackUrl(), events);
        long begin = System.nanoTime();
        send(child.port(), requests);
        return System.nanoTime() - begin;
    }

    private long byHand(Child child, Path results, int events) throws IOException {
        int before = Files.readAllLines(results).size();
        child.order(first + " " + events);
        first += events;
        List<String> lines = Patience.await().atMost(Duration.ofSeconds(60 + events / 50))
                .until(() -> Files.readAllLines(results), found -> found.size() > before);
        return Long.parseLong(lines.get(before));
    }

    private Child child(ArtemisBroker broker, String database) {
        return new Child(DurableApplication.class, directory).measured().with(DurableApplication.THREADS, Integer.toString(THREADS))
                .with(DurableApplication.BROKER, broker.url()).with(DurableApplication.DATABASE, database);
    }

    private List<byte[]> requests(String url, int events) {
        try (Provider signer = new Provider()) {
            first += events;
            return LongStream.range(first - events, first).mapToObj(id -> bytes(signer.request(url, Provider.status(id + 1)))).toList();
        }
    }

    private static byte[] bytes(CallbackRequest request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("POST " + request.uri().getRawPath() + "?" + request.uri().getRawQuery() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                          + "Content-Type: " + request.contentType() + "\r\nContent-Length: " + request.body().length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(request.body());
        return bytes.toByteArray();
    }

    /** Over as many connections as there are threads; by bare sockets, to leave the machine to what is measured. */
    private static void send(int port, List<byte[]> requests) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService senders = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> sender : senders.invokeAll(Collections.nCopies(THREADS, (Callable<Void>) () -> {
                try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    connection.setSoTimeout(60_000);
                    BufferedReader answers = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
                    for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                        connection.getOutputStream().write(requests.get(i));
                        assertThat(readStatus(answers)).isEqualTo(200);
                    }
                }
                return null;
            }))) {
                sender.get();
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private static int readStatus(BufferedReader answers) throws IOException {
        String status = answers.readLine();
        int length = 0;
        for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            length = line.toLowerCase(Locale.ROOT).startsWith("content-length:") ? Integer.parseInt(line.substring(15).trim()) : length;
        }
        answers.skip(length);
        return Integer.parseInt(status.split(" ")[1]);
    }
}
