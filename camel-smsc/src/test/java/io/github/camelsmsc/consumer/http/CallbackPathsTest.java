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
package io.github.camelsmsc.consumer.http;

import java.time.Clock;
import java.util.stream.Stream;

import io.github.camelsmsc.consumer.CallbackGate;
import io.github.camelsmsc.consumer.ReadBudget;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallbackPathsTest {

    /** The class path of the tests has several servers: which one is meant cannot be told. */
    @Test
    void aPathWhoseServerCannotBeToldHasOneGateHoweverOftenItIsTried() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            CallbackPaths paths = new CallbackPaths(context, (path, component, registration) -> new CallbackGate(
                    path, component, registration, null, Clock.systemUTC(), new ReadBudget(() -> 1)), Stream::empty);

            CallbackGate gate = paths.gate(null, "/smsc/callback");

            assertThat(paths.gate(null, "/smsc/callback")).isSameAs(gate);
            assertThat(paths.gate(null, "/other")).isNotSameAs(gate);
            assertThat(paths.gates()).hasSize(2);
        }
    }
}
