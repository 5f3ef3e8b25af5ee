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
import java.time.ZoneId;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.Handler;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** get.php: get_answers and get_messages. */
class GetTest {

    private static final String PHONE = "79991234567";

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(
            b -> b.clock(new SimulatedClock()).timeZone(ZoneId.of("Europe/Moscow")));

    private SmscSimulator smsc;
    private Calls calls;

    @BeforeEach
    void running() {
        smsc = extension.simulator();
        calls = new Calls(smsc);
    }

    private String get(String parameters) {
        return calls.text("get.php", parameters);
    }

    @Test
    void incomingMessagesWhenFmt0() {
        smsc.receive(IncomingSms.of(PHONE, "да, конечно", "79007654321").id(5));
        assertThat(get("get_answers=1")).isEqualTo("id = 5, received = 15.11.2023 01:13:20, phone = 79991234567, "
                + "message = да, конечно, to_phone = 79007654321, sent = 15.11.2023 01:13:20");
    }

    @Test
    void incomingMessagesWhenFmt2And3() {
        smsc.receive(IncomingSms.of(PHONE, "<b>", "79007654321").id(5));
        assertThat(get("get_answers=1&fmt=2")).startsWith("<list>\n<answer>\n<id>5</id>").contains("&lt;b&gt;");
        assertThat(get("get_answers=1&fmt=3")).isEqualTo("""
                [{
                "id": 5,
                "received": "15.11.2023 01:13:20",
                "phone": "79991234567",
                "message": "<b>",
                "to_phone": "79007654321",
                "sent": "15.11.2023 01:13:20"
                }]""");
    }

    @Test
    void noIncomingMessagesAreAnEmptyList() {
        assertThat(get("get_answers=1&fmt=3")).isEqualTo("[]");
    }

    @Test
    void whatTheCallbackToldHasTheSameIdentifierAndTime() {
        try (Handler handler = new Handler(n -> 200)) {
            smsc.callbackUrl(handler.address() + "/");
            smsc.sendMessage(IncomingSms.of(PHONE, "x", "79007654321"));
            String id = handler.last().form(Calls.WINDOWS_1251).get("id");
            assertThat(get("get_answers=1&fmt=1")).startsWith(id + ",15.11.2023 01:13:20,");
        }
    }

    @Test
    void aConfirmationCallIsListedWithTheNumberThatWasCalled() {
        calls.text("wait_call.php", "phone=" + PHONE);
        try (Handler handler = new Handler(n -> 200)) {
            smsc.callbackUrl(handler.address() + "/");
            smsc.subscriberCalls(PHONE);
        }
        assertThat(get("get_answers=1&fmt=3")).contains("\"message\": \"[waitcall] \"", "\"to_phone\": \"79001112200\"");
    }

    @Test
    void newestFirstWithinTheHoursAndAfterAnIdentifierOldestFirst() {
        smsc.receive(IncomingSms.of(PHONE, "1", "79007654321").id(1));
        smsc.clock().advance(Duration.ofMinutes(90));
        smsc.receive(IncomingSms.of(PHONE, "2", "79007654322").id(2));
        smsc.receive(IncomingSms.of(PHONE, "3", "79007654321").id(3));
        assertThat(ids(get("get_answers=1&fmt=1"))).isEqualTo("32");
        assertThat(ids(get("get_answers=1&fmt=1&hour=2"))).isEqualTo("321");
        assertThat(ids(get("get_answers=1&fmt=1&hour=2&cnt=1"))).isEqualTo("3");
        assertThat(ids(get("get_answers=1&fmt=1&after_id=0&cnt=2"))).isEqualTo("12");
        assertThat(ids(get("get_answers=1&fmt=1&after_id=1"))).isEqualTo("23");
        assertThat(ids(get("get_answers=1&fmt=1&hour=2&to_phone=79007654321"))).isEqualTo("31");
    }

    private static String ids(String rows) {
        return rows.lines().map(row -> row.substring(0, row.indexOf(','))).reduce("", String::concat);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "get_answers=1&get_messages=1", "get_answers=1&hour=169", "get_answers=1&cnt=10001",
        "get_answers=1&after_id=x", "get_messages=1&cnt=1001", "get_messages=1&start=2023-11-14",
        "get_messages=1&start=30.02.2023", "get_messages=1&start=13.05.2023", "get_stat=1" })
    void error1ParametersError(String parameters) {
        assertThat(get(parameters + "&fmt=1")).isEqualTo("0,-1");
    }

    @Test
    void sentMessagesOfADay() {
        calls.text("send.php", "phones=" + PHONE + "&mes=one&id=7");
        calls.text("send.php", "phones=79990000001&mes=two&id=8");
        smsc.clock().advance(Duration.ofMinutes(1));
        assertThat(get("get_messages=1&fmt=3&phone=" + PHONE)).startsWith("[{\n\"int_id\": 1,\n\"id\": 7,\n\"status\": 1,")
                .contains("\"message\": \"one\"").doesNotContain("two");
        assertThat(ids(get("get_messages=1&fmt=1"))).isEqualTo("21");
        smsc.clock().advance(Duration.ofDays(1));
        assertThat(get("get_messages=1&fmt=1")).isEqualTo("0,-3");
        assertThat(ids(get("get_messages=1&fmt=1&start=15.11.2023&end=15.11.2023"))).isEqualTo("21");
        assertThat(get("get_messages=1&fmt=1&start=14.11.2023&end=14.11.2023")).isEqualTo("0,-3");
    }

    @Test
    void pagesGoBackwards() {
        for (int i = 1; i <= 5; i++) {
            calls.text("send.php", "phones=" + PHONE + "&mes=" + i + "&id=" + i);
        }
        assertThat(ids(get("get_messages=1&fmt=1&cnt=2"))).isEqualTo("54");
        assertThat(ids(get("get_messages=1&fmt=1&cnt=2&prev_id=4"))).isEqualTo("32");
        assertThat(ids(get("get_messages=1&fmt=1&cnt=2&prev_id=2"))).isEqualTo("1");
        assertThat(get("get_messages=1&fmt=1&cnt=2&prev_id=1")).isEqualTo("0,-3");
    }

    @Test
    void eMailsAreAskedForByTheirFormatOrTheirAddress() {
        calls.text("send.php", "phones=" + PHONE + "&mes=one");
        calls.text("send.php", "phones=a@example.org&mail=1&mes=two");
        assertThat(ids(get("get_messages=1&fmt=1&format=8"))).isEqualTo("2");
        assertThat(ids(get("get_messages=1&fmt=1&format=0"))).isEqualTo("1");
        assertThat(ids(get("get_messages=1&fmt=1&email=a@example.org"))).isEqualTo("2");
    }

    @Test
    void error9ThreeIdenticalRequestsAMinute() {
        for (int i = 0; i < 3; i++) {
            assertThat(get("get_answers=1&fmt=1")).isEmpty();
        }
        assertThat(get("get_answers=1&fmt=1")).isEqualTo("0,-9");
    }
}
