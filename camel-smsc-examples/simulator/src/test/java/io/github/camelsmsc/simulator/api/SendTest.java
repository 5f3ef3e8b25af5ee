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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

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

/** send.php: what is taken, what it costs, what is refused. */
class SendTest {

    private static final String PAGE = "send.php";
    private static final String PHONE = "79991234567";

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(b -> b.clock(new SimulatedClock()));

    private SmscSimulator smsc;
    private Calls calls;

    @BeforeEach
    void running() {
        smsc = extension.simulator();
        calls = new Calls(smsc);
    }

    private String send(String parameters) {
        return calls.text(PAGE, parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private OutboxMessage last() {
        List<OutboxMessage> all = smsc.outbox();
        return all.get(all.size() - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 0 | OK - 1 SMS, ID - 33
            1 | 0 | 33,1
            2 | 0 | '<result>\n<id>33</id>\n<cnt>1</cnt>\n</result>'
            3 | 0 | '{\n"id": 33,\n"cnt": 1\n}'
            0 | 2 | OK - 1 SMS, ID - 33, COST - 4.20
            1 | 2 | 33,1,4.20
            2 | 2 | '<result>\n<id>33</id>\n<cnt>1</cnt>\n<cost>4.20</cost>\n</result>'
            3 | 2 | '{\n"id": 33,\n"cnt": 1,\n"cost": "4.20"\n}'
            0 | 3 | OK - 1 SMS, ID - 33, COST - 4.20, BALANCE - 995.80
            1 | 3 | 33,1,4.20,995.80
            2 | 3 | '<result>\n<id>33</id>\n<cnt>1</cnt>\n<cost>4.20</cost>\n<balance>995.80</balance>\n</result>'
            3 | 3 | '{\n"id": 33,\n"cnt": 1,\n"cost": "4.20",\n"balance": "995.80"\n}'
            """)
    void theAnswerToAMessage(int fmt, int cost, String answer) {
        assertThat(send("phones=" + PHONE + "&mes=hello&id=33&cost=" + cost + "&fmt=" + fmt)).isEqualTo(answer);
        assertThat(smsc.balance()).isEqualByComparingTo("995.80");
        assertThat(last().text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 8.40 (2 SMS)
            1 | 8.40,2
            2 | '<result>\n<cost>8.40</cost>\n<cnt>2</cnt>\n</result>'
            3 | '{\n"cost": "8.40",\n"cnt": 2\n}'
            """)
    void theCostAloneSendsNothing(int fmt, String answer) {
        assertThat(send("phones=" + PHONE + "&cost=1&mes=" + encoded("ж".repeat(71)) + "&fmt=" + fmt)).isEqualTo(answer);
        assertThat(smsc.outbox()).isEmpty();
        assertThat(smsc.balance()).isEqualByComparingTo("1000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 'OK - 10 SMS, ID - 5, CODE - \\d{6}'
            1 | '5,10,\\d{6}'
            2 | '(?s).*<code>\\d{6}</code>.*'
            3 | '(?s).*"code": "\\d{6}".*'
            """)
    void aCallWithTheTextCodeTellsTheCodeThatItSays(int fmt, String answer) {
        assertThat(send("phones=" + PHONE + "&call=1&mes=code&id=5&fmt=" + fmt)).matches(answer).contains(last().text());
        assertThat(last().type()).isEqualTo(MessageType.CALL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | ERROR = 3 (not enough money), ID - 1001
            1 | 1001,-3
            2 | '<result>\n<error>not enough money</error>\n<error_code>3</error_code>\n<id>1001</id>\n</result>'
            3 | '{\n"error": "not enough money",\n"error_code": 3,\n"id": 1001\n}'
            """)
    void error3NamesTheIdentifierThatWasTaken(int fmt, String answer) {
        smsc.balance("4.19");
        assertThat(send("phones=" + PHONE + "&mes=hello&fmt=" + fmt)).isEqualTo(answer);
        assertThat(smsc.outbox()).isEmpty();
        assertThat(smsc.balance()).isEqualByComparingTo("4.19");
    }

    @Test
    void withinACreditTheBalanceGoesBelowZero() {
        smsc.balance("1.00");
        smsc.credit("5.00");
        assertThat(send("phones=" + PHONE + "&mes=hello&cost=3&fmt=1&id=7")).isEqualTo("7,1,4.20,-3.20");
    }

    @ParameterizedTest
    @ValueSource(strings = { "mes=hello", "phones=&mes=hello", "phones=79991234567", "phones=79991234567&mes=",
        "phones=79991234567&mes=x&id=-1", "phones=79991234567&mes=x&id=2147483648", "phones=79991234567&mes=x&id=one",
        "phones=79991234567&mes=x&cost=4", "phones=79991234567&mes=x&translit=3", "phones=79991234567&mes=x&flash=2",
        "phones=79991234567&mes=x&flash=1&call=1", "phones=79991234567&mes=x&valid=25", "phones=79991234567&mes=x&valid=0",
        "phones=79991234567&mes=x&valid=00:00", "phones=79991234567&mes=x&valid=24:01", "phones=79991234567&mes=0g&bin=2",
        "phones=79991234567&mes=x&imgcode=12345", "phones=79991234567&mes=x&freq=1441", "list=79991234567",
        "list=%0A", "phones=79991234567&mes=x&maxsms=0", "phones=79991234567&mes=x&op=2" })
    void error1ParametersError(String parameters) {
        assertThat(send(parameters + "&fmt=1")).isEqualTo("0,-1");
        assertThat(smsc.balance()).isEqualByComparingTo("1000");
    }

    @Test
    void error1ATextOfMoreThan1000Characters() {
        assertThat(send("phones=" + PHONE + "&fmt=1&id=1&mes=" + "a".repeat(1000))).isEqualTo("1,7");
        assertThat(send("phones=" + PHONE + "&fmt=1&id=1&mes=" + "a".repeat(1001))).isEqualTo("0,-1");
    }

    @Test
    void error1ATextOfMorePartsThanMaxsms() {
        assertThat(send("phones=" + PHONE + "&fmt=1&id=1&maxsms=1&mes=" + "a".repeat(160))).isEqualTo("1,1");
        assertThat(send("phones=" + PHONE + "&fmt=1&id=1&maxsms=1&mes=" + "a".repeat(161))).isEqualTo("0,-1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "tomorrow", "3213991000", "3002231200", "24-25", "5-5", "+x" })
    void error5InvalidDateFormat(String time) {
        assertThat(send("phones=" + PHONE + "&mes=x&fmt=1&time=" + encoded(time))).isEqualTo("0,-5");
    }

    @Test
    void error6MessageIsDenied() {
        smsc.forbidTexts("casino");
        assertThat(send("phones=" + PHONE + "&mes=the casino&fmt=1")).isEqualTo("1001,-6");
    }

    @ParameterizedTest
    @ValueSource(strings = { "12345", "phone", "79991234567890123", "+89991234567a" })
    void error7InvalidNumber(String phone) {
        assertThat(send("phones=" + encoded(phone) + "&mes=x&fmt=1")).isEqualTo("1001,-7");
    }

    @Test
    void error8ItCannotBeDeliveredToThisNumber() {
        smsc.unreachable("7999");
        assertThat(send("phones=" + PHONE + "&mes=x&fmt=1")).isEqualTo("1001,-8");
    }

    @Test
    void error9OneIdenticalMessageAMinute() {
        assertThat(send("phones=" + PHONE + "&mes=x&fmt=0")).startsWith("OK");
        assertThat(send("phones=" + PHONE + "&mes=x&fmt=1")).isEqualTo("0,-9");
        assertThat(send("phones=" + PHONE + "&mes=y&fmt=0")).startsWith("OK");
        smsc.clock().advance(Duration.ofMinutes(1));
        assertThat(send("phones=" + PHONE + "&mes=x&fmt=0")).startsWith("OK");
    }

    @Test
    void error9FiveIdenticalQuestionsForTheCostAMinute() {
        for (int i = 0; i < 5; i++) {
            assertThat(send("phones=" + PHONE + "&mes=x&cost=1&fmt=1")).isEqualTo("4.20,1");
        }
        assertThat(send("phones=" + PHONE + "&mes=x&cost=1&fmt=1")).isEqualTo("0,-9");
    }

    @ParameterizedTest
    @CsvSource({ "89991234567, 79991234567", "9991234567, 79991234567", "+7 (999) 123-45-67, 79991234567",
        "+89991234567, 89991234567", "380501234567, 380501234567" })
    void aNumberIsCorrectedUnlessItBeginsWithAPlus(String given, String kept) {
        assertThat(send("phones=" + encoded(given) + "&mes=x&fmt=0")).startsWith("OK");
        assertThat(last().phone()).isEqualTo(kept);
    }

    @Test
    void severalPhonesHaveOneIdentifierAndOnePrice() {
        assertThat(send("phones=79990000001;79990000002,79990000003&mes=x&cost=2&fmt=1&id=8")).isEqualTo("8,3,12.60");
        assertThat(smsc.outbox()).extracting(OutboxMessage::phone)
                .containsExactly("79990000001", "79990000002", "79990000003");
        assertThat(smsc.outbox()).extracting(OutboxMessage::id).containsOnly(8L);
    }

    @Test
    void wrongPhonesBesideRightOnesAreLeftOutAndListedOnDemand() {
        smsc.unreachable("7888");
        assertThat(send("phones=79990000001,12,78880000000&mes=x&fmt=3&id=8&err=1")).contains("\"cnt\": 1",
                "\"phone\": \"12\"", "\"error\": \"249\"", "\"error\": \"248\"").doesNotContain("79990000001");
        assertThat(send("phones=79990000001,12&mes=x&fmt=2&id=8&op=1")).contains("<phone>79990000001</phone>",
                "<mccmnc>25001</mccmnc>", "<cost>4.20</cost>", "<phone>12</phone>");
    }

    @Test
    void aListGivesEachPhoneItsText() {
        assertThat(send("list=" + encoded("79990000001:one: 1\n79990000002,79990000003:two\\nlines\n\n") + "&fmt=1&id=9"))
                .isEqualTo("9,3");
        assertThat(smsc.outbox()).extracting(OutboxMessage::text).containsExactly("one: 1", "two\nlines", "two\nlines");
    }

    @Test
    void theIdentifierMayBeUsedAgain() {
        assertThat(send("phones=" + PHONE + "&mes=one&id=10&fmt=1")).isEqualTo("10,1");
        assertThat(send("phones=" + PHONE + "&mes=two&id=10&fmt=1")).isEqualTo("10,1");
        assertThat(calls.text("status.php", "phone=" + PHONE + "&id=10&all=1&fmt=3")).contains("\"message\": \"two\"");
    }

    @Test
    void theIdentifier0IsNone() {
        assertThat(send("phones=" + PHONE + "&mes=one&id=0&fmt=1")).isEqualTo("1001,1");
    }

    @Test
    void theSenderIsTheAccountsUnlessAnotherOrNoneIsGiven() {
        send("phones=" + PHONE + "&mes=1");
        assertThat(last().sender()).isEqualTo("SMSC.RU");
        send("phones=" + PHONE + "&mes=2&sender=MySite");
        assertThat(last().sender()).isEqualTo("MySite");
        send("phones=" + PHONE + "&mes=3&sender=.");
        assertThat(last().sender()).isEmpty();
    }

    @Test
    void translitAndShortLinks() {
        send("phones=" + PHONE + "&translit=1&mes=" + encoded("Щука и Ёж"));
        assertThat(last().text()).isEqualTo("Schuka i Yozh");
        send("phones=" + PHONE + "&translit=2&mes=" + encoded("мир"));
        assertThat(last().text()).isEqualTo("Mup");
        send("phones=" + PHONE + "&tinyurl=1&mes=" + encoded("see https://example.org/a/long/way?x=1 now"));
        assertThat(last().text()).matches("see https://s\\.example/\\w+ now");
    }

    @ParameterizedTest
    @CsvSource({ "hlr=1, HLR, 0.30", "ping=1, PING, 1.50", "flash=1&mes=x, FLASH, 4.20", "push=1&mes=x, PUSH, 4.20",
        "bin=1&mes=x, BIN, 4.20", "bin=2&mes=0aFF, BIN, 4.20", "viber=1&mes=x, VIBER, 2.50", "soc=1&mes=x, SOC, 1.00",
        "tg=1&mes=x, TG, 0.50", "bot=@my&mes=x, TG, 0.50", "call=1&mes=x, CALL, 3.00", "mms=1&fileurl=http://f, MMS, 12.00" })
    void otherTypes(String parameters, MessageType type, String cost) {
        assertThat(send("phones=" + PHONE + "&fmt=1&cost=2&id=4&" + parameters)).startsWith("4,").endsWith("," + cost);
        assertThat(last().type()).isEqualTo(type);
    }

    @Test
    void anEMailGoesToAnAddressAndATelegramToANameToo() {
        assertThat(send("phones=a@example.org,b@example.org&mail=1&subj=Hi&mes=x&fmt=1&id=4")).isEqualTo("4,2");
        assertThat(send("phones=79991234567&mail=1&mes=x&fmt=1&id=5")).isEqualTo("5,-7");
        assertThat(send("phones=@nick,%23123&tg=1&mes=x&fmt=1&id=6")).isEqualTo("6,2");
    }

    @ParameterizedTest
    @CsvSource({ "1511231030, 0, 2023-11-15T10:30:00Z", "1511231030, 3, 2023-11-15T07:30:00Z", "+90, 0, 2023-11-14T23:43:20Z",
        "01700000060, 0, 2023-11-14T22:14:20Z", "9-12, 0, 2023-11-15T09:00:00Z", "22-23, 0, 2023-11-14T22:13:20Z",
        "0111231030, 0, 2023-11-14T22:13:20Z", "0, 0, 2023-11-14T22:13:20Z" })
    void whenItIsToBeSent(String time, int tz, String due) {
        assertThat(send("phones=" + PHONE + "&mes=x&tz=" + tz + "&time=" + encoded(time))).startsWith("OK");
        assertThat(last().due()).hasToString(due);
    }

    @Test
    void withFreqThePhonesHaveTheirMessagesOneAfterTheOther() {
        send("phones=79990000001,79990000002&mes=x&freq=10");
        assertThat(smsc.outbox()).extracting(message -> message.due().toString())
                .containsExactly("2023-11-14T22:13:20Z", "2023-11-14T22:23:20Z");
    }

    @Test
    void aMessageThatIsNotReachedExpiresWhenItsValidityIsOver() {
        smsc.outcome(PHONE, Outcome.notReached());
        send("phones=" + PHONE + "&mes=x&valid=01:30");
        smsc.clock().advance(Duration.ofMinutes(89));
        assertThat(last().status()).isZero();
        smsc.clock().advance(Duration.ofMinutes(1));
        assertThat(last().status()).isEqualTo(3);
    }

    @Test
    void theCodeFromTheImageIsTakenOnceAndOnlyFromItsVisitor() {
        String code = smsc.showImgCode("192.0.2.7");
        assertThat(send("phones=" + PHONE + "&mes=1&fmt=1&userip=192.0.2.7&imgcode=1" + code)).isEqualTo("0,-10");
        assertThat(send("phones=" + PHONE + "&mes=2&fmt=1&userip=192.0.2.8&imgcode=" + code)).isEqualTo("0,-10");
        assertThat(send("phones=" + PHONE + "&mes=3&fmt=1&id=1&userip=192.0.2.7&imgcode=" + code)).isEqualTo("1,1");
        assertThat(send("phones=" + PHONE + "&mes=4&fmt=1&userip=192.0.2.7&imgcode=" + code)).isEqualTo("0,-10");
    }
}
