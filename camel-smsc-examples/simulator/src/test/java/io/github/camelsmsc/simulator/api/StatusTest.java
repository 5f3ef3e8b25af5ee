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

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.Handler;
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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** status.php, and the way of a message through its states to the handler. */
class StatusTest {

    private static final String PHONE = "79991234567";

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(b -> b.clock(new SimulatedClock()));

    private SmscSimulator smsc;
    private Calls calls;

    @BeforeEach
    void running() {
        smsc = extension.simulator();
        calls = new Calls(smsc);
        send("id=33&phones=" + PHONE + "&mes=hello, world");
    }

    private void send(String parameters) {
        assertThat(calls.text("send.php", parameters)).startsWith("OK");
    }

    private String status(String parameters) {
        return calls.text("status.php", parameters);
    }

    @Test
    void statesOneAfterTheOther() {
        assertThat(status("id=33&phone=" + PHONE + "&fmt=1")).isEqualTo("-1,1700000000,0");
        smsc.clock().advance(Duration.ofSeconds(1));
        assertThat(status("id=33&phone=" + PHONE + "&fmt=1")).isEqualTo("0,1700000001,0");
        smsc.clock().advance(Duration.ofSeconds(3));
        assertThat(status("id=33&phone=" + PHONE + "&fmt=1")).isEqualTo("1,1700000004,0");
        smsc.clock().advance(Duration.ofDays(2));
        assertThat(status("id=33&phone=" + PHONE + "&fmt=1")).isEqualTo("1,1700000004,0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | Status = 1, check_time = 14.11.2023 22:13:24, err = 0
            1 | 1,1700000004,0
            2 | '<sms>\n<status>1</status>\n<last_date>14.11.2023 22:13:24</last_date>\n<last_timestamp>1700000004</last_timestamp>\n</sms>'
            3 | '{\n"status": 1,\n"last_date": "14.11.2023 22:13:24",\n"last_timestamp": 1700000004\n}'
            """)
    void aDeliveredMessage(int fmt, String answer) {
        smsc.clock().advance(Duration.ofMinutes(1));
        assertThat(status("id=33&phone=" + PHONE + "&fmt=" + fmt)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 1 | 1,1700000004,0,1700000000,79991234567,4.20,SMSC.RU,Доставлено,hello, world,,0
            1 | 2 | 1,1700000004,0,1700000000,79991234567,4.20,Россия,МТС,Москва и Московская область,SMSC.RU,Доставлено,hello, world,,0
            """)
    void detailsWhenFmt1(int fmt, int all, String answer) {
        smsc.clock().advance(Duration.ofMinutes(1));
        assertThat(status("id=33&phone=" + PHONE + "&fmt=" + fmt + "&all=" + all)).isEqualTo(answer);
    }

    @Test
    void detailsWhenFmt3() {
        smsc.clock().advance(Duration.ofMinutes(1));
        assertThat(status("id=33&phone=" + PHONE + "&fmt=3&all=2")).isEqualTo("""
                {
                "status": 1,
                "last_date": "14.11.2023 22:13:24",
                "last_timestamp": 1700000004,
                "send_date": "14.11.2023 22:13:20",
                "send_timestamp": 1700000000,
                "phone": "79991234567",
                "cost": "4.20",
                "sender_id": "SMSC.RU",
                "status_name": "Доставлено",
                "message": "hello, world",
                "comment": "",
                "type": 0,
                "country": "Россия",
                "operator": "МТС",
                "region": "Москва и Московская область"
                }""");
    }

    @Test
    void anHlrRequestHasItsFields() {
        send("id=34&hlr=1&phones=" + PHONE);
        smsc.clock().advance(Duration.ofMinutes(1));
        assertThat(status("id=34&phone=" + PHONE + "&fmt=1"))
                .isEqualTo("1,1700000004,0,250019991234567,79160000001,250,01,Россия,МТС,,");
        String[] all1 = status("id=34&phone=" + PHONE + "&fmt=1&all=1").split(",");
        String[] all2 = status("id=34&phone=" + PHONE + "&fmt=1&all=2").split(",");
        assertThat(all1[14]).isEqualTo("HLR");
        assertThat(all2[17]).isEqualTo("HLR");
        assertThat(status("id=34&phone=" + PHONE + "&fmt=3")).contains("\"imsi\": \"250019991234567\"", "\"flag\": 4",
                "\"rcn\": \"\"");
    }

    @Test
    void severalInOneRequestNameThemselves() {
        send("id=35&phones=79990000001&mes=x");
        assertThat(status("id=33,99&phone=" + PHONE + ",79990000001&fmt=3")).isEqualTo("""
                [{
                "id": 33,
                "phone": "79991234567",
                "status": -1,
                "last_date": "14.11.2023 22:13:20",
                "last_timestamp": 1700000000
                },
                {
                "id": 99,
                "phone": "79990000001",
                "status": -3,
                "last_date": "",
                "last_timestamp": 0
                }]""");
        assertThat(status("id=35,33&phone=79990000001," + PHONE + "&fmt=1")).isEqualTo("-1,1700000000,0\n-1,1700000000,0");
        assertThat(status("id=33,&phone=" + PHONE + ",&fmt=3")).startsWith("[{");
        assertThat(status("id=33,35&phone=" + PHONE + ",79990000001&fmt=2")).startsWith("<list>\n<sms>\n<id>33</id>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | Status = -3, check_time = , err = 0
            1 | -3,0,0
            3 | '{\n"status": -3,\n"last_date": "",\n"last_timestamp": 0\n}'
            """)
    void notFoundIsAState(int fmt, String answer) {
        assertThat(status("id=33&phone=79990000000&fmt=" + fmt)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = { "id=33", "phone=79991234567", "id=33,34&phone=79991234567", "id=x&phone=79991234567",
        "id=33&phone=79991234567&all=3" })
    void error1ParametersError(String parameters) {
        assertThat(status(parameters + "&fmt=1")).isEqualTo("0,-1");
    }

    @Test
    void aDeletedMessageIsNotFoundAndCannotBeDeletedAgain() {
        assertThat(status("del=1&id=33&phone=" + PHONE + "&fmt=3")).isEqualTo("OK");
        assertThat(status("id=33&phone=" + PHONE + "&fmt=1")).isEqualTo("-3,0,0");
        assertThat(status("del=1&id=33&phone=" + PHONE + "&fmt=1")).isEqualTo("0,-5");
    }

    @Test
    void error9FiveIdenticalForOneMessageOneForSeveral() {
        for (int i = 0; i < 5; i++) {
            assertThat(status("id=33&phone=" + PHONE + "&fmt=1")).startsWith("-1,");
        }
        assertThat(status("id=33&phone=" + PHONE + "&fmt=1")).isEqualTo("0,-9");
        assertThat(status("id=33,&phone=" + PHONE + "&fmt=1")).startsWith("-1,");
        assertThat(status("id=33,&phone=" + PHONE + "&fmt=1")).isEqualTo("0,-9");
    }

    @Test
    void finalStatesAreCalledBackWithWhatThePageHas() {
        try (Handler handler = new Handler(n -> 200)) {
            smsc.callbackUrl(handler.address() + "/?charset=utf-8&md5=s");
            smsc.outcome("79990000002", Outcome.of(20, 6).with("syserr", "12"));
            send("id=36&phones=79990000002&mes=" + "a".repeat(161) + "&sender=Me");
            smsc.clock().advance(Duration.ofSeconds(2));
            assertThat(handler.seen()).isEmpty();
            smsc.clock().advance(Duration.ofSeconds(2));
            assertThat(handler.seen()).hasSize(2);
            assertThat(handler.last().form(StandardCharsets.UTF_8)).containsEntry("id", "36")
                    .containsEntry("phone", "79990000002").containsEntry("status", "20").containsEntry("err", "6")
                    .containsEntry("syserr", "12").containsEntry("ts", "1700000004").containsEntry("cnt", "2")
                    .containsEntry("cost", "8.40").containsEntry("sender", "Me").containsEntry("type", "0")
                    .containsEntry("time", "14.11.23 22:13:24").containsKey("md5");
        }
    }

    @Test
    void theAnswerToAnHlrRequestIsCalledBackWithItsFields() {
        try (Handler handler = new Handler(n -> 200)) {
            smsc.callbackUrl(handler.address() + "/?charset=utf-8");
            send("id=37&hlr=1&phones=79990000003");
            smsc.clock().advance(Duration.ofSeconds(4));
            assertThat(handler.last().form(StandardCharsets.UTF_8)).containsEntry("type", "4")
                    .containsEntry("flag", "4").containsEntry("imsi", "250019990000003").containsEntry("cn", "Россия")
                    .doesNotContainKey("rcn");
        }
    }

    @Test
    void aStateByCommandIsCalledBackAndStays() {
        try (Handler handler = new Handler(n -> 200)) {
            smsc.callbackUrl(handler.address() + "/?charset=utf-8");
            smsc.messageStatus(33, PHONE, Outcome.of(25, 248));
            smsc.clock().advance(Duration.ofMinutes(1));
            assertThat(handler.seen()).hasSize(1);
            assertThat(status("id=33&phone=" + PHONE + "&fmt=1")).isEqualTo("25,1700000000,248");
            smsc.messageStatus(33, PHONE, Outcome.of(2, 0));
            assertThat(handler.seen()).hasSize(2);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> smsc.messageStatus(34, PHONE, Outcome.delivered()))
                .withMessageContaining("34").withMessageNotContaining(PHONE);
    }

    @Test
    void theTextOfAMessageHasNoPhoneAndNoText() {
        assertThat(smsc.outbox().toString()).doesNotContain(PHONE, "hello");
    }
}
