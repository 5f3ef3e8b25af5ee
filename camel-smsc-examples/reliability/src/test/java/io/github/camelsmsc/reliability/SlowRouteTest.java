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
import java.util.stream.LongStream;

import io.github.camelsmsc.simulator.callback.CallbackRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A route that is slower than its events come, from 500 connections: {@code maxInFlight} keeps what it has in hand small, and
 * the repeats bring the rest. The system property slow.events changes the number of events.
 */
class SlowRouteTest {

    private static final int EVENTS = Integer.getInteger("slow.events", 2_000);
    private static final int CONNECTIONS = 500;
    private static final long SEED = 7;
    private static final long MORE = 16L * 1024 * 1024;

    @TempDir
    private Path directory;

    @Test
    void maxInFlightKeepsTheHeapFlatAndTheRepeatsLoseNothing() {
        try (Child child = new Child(directory).with(ChildApplication.MAX_IN_FLIGHT, "50").with(ChildApplication.DELAY, "50")
                .with(ChildApplication.TO, Routed.endpoint(directory));
             Provider signer = new Provider(); CompressedProvider provider = new CompressedProvider(SEED, CONNECTIONS)) {
            child.start().awaitPort();
            Patience.await().until(() -> signer.send(child.callbackUrl(), Provider.status(EVENTS + 1)) == 200);
            List<CallbackRequest> events = LongStream.rangeClosed(1, EVENTS)
                    .mapToObj(id -> signer.request(child.callbackUrl(), Provider.message(id, "Событие " + id))).toList();
            provider.send(events);

            awaitDelivered(provider, EVENTS / 4);
            long early = child.liveHeap();
            awaitDelivered(provider, EVENTS * 3 / 4);
            long late = child.liveHeap();
            awaitDelivered(provider, EVENTS);

            System.out.printf("SLOW ROUTE: %d events from %d connections, answers %s, at most %d attempts, heap %d and %d KiB%n",
                    EVENTS, CONNECTIONS, provider, provider.mostAttempts(), early / 1024, late / 1024);
            assertThat(provider.answers(503)).as("refused for maxInFlight").isPositive();
            assertThat(provider.forgotten() + provider.givenUp()).isZero();
            assertThat(late).as("the heap's growth").isLessThan(early + MORE);
            assertThat(Routed.in(directory).events()).isEqualTo(EVENTS + 1);
        }
    }

    private static void awaitDelivered(CompressedProvider provider, int events) {
        Patience.await().pollInterval(Duration.ofMillis(5))
                .until(() -> provider.delivered() + provider.forgotten() + provider.givenUp() >= events);
    }
}
