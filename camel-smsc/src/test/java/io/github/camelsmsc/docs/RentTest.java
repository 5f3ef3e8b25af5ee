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
package io.github.camelsmsc.docs;

import java.math.BigDecimal;

import io.github.camelsmsc.SmscComponent;
import io.github.camelsmsc.SmscConfiguration;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.RentedNumber;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The test with CamelTestSupport that docs/simulator.adoc shows, which is this one. */
class RentTest extends CamelTestSupport {

    @RegisterExtension
    static final SmscSimulatorExtension SMSC = new SmscSimulatorExtension(settings -> settings.clock(new SimulatedClock()));

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        SmscConfiguration smsc = context.getComponent("smsc", SmscComponent.class).getConfiguration();
        smsc.setBaseUri(SMSC.simulator().baseUri().toString());
        smsc.setLogin("demo");
        smsc.setPassword("secret");
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() { // the route to be tested
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:rent").toD("smsc:receive_phones?action=buy&phone=${header.number}").to("mock:rented");
            }
        };
    }

    @Test
    void rentsTheNumber() throws Exception {
        SMSC.simulator().addNumber(new NumberForRent("79991112233", 1, "300.00", "150.00", "SMS"));
        getMockEndpoint("mock:rented").expectedHeaderReceived("CamelSmscCost", new BigDecimal("150.00"));

        template().sendBodyAndHeader("direct:rent", null, "number", "79991112233");

        MockEndpoint.assertIsSatisfied(context());
        assertThat(SMSC.simulator().rented()).extracting(RentedNumber::phone).containsExactly("79991112233");
    }
}
