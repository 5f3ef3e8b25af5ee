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

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import io.github.camelsmsc.simulator.callback.CallbackRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Sends events to a process that is killed at random moments, until each was answered 200. */
final class KillsUnderLoad {

    static final int EVENTS = 600;
    private static final int KILLS = 3;
    private static final long SEED = 42;

    private KillsUnderLoad() {
    }

    static void run(Child child) {
        Random random = new Random(SEED);
        try (Provider signer = new Provider(); CompressedProvider provider = new CompressedProvider(SEED)) {
            child.start().awaitPort();
            for (int kill = 0; kill < KILLS; kill++) {
                int first = EVENTS * kill / KILLS;
                int last = EVENTS * (kill + 1) / KILLS;
                List<CallbackRequest> events = LongStream.range(first, last)
                        .mapToObj(id -> signer.request(child.callbackUrl(), Provider.message(id, "Событие " + id)))
                        .toList();
                provider.send(events);
                awaitDelivered(provider, first + random.nextInt(last - first));
                child.kill();
                child.start();
            }
            awaitDelivered(provider, EVENTS);
            assertThat(provider.forgotten()).as("answers of 404").isZero();
            assertThat(provider.givenUp()).as("events given up").isZero();
            assertThat(provider.answers(0)).as("attempts cut by a kill or refused").isPositive();
        }
    }

    private static void awaitDelivered(CompressedProvider provider, int events) {
        Patience.await().pollInterval(Duration.ofMillis(5))
                .until(() -> provider.delivered() + provider.forgotten() + provider.givenUp() >= events);
    }
}
