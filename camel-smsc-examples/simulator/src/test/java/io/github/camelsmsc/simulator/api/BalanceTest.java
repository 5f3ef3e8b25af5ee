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
package io.github.camelsmsc.simulator.api;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BalanceTest {

    @RegisterExtension
    final SmscSimulatorExtension extension
            = new SmscSimulatorExtension(b -> b.balance("1871.62").clock(new SimulatedClock()));

    private String balance(String parameters) {
        return new Calls(extension.simulator()).text("balance.php", parameters);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fmt=0       | 1871.62
            fmt=1       | 1871.62
            fmt=2       | <balance>1871.62</balance>
            fmt=3       | '{\n"balance": "1871.62"\n}'
            fmt=0&cur=1 | 1871.62 RUR
            fmt=1&cur=1 | 1871.62,RUR
            fmt=2&cur=1 | '<result>\n<balance>1871.62</balance>\n<currency>RUR</currency>\n</result>'
            fmt=3&cur=1 | '{\n"balance": "1871.62",\n"currency": "RUR"\n}'
            fmt=1&cur=2 | 0,-1
            """)
    void whatIsLeft(String parameters, String answer) {
        assertThat(balance(parameters)).isEqualTo(answer);
    }

    @Test
    void theCreditIfThereIsOneAndAnotherCurrency() {
        SmscSimulator smsc = extension.simulator();
        smsc.credit("100.00");
        smsc.currency("KZT");
        assertThat(balance("fmt=3&cur=1")).isEqualTo("{\n\"balance\": \"1871.62\",\n\"currency\": \"KZT\",\n\"credit\": \"100.00\"\n}");
    }

    @Test
    void error9TenIdenticalRequestsAMinute() {
        for (int i = 0; i < 10; i++) {
            assertThat(balance("fmt=1")).isEqualTo("1871.62");
        }
        assertThat(balance("fmt=1")).isEqualTo("0,-9");
    }
}
