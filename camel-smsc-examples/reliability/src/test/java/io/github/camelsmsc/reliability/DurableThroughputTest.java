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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import io.github.camelsmsc.simulator.callback.CallbackRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The durable way measured: signed callback, JdbcMessageIdRepository in PostgreSQL, persistent queue of Artemis in a
 * transaction; beside a loop by hand in as many threads. The system properties durable.events and durable.threads make it
 * long enough for figures; as it is it only shows that all of it runs.
 */
class DurableThroughputTest {

    private static final int EVENTS = Integer.getInteger("durable.events", 200);
    private static final int THREADS = Integer.getInteger("durable.threads", 16);

    @TempDir
    private Path directory;

    @Test
    void everyCallbackIsInTheQueueAndTheRateStandsBesideThatOfALoopByHand() throws Exception {
        try (PostgresqlServer server = PostgresqlServer.startOrSkip(); ArtemisBroker broker = new ArtemisBroker(directory).start()) {
            String database = ((PGSimpleDataSource) server.dataSource()).getUrl() + "?user=postgres";
            double callbacks;
            Duration callbacksCpu;
            try (Child child = child(broker, database).with(DurableApplication.MODE, "callback")) {
                child.start().awaitPort();
                List<byte[]> first = requests(child.callbackUrl(), 0);
                // the port may be open before the route has started
                Patience.await().ignoreExceptions().untilAsserted(() -> send(child.port(), first.subList(0, 1)));
                send(child.port(), first); // warms up
                List<byte[]> requests = requests(child.callbackUrl(), EVENTS);
                Duration before = child.cpu();
                long begin = System.nanoTime();
                send(child.port(), requests);
                callbacks = EVENTS / ((System.nanoTime() - begin) / 1e9);
                callbacksCpu = child.cpu().minus(before);
            }
            Path result = directory.resolve("result");
            try (Child child = child(broker, database).with(DurableApplication.MODE, "hand")
                    .with(DurableApplication.RESULT, result.toString())) {
                child.start();
                Patience.await().atMost(Duration.ofSeconds(60 + EVENTS / 50)).until(() -> Files.exists(result));
            }
            String[] byHand = Files.readString(result).split(" ");
            double byHandRate = EVENTS / (Long.parseLong(byHand[0]) / 1e9);
            System.out.printf("DURABLE: %d events, %d threads: smsc:callback %.0f/s (%d us of CPU each), by hand %.0f/s (%d us), ratio %.2f%n",
                    EVENTS, THREADS, callbacks, callbacksCpu.toNanos() / 1000 / EVENTS, byHandRate,
                    Long.parseLong(byHand[1]) / 1000 / EVENTS, callbacks / byHandRate);
            assertThat(broker.messages("sms")).as("of callbacks and by hand, each measured and warmed up").isEqualTo(4L * EVENTS);
        }
    }

    private Child child(ArtemisBroker broker, String database) {
        return new Child(DurableApplication.class, directory).measured().with(DurableApplication.THREADS, Integer.toString(THREADS))
                .with(DurableApplication.BROKER, broker.url()).with(DurableApplication.DATABASE, database)
                .with(DurableApplication.EVENTS, Integer.toString(EVENTS));
    }

    private static List<byte[]> requests(String url, long first) {
        try (Provider signer = new Provider()) {
            return LongStream.range(first, first + EVENTS).mapToObj(id -> bytes(signer.request(url, Provider.status(id + 1)))).toList();
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
