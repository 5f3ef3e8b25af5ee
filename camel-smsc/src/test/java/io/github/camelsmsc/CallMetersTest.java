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

import java.util.List;

import io.github.camelsmsc.consumer.LogLines;
import io.github.camelsmsc.model.PhoneRental;
import io.github.camelsmsc.simulator.api.Misbehaviour;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.Page;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators see of the calls to the provider. */
class CallMetersTest extends SimulatorTestSupport {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        smsc.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС"));
        context.getRegistry().bind("meters", meters);
        return context;
    }

    private long calls(String operation, String outcome) {
        return meters.get("camel.smsc.calls").tag("operation", operation).tag("outcome", outcome).timer().count();
    }

    @Test
    void callsAreTimedByOperationAndOutcome() {
        template.request("smsc:receive_phones", exchange -> { });
        smsc.failNext(Page.WAIT_CALL, 5);
        template.request("smsc:wait_call?phone=79991234567", exchange -> { });
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.cutBeforeAnswer()).times(1);
        template.request("smsc:receive_phones?action=buy&phone=79990000001", exchange -> { });

        assertThat(calls("receive_phones", "ok")).isEqualTo(1);
        assertThat(calls("wait_call", "5")).isEqualTo(1);
        assertThat(calls("receive_phones", "unknown")).isEqualTo(1);
    }

    @Test
    void aCallWhoseDirectoryCannotBeMadeIsCounted() {
        template.request("smsc:downloads?action=get_file&taskId=7&tempDirectory=/dev/null/below", exchange -> { });

        assertThat(calls("downloads", "unknown")).isEqualTo(1);
    }

    @Test
    void waitsForTheQuotaAreCounted() {
        for (int i = 0; i < 3; i++) {
            template.request("smsc:receive_phones?quota=wait&quotaTimeout=1", exchange -> { });
        }

        assertThat(meters.get("camel.smsc.quota.waits").tag("operation", "receive_phones").counter().count()).isEqualTo(1);
    }

    @Test
    void aMeterThatFailsLeavesTheOutcomeOfTheCall() {
        meters.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                throw new NoClassDefFoundError("79991234567");
            }
        });

        try (LogLines log = new LogLines()) {
            assertThat(template.requestBody("smsc:receive_phones?action=buy&phone=79990000001", (Object) null)).isInstanceOf(PhoneRental.class);
            for (int i = 0; i < 2; i++) {
                assertThat(template.requestBody("smsc:receive_phones", (Object) null)).isEqualTo(List.of());
            }
            assertThat(template.request("smsc:receive_phones?quota=wait&quotaTimeout=1", exchange -> { }).getException())
                    .isInstanceOf(SmscQuotaException.class);
            assertThat(log.lines()).filteredOn(line -> line.contains("NoClassDefFoundError")).singleElement().asString()
                    .doesNotContain("79991234567");
        }
    }

    @Test
    void noPhoneIsInAnyTag() {
        template.request("smsc:wait_call?phone=79991234567", exchange -> { });

        assertThat(meters.getMeters().stream().map(Meter::getId).map(Object::toString)).isNotEmpty()
                .noneMatch(id -> id.contains("79991234567"));
    }
}
