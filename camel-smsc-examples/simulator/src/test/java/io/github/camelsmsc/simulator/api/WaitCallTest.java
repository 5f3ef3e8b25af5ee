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

import java.time.Duration;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WaitCallTest {

    private static final String PAGE = "wait_call.php";
    private static final String SUBSCRIBER = "79995556677";

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(b -> b.clock(new SimulatedClock()));

    private SmscSimulator smsc;
    private Calls calls;

    @BeforeEach
    void numbers() {
        smsc = extension.simulator();
        calls = new Calls(smsc);
        smsc.numbersToCall("74950000001", "74950000002");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | phone = 74950000001, all_phones = 74950000001,74950000002
            1 | 74950000001,74950000002
            2 | '<result>\n<phone>74950000001</phone>\n<all_phones>\n<phone>74950000001</phone>\n\
            <phone>74950000002</phone>\n</all_phones>\n</result>'
            3 | '{\n"phone": "74950000001",\n"all_phones": [\n"74950000001",\n"74950000002"\n]\n}'
            """)
    void theNumberToCallAndAllNumbers(int fmt, String answer) {
        assertThat(calls.text(PAGE, "phone=" + SUBSCRIBER + "&fmt=" + fmt)).isEqualTo(answer);
    }

    @Test
    void whenFmt1TheFirstIsTheNumberToCall() {
        calls.text(PAGE, "phone=" + SUBSCRIBER);
        assertThat(calls.text(PAGE, "phone=" + SUBSCRIBER + "&fmt=1")).isEqualTo("74950000002,74950000001");
    }

    @Test
    void theAnswerAsThePagePrintsItLacksAQuote() {
        smsc.pageSlips(true);
        assertThat(calls.text(PAGE, "phone=" + SUBSCRIBER + "&fmt=3"))
                .contains("[\n74950000001\",\n\"74950000002\"\n]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "phone=", "phone=abc", "phone=123" })
    void error1ErrorInParameters(String parameters) {
        assertThat(calls.text(PAGE, parameters)).isEqualTo("ERROR = 1 (parameters error)");
    }

    @Test
    void error3InsufficientFunds() {
        smsc.balance("0.10");
        assertThat(calls.text(PAGE, "phone=" + SUBSCRIBER + "&fmt=1")).isEqualTo("0,-3");
    }

    @Test
    void error5ThePhoneNumberIsInTheBlackListOfTheClient() {
        smsc.blackList(SUBSCRIBER);
        assertThat(calls.text(PAGE, "phone=" + SUBSCRIBER + "&fmt=1")).isEqualTo("0,-5");
    }

    @Test
    void error6NotPossibleToGetTheCostDueToTheSettings() {
        smsc.allowSubscribers("380");
        assertThat(calls.text(PAGE, "phone=" + SUBSCRIBER + "&fmt=1")).isEqualTo("0,-6");
    }

    @Test
    void theSubscriberMustCallWithin15Minutes() {
        calls.text(PAGE, "phone=" + SUBSCRIBER);
        smsc.clock().advance(Duration.ofMinutes(15).plusSeconds(1));
        assertThatThrownBy(() -> smsc.subscriberCalls(SUBSCRIBER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theCallIsRecordedAsAnIncomingMessageWithTheTextWaitcall() {
        calls.text(PAGE, "phone=" + SUBSCRIBER);
        smsc.callbackUrl("http://127.0.0.1:1/nobody-listens");
        smsc.subscriberCalls(SUBSCRIBER);
        assertThat(smsc.inbox()).singleElement()
                .satisfies(message -> assertThat(message.fields()).containsEntry("mes", "[waitcall] "));
    }

    @Test
    void aCallThatNobodyAskedForIsNotAwaited() {
        assertThatThrownBy(() -> smsc.subscriberCalls(SUBSCRIBER)).isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(SUBSCRIBER);
    }
}
