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
package io.github.camelsmsc;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelsmsc.quota.QuotaStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A wait for the quota is one, however many have a say in it. */
class QuotaWaitsTest extends ProducerTestSupport {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void aCallThatWaitsHereAndForOtherNodesIsCountedOnce() {
        AtomicInteger claims = new AtomicInteger();
        server.answers("{\"id\":1,\"cnt\":1}");
        smsc.stop();
        context.getRegistry().bind("meters", meters);
        smsc.setQuotaStore(new QuotaStore() {
            @Override
            public Decision claim(Claim claim) {
                return claims.incrementAndGet() == 2 ? new Decision(null, Refusal.REQUESTS, Duration.ofMillis(1))
                        : new Decision("permit", null, null);
            }

            @Override
            public void renew(String permit, Duration lease) {
                // nobody else is there
            }

            @Override
            public void end(String permit, boolean sent) {
                // nothing to keep
            }
        });
        smsc.start();

        template.requestBody("smsc:send?phone=79991234567&quota=wait", (Object) "text");
        Future<Object> second = template.asyncRequestBody("smsc:send?phone=79991234567&quota=wait", "text");
        Awaitility.await().until(quotaClock::isWaitedFor);
        quotaClock.advance(QuotaStore.WINDOW);
        Awaitility.await().until(second::isDone);

        assertThat(claims).hasValue(3);
        assertThat(meters.get("camel.smsc.quota.waits").tag("operation", "send").counter().count()).isEqualTo(1);
    }
}
