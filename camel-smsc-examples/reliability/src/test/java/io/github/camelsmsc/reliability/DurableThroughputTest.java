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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    private static final long SEED = 3;

    @TempDir
    private Path directory;

    @Test
    void everyCallbackIsInTheQueueAndTheRateStandsBesideThatOfALoopByHand() throws Exception {
        try (PostgresqlServer server = PostgresqlServer.startOrSkip(); ArtemisBroker broker = new ArtemisBroker(directory).start()) {
            String database = ((PGSimpleDataSource) server.dataSource()).getUrl() + "?user=postgres";
            double callbacks;
            Duration callbacksCpu;
            try (Child child = child(broker, database).with(DurableApplication.MODE, "callback");
                 CompressedProvider provider = new CompressedProvider(SEED, THREADS)) {
                child.start().awaitPort();
                provider.send(requests(child.callbackUrl(), 0)); // warms up
                awaitDelivered(provider, EVENTS);
                Duration before = child.cpu();
                long begin = System.nanoTime();
                provider.send(requests(child.callbackUrl(), EVENTS));
                awaitDelivered(provider, 2 * EVENTS);
                callbacks = EVENTS / ((System.nanoTime() - begin) / 1e9);
                callbacksCpu = child.cpu().minus(before);
            }
            Path result = directory.resolve("nanos");
            double byHand;
            try (Child child = child(broker, database).with(DurableApplication.MODE, "hand")
                    .with(DurableApplication.RESULT, result.toString())) {
                child.start();
                Patience.await().until(() -> Files.exists(result));
                byHand = EVENTS / (Long.parseLong(Files.readString(result)) / 1e9);
            }
            System.out.printf("DURABLE: %d events, %d threads: smsc:callback %.0f/s (%d us of CPU each, the load beside it),"
                              + " by hand %.0f/s, ratio %.2f%n",
                    EVENTS, THREADS, callbacks, callbacksCpu.toNanos() / 1000 / EVENTS, byHand, callbacks / byHand);
            assertThat(broker.messages("sms")).as("of callbacks and by hand, each measured and warmed up").isEqualTo(4L * EVENTS);
        }
    }

    private Child child(ArtemisBroker broker, String database) {
        return new Child(DurableApplication.class, directory).with(DurableApplication.THREADS, Integer.toString(THREADS))
                .with(DurableApplication.BROKER, broker.url()).with(DurableApplication.DATABASE, database)
                .with(DurableApplication.EVENTS, Integer.toString(EVENTS));
    }

    private static List<CallbackRequest> requests(String url, long first) {
        try (Provider signer = new Provider()) {
            return LongStream.range(first, first + EVENTS).mapToObj(id -> signer.request(url, Provider.status(id + 1))).toList();
        }
    }

    private static void awaitDelivered(CompressedProvider provider, int events) {
        Patience.await().pollInterval(Duration.ofMillis(1))
                .until(() -> provider.delivered() + provider.forgotten() + provider.givenUp() >= events);
    }
}
