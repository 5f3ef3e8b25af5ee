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
package io.github.camelsmsc.api;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.camelsmsc.quota.QuotaStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A place that a store of all nodes gives is used or given back. */
@Timeout(60)
class SharedQuotaTest {

    /** Until the interrupt has come between the answer and who waits for it. */
    private static final int MANY = 200;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Interrupts who asks at the moment of its answer. */
    private static final class InterruptingStore implements QuotaStore {

        private final Set<String> taken = ConcurrentHashMap.newKeySet();
        private final Thread asking = Thread.currentThread();
        private final boolean atTheEnd;

        InterruptingStore(boolean atTheEnd) {
            this.atTheEnd = atTheEnd;
        }

        @Override
        public Decision claim(Claim claim) {
            String permit = UUID.randomUUID().toString();
            taken.add(permit);
            if (!atTheEnd) {
                asking.interrupt();
            }
            return new Decision(permit, null, null);
        }

        @Override
        public void renew(String permit, Duration lease) {
            // no call takes so long
        }

        @Override
        public void end(String permit, boolean sent) {
            taken.remove(permit);
            if (atTheEnd) {
                asking.interrupt();
            }
        }
    }

    @Test
    void anInterruptThatComesWithTheAnswerOfTheStoreIsKeptAndThePlacesAreGivenBack() {
        InterruptingStore store = new InterruptingStore(false);
        ConcurrencyLimit places = new ConcurrencyLimit(1);
        SharedQuota quota = new SharedQuota(store, places, MANY, threads);

        for (int i = 0; i < MANY; i++) {
            ApiFailure failure = catchThrowableOfType(ApiFailure.class, () -> take(quota));

            assertThat(Thread.interrupted()).as("interrupted").isTrue();
            assertThat(failure).hasMessage("the wait for the quota was interrupted");
            assertThat(places.taken()).isZero();
        }
        Awaitility.await().untilAsserted(() -> assertThat(store.taken).isEmpty());
    }

    @Test
    void anInterruptThatComesAtTheEndOfACallIsKept() throws Exception {
        InterruptingStore store = new InterruptingStore(true);
        ConcurrencyLimit places = new ConcurrencyLimit(1);
        SharedQuota quota = new SharedQuota(store, places, MANY, threads);

        for (int i = 0; i < MANY; i++) {
            take(quota).end(true);

            assertThat(Thread.interrupted()).as("interrupted").isTrue();
            assertThat(places.taken()).isZero();
        }
        assertThat(store.taken).isEmpty();
    }

    private static SharedQuota.Permit take(SharedQuota quota) throws ApiFailure {
        return quota.take(quota.claim("account", "request", 2, Duration.ofSeconds(60)), Duration.ofSeconds(10),
                System.nanoTime() + Duration.ofSeconds(10).toNanos(), () -> { });
    }
}
