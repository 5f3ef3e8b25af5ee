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

import java.util.function.UnaryOperator;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.SmscSimulatorBuilder;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The component in a context of its own for each test, and a simulated provider of its own to call. */
public abstract class SimulatorTestSupport extends CamelTestSupport {

    /** Runs as long as the test. */
    protected SmscSimulator smsc;
    @RegisterExtension
    final SmscSimulatorExtension provider;

    protected SimulatorTestSupport() {
        this(UnaryOperator.identity());
    }

    /** With other settings of the simulator than its defaults. */
    protected SimulatorTestSupport(UnaryOperator<SmscSimulatorBuilder> settings) {
        provider = new SmscSimulatorExtension(settings);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        smsc = provider.simulator();
        SmscComponent component = new SmscComponent();
        component.getConfiguration().setBaseUri(smsc.baseUri().toString());
        component.getConfiguration().setLogin("demo");
        component.getConfiguration().setPassword("secret");
        context.addComponent("smsc", component);
        return context;
    }
}
