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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReceivePhonesTest {

    private static final String PAGE = "receive_phones.php";

    @RegisterExtension
    final SmscSimulatorExtension extension
            = new SmscSimulatorExtension(builder -> builder.balance("200.00").clock(new SimulatedClock()));

    private SmscSimulator smsc;
    private Calls calls;

    @BeforeEach
    void offerNumbers() {
        smsc = extension.simulator();
        calls = new Calls(smsc);
        smsc.addNumber(new NumberForRent("79991112233", 1, "300.00", "150.00", "МТС, SMS, <звонки>"));
        smsc.addNumber(new NumberForRent("79991112234", 2, "500.00", "250.00", "Tele2"));
    }

    @Test
    void listWhenFmt0() {
        assertThat(calls.text(PAGE, "get=1&fmt=0")).isEqualTo(
                "phone = 79991112233, type = 1, cost = 300.00, current_cost = 150.00, info = МТС, SMS, <звонки>\n"
                        + "phone = 79991112234, type = 2, cost = 500.00, current_cost = 250.00, info = Tele2");
    }

    @Test
    void listWithoutFmtIsFmt0() {
        assertThat(calls.text(PAGE, "get=1")).isEqualTo(calls.text(PAGE, "get=1&fmt=0"));
    }

    @Test
    void listWhenFmt1() {
        assertThat(calls.text(PAGE, "get=1&fmt=1")).isEqualTo(
                "79991112233,1,300.00,150.00,МТС, SMS, <звонки>\n79991112234,2,500.00,250.00,Tele2");
    }

    @Test
    void listWhenFmt2() {
        assertThat(calls.text(PAGE, "get=1&fmt=2")).isEqualTo("""
                <list>
                <receive_phone>
                <phone>79991112233</phone>
                <type>1</type>
                <cost>300.00</cost>
                <current_cost>150.00</current_cost>
                <info>МТС, SMS, &lt;звонки&gt;</info>
                </receive_phone>
                <receive_phone>
                <phone>79991112234</phone>
                <type>2</type>
                <cost>500.00</cost>
                <current_cost>250.00</current_cost>
                <info>Tele2</info>
                </receive_phone>
                </list>""");
    }

    @Test
    void listWhenFmt3() {
        assertThat(calls.text(PAGE, "get=1&fmt=3")).isEqualTo("""
                [{
                "phone": "79991112233",
                "type": 1,
                "cost": "300.00",
                "current_cost": "150.00",
                "info": "МТС, SMS, <звонки>"
                },
                {
                "phone": "79991112234",
                "type": 2,
                "cost": "500.00",
                "current_cost": "250.00",
                "info": "Tele2"
                }]""");
    }

    @Test
    void listAsThePagePrintsItLacksTheCommaBeforeInfo() {
        smsc.pageSlips(true);
        assertThat(calls.text(PAGE, "get=1&fmt=3")).contains("\"current_cost\": \"150.00\"\n\"info\"");
    }

    @Test
    void answerIsWindows1251UnlessAnotherCharsetIsAsked() {
        byte[] body = calls.post(PAGE, "get=1&fmt=1&" + Calls.CREDENTIALS).body();
        assertThat(new String(body, Calls.WINDOWS_1251)).contains("звонки");
    }

    @Test
    void answerIsInKoi8rIfAsked() throws Exception {
        byte[] body = calls.get(PAGE, "get=1&fmt=1&charset=koi8-r&" + Calls.CREDENTIALS).body();
        assertThat(new String(body, "koi8-r")).contains("звонки");
    }

    @Test
    void contentTypeNamesWindows1251WhateverWasAsked() {
        assertThat(calls.post(PAGE, "get=1&fmt=3&charset=utf-8&" + Calls.CREDENTIALS).headers()
                .firstValue("Content-Type")).hasValue("application/json; charset=windows-1251");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | cost = 150.00
            1 | 150.00
            2 | '<phone>\n<cost>150.00</cost>\n</phone>'
            3 | '{\n"cost": "150.00"\n}'
            """)
    void rentAnswersTheAmountDebited(int fmt, String answer) {
        assertThat(calls.text(PAGE, "buy=1&phone=79991112233&fmt=" + fmt)).isEqualTo(answer);
        assertThat(smsc.balance()).isEqualByComparingTo("50.00");
    }

    @Test
    void rentedNumberIsNoLongerAvailable() {
        calls.text(PAGE, "buy=1&phone=79991112233");
        assertThat(calls.text(PAGE, "get=1&fmt=1")).startsWith("79991112234").doesNotContain("79991112233");
    }

    @Test
    void automaticRenewalIsEnabledByDefault() {
        calls.text(PAGE, "buy=1&phone=79991112233");
        assertThat(smsc.rented()).containsExactly(new RentedNumber("79991112233", false, "150.00"));
    }

    @Test
    void noprolongCanBeSpecifiedInTheBuyCommand() {
        calls.text(PAGE, "buy=1&phone=79991112233&noprolong=1");
        assertThat(smsc.rented()).containsExactly(new RentedNumber("79991112233", true, "150.00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | OK
            1 | OK
            2 | <result>OK</result>
            3 | '{\n"result": "OK"\n}'
            """)
    void changeOfTheExtensionAttributeAnswersOk(int fmt, String answer) {
        calls.text(PAGE, "buy=1&phone=79991112233");
        assertThat(calls.text(PAGE, "chg=1&phone=79991112233&noprolong=1&fmt=" + fmt))
                .isEqualTo(answer);
        assertThat(smsc.rented().get(0).noprolong()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "get=2", "get=1&buy=1&phone=79991112233", "buy=1", "buy=1&phone=abc",
        "buy=1&phone=79990000000", "buy=1&phone=79991112233&noprolong=2", "chg=1&phone=79991112233&noprolong=1",
        "get=1&fmt=7", "get=1&charset=latin1" })
    void error1ErrorInParameters(String parameters) {
        assertThat(new String(calls.post(PAGE, parameters + "&" + Calls.CREDENTIALS).body(), Calls.WINDOWS_1251))
                .isEqualTo("ERROR = 1 (parameters error)");
        assertThat(smsc.rented()).isEmpty();
    }

    @Test
    void error3NotEnoughFundsToRent() {
        assertThat(calls.text(PAGE, "buy=1&phone=79991112234")).isEqualTo("ERROR = 3 (not enough money)");
        assertThat(smsc.balance()).isEqualByComparingTo("200.00");
    }

    @Test
    void getAndPostAreTheSame() {
        String query = "get=1&fmt=3&charset=utf-8&" + Calls.CREDENTIALS;
        assertThat(calls.get(PAGE, query).body()).isEqualTo(calls.post(PAGE, query).body());
    }

    @Test
    void parametersFromQueryAndBodyAreJoined() {
        assertThat(new String(calls.post(PAGE + "?get=1&fmt=1", Calls.CREDENTIALS).body(), Calls.WINDOWS_1251))
                .startsWith("79991112233,1,");
    }
}
