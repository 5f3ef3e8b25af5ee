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
package io.github.camelsmsc.simulator.junit;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.SmscSimulator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SmscSimulatorExtensionTest {

    @RegisterExtension
    static final SmscSimulatorExtension FOR_THE_CLASS = new SmscSimulatorExtension(b -> b.balance("7.00"));

    private static SmscSimulator seen;

    @Test
    void simulatorRunsDuringTheTestAndCanBeAParameter(SmscSimulator parameter) {
        assertThat(parameter).isSameAs(FOR_THE_CLASS.simulator());
        assertThat(new Calls(parameter).text("downloads.php", "get_list=1&fmt=3")).isEqualTo("[]");
        assertSameForAllTests();
    }

    @Test
    void settingsReachTheBuilder() {
        assertThat(FOR_THE_CLASS.simulator().balance()).isEqualByComparingTo("7.00");
        assertSameForAllTests();
    }

    private static void assertSameForAllTests() {
        if (seen != null) {
            assertThat(FOR_THE_CLASS.simulator()).isSameAs(seen);
        }
        seen = FOR_THE_CLASS.simulator();
    }

    @Nested
    class InANestedClass {

        @Test
        void itIsTheSimulatorOfTheOuterClass() {
            assertSameForAllTests();
        }
    }

    @Test
    void nestedClassesShareOneThatEndsWithTheOuterClass() {
        SmscSimulatorExtension extension = new SmscSimulatorExtension();
        extension.beforeAll(null);
        SmscSimulator simulator = extension.simulator();
        extension.beforeAll(null);
        assertThat(extension.simulator()).isSameAs(simulator);
        extension.afterAll(null);
        assertThat(new Calls(simulator).text("downloads.php", "get_list=1&fmt=3")).isEqualTo("[]");
        extension.afterAll(null);
        assertThatIllegalStateException().isThrownBy(extension::simulator);
    }

    @Test
    void withoutATestThereIsNoSimulator() {
        SmscSimulatorExtension unused = new SmscSimulatorExtension();
        assertThatIllegalStateException().isThrownBy(unused::simulator);
    }
}
