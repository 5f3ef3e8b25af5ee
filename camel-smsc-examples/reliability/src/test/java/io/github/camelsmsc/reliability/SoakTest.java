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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import io.github.camelsmsc.simulator.callback.CallbackRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application under load that is restarted, suspended, stopped and killed again and again. The system properties
 * soak.events, soak.stops, soak.kills and soak.seed change the size and the moments.
 */
class SoakTest {

    private static final int EVENTS = Integer.getInteger("soak.events", 3_000);
    private static final long SEED = Long.getLong("soak.seed", 20_231_114L);
    private static final int STOPS = Integer.getInteger("soak.stops", 3);
    private static final int KILLS = Integer.getInteger("soak.kills", 3);

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @ValueSource(strings = {"platform-http", "jetty"})
    void noEventIsLostAndNoneComesTwiceWhereTheApplicationIsStopped(String server) {
        long begin = System.nanoTime();
        try (Child child = new Child(directory).with(ChildApplication.SERVER, server)
                     .with(ChildApplication.REPOSITORY, "jdbc")
                     .with(ChildApplication.STORE, directory.resolve("routed").toString())
                     .with(ChildApplication.TO, Routed.endpoint(directory));
             CompressedProvider provider = new CompressedProvider(SEED);
             Prober prober = new Prober(child.port())) {
            child.start();
            for (int i = 0; i < STOPS; i++) {
                load(child, provider, prober, i);
                child.terminate();
                child.start();
            }
            awaitDelivered(provider, (int) ((long) EVENTS * STOPS / (STOPS + KILLS)));
            Routed stopped = Routed.in(directory);

            for (int i = STOPS; i < STOPS + KILLS; i++) {
                load(child, provider, prober, i);
                child.kill();
                child.start();
            }
            awaitDelivered(provider, EVENTS);
            child.terminate();
            Routed all = Routed.in(directory);

            System.out.printf("SOAK %s: %d events, %d stops, %d kills, seed %d: lost %d, answers of 404: %d,"
                              + " twice %d after stops, %d after kills; at most %d attempts; answers %s, probes %s"
                              + " (0: none); %d s%n",
                    server, EVENTS, STOPS, KILLS, SEED, EVENTS - all.events(), provider.answers(404) + prober.answers(404),
                    stopped.twice(), all.twice() - stopped.twice(), provider.mostAttempts(), provider, prober,
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds());
            assertThat(all.events()).as("events routed").isEqualTo(EVENTS);
            assertThat(provider.answers(404) + prober.answers(404)).as("answers of 404").isZero();
            assertThat(stopped.twice()).as("events routed twice where the application was stopped").isZero();
            assertThat(all.twice()).as("events routed twice: at most what was in flight at each kill")
                    .isLessThanOrEqualTo((long) KILLS * CompressedProvider.SENDERS);
        }
    }

    /** Sends the next share of the events, disturbs the route, and returns at a random moment while they come in. */
    private void load(Child child, CompressedProvider provider, Prober prober, int cycle) {
        int first = (int) ((long) EVENTS * cycle / (STOPS + KILLS));
        int last = (int) ((long) EVENTS * (cycle + 1) / (STOPS + KILLS));
        // what the last restart left over comes first: the load of the first moments
        awaitDelivered(provider, first);
        provider.send(requests(child.callbackUrl(), first, last));
        int share = last - first;
        awaitDelivered(provider, first + share / 10);
        boolean suspend = random.nextBoolean();
        int refused = prober.answers(503);
        child.order(suspend ? "suspend" : "stop");
        Patience.await().until(() -> prober.answers(503) > refused + 20);
        child.order(suspend ? "resume" : "start");
        awaitDelivered(provider, first + share / 10 + random.nextInt(share * 8 / 10));
    }

    private static List<CallbackRequest> requests(String url, long first, long last) {
        try (Provider signer = new Provider()) {
            return LongStream.range(first, last)
                    .mapToObj(id -> signer.request(url,
                            id % 2 == 0 ? Provider.status(id + 1) : Provider.message(id + 1, "Привет, событие " + id)))
                    .toList();
        }
    }

    private static void awaitDelivered(CompressedProvider provider, int events) {
        Patience.await().pollInterval(Duration.ofMillis(5))
                .until(() -> provider.delivered() + provider.forgotten() + provider.givenUp() >= events);
    }
}
