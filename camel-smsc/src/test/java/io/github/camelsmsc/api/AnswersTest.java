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
package io.github.camelsmsc.api;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelsmsc.model.Balance;
import io.github.camelsmsc.model.DownloadTask;
import io.github.camelsmsc.model.PhoneRenewal;
import io.github.camelsmsc.model.PhoneRental;
import io.github.camelsmsc.model.ReceivePhone;
import io.github.camelsmsc.model.WaitCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The forms of the provider's page, word by word. */
class AnswersTest {

    private static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static Object read(SmscRequest request, int fmt, String answer) throws UnreadableAnswer {
        return Answers.read(request, answer.getBytes(StandardCharsets.UTF_8), fmt, CLOCK);
    }

    static Stream<Arguments> phones() {
        return Stream.of(
                arguments(0, """
                        phone = 79990000001, type = 1, cost = 350.00, current_cost = 120.5, info = MTS, SMS, calls
                        phone = 79990000002, type = 2, cost = 10, current_cost = 5, info =\s
                        """),
                arguments(1, "79990000001,1,350.00,120.5,MTS, SMS, calls\r\n79990000002,2,10,5,\r\n"),
                arguments(2, """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <list>
                        <receive_phone><phone>79990000001</phone><type>1</type><cost>350.00</cost>
                        <current_cost>120.5</current_cost><info>MTS, SMS, calls</info></receive_phone>
                        <receive_phone>
                        <phone>79990000002</phone>
                        <type>2</type>
                        <cost>10</cost>
                        <current_cost>5</current_cost>
                        <info></info>
                        </receive_phone>
                        </list>"""),
                arguments(3, """
                        [{"phone": "79990000001", "type": 1, "cost": "350.00", "current_cost": "120.5", "info": "MTS, SMS, calls"},
                         {"phone": "79990000002", "type": "2", "cost": 10, "current_cost": 5, "info": null}]"""),
                arguments(3, """
                        [{
                        "phone": "79990000001",
                        "type": 1,
                        "cost": "350.00",
                        "current_cost": "120.5"
                        "info": "MTS, SMS, calls"
                        },
                        {"phone": "79990000002", "type": 2, "cost": "10", "current_cost": 5"info": ""}
                        ]"""));
    }

    @ParameterizedTest
    @MethodSource
    void phones(int fmt, String answer) throws Exception {
        assertThat(read(Requests.phones(), fmt, answer)).isEqualTo(List.of(
                new ReceivePhone("79990000001", 1, new BigDecimal("350.00"), new BigDecimal("120.5"), "MTS, SMS, calls"),
                new ReceivePhone("79990000002", 2, new BigDecimal("10"), new BigDecimal("5"), "")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0|cost = 120.50", "1|120.50", "2|<phone><cost>120.50</cost></phone>", "3|{\"cost\": \"120.50\"}",
            "3|{\"cost\": 120.50}" })
    void rental(int fmt, String answer) throws Exception {
        assertThat(read(Requests.rent("79990000001", false), fmt, answer))
                .isEqualTo(new PhoneRental("79990000001", new BigDecimal("120.50")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0|OK", "1|OK", "2|<result>OK</result>", "3|{\"result\": \"OK\"}", "2|OK", "3|OK" })
    void renewal(int fmt, String answer) throws Exception {
        assertThat(read(Requests.renewal("79990000001", true), fmt, answer))
                .isEqualTo(new PhoneRenewal("79990000001", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0|phone = 79001112233, all_phones = 79001112233, 79001112244",
            "1|79001112233,79001112244",
            "2|<result><phone>79001112233</phone><all_phones><phone>79001112233</phone><phone>79001112244</phone></all_phones></result>",
            "3|{\"phone\": \"79001112233\", \"all_phones\": [\"79001112233\", \"79001112244\"]}",
            "3|{\"phone\": \"79001112233\", \"all_phones\": [79001112233\", \"79001112244\"]}",
            "3|{\"phone\": 79001112233, \"all_phones\": [79001112233, 79001112244\"]}" })
    void waitCall(int fmt, String answer) throws Exception {
        assertThat(read(Requests.waitCall("79994445566"), fmt, answer)).isEqualTo(new WaitCall(
                "79001112233", List.of("79001112233", "79001112244"), "79994445566",
                Instant.parse("2024-05-06T07:23:09Z")));
    }

    static Stream<Arguments> tasks() {
        return Stream.of(
                arguments(0, "id = 7, name = May, all of it, status = 2, created = 14.11.2023 22:13:20, time = 15.11.2023 01:00:00,"
                             + " file = a,b.csv"),
                arguments(1, "7,May, all of it,2,14.11.2023 22:13:20,15.11.2023 01:00:00,a,b.csv"),
                arguments(2, """
                        <list>
                        <task>
                        <id>7</id>
                        <name>May, all of it</name>
                        <status>2</status>
                        <created>14.11.2023 22:13:20</created>
                        <time>15.11.2023 01:00:00</time>
                        <file>a,b.csv</file>
                        </task>
                        </list>"""),
                arguments(3, """
                        [{ "id": 7,
                        "name": "May, all of it",
                        "status": "2",
                        "created": "14.11.2023 22:13:20",
                        "time": "15.11.2023 01:00:00",
                        "file": "a,b.csv"
                        }]"""));
    }

    @ParameterizedTest
    @MethodSource
    void tasks(int fmt, String answer) throws Exception {
        assertThat(read(Requests.tasks(), fmt, answer)).isEqualTo(List.of(new DownloadTask(
                7, "May, all of it", 2, "14.11.2023 22:13:20", "15.11.2023 01:00:00", "a,b.csv")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0|phone = 79990000001, all_phones = ", "0|phone = 79990000001",
            "2|<result><phone>79990000001</phone><all_phones></all_phones></result>", "2|<result><phone>79990000001</phone></result>",
            "3|{\"phone\": \"79990000001\", \"all_phones\": []}", "3|{\"phone\": \"79990000001\"}" })
    void theListOfAllPhonesMayBeEmptyOrMissing(int fmt, String answer) throws Exception {
        WaitCall call = (WaitCall) read(Requests.waitCall("79994445566"), fmt, answer);
        assertThat(call.phone()).isEqualTo("79990000001");
        assertThat(call.allPhones()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0|phone = 79990000001, type = 1, cost = 1, current_cost = 2", "1|79990000001,1,1,2",
            "2|<list><receive_phone><phone>79990000001</phone><type>1</type><cost>1</cost><current_cost>2</current_cost></receive_phone></list>",
            "3|[{\"phone\": \"79990000001\", \"type\": 1, \"cost\": \"1\", \"current_cost\": \"2\"}]" })
    void theInfoOfANumberMayBeMissing(int fmt, String answer) throws Exception {
        assertThat(read(Requests.phones(), fmt, answer)).isEqualTo(List.of(
                new ReceivePhone("79990000001", 1, new BigDecimal("1"), new BigDecimal("2"), "")));
    }

    @Test
    void aTaskNameMayLookLikeFields() throws Exception {
        assertThat(read(Requests.tasks(), 1, "7,a,1,b,2,14.11.23 22:13:20,,x.csv")).isEqualTo(List.of(
                new DownloadTask(7, "a,1,b", 2, "14.11.23 22:13:20", "", "x.csv")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ERROR = 9 (duplicate (twice), wait)|duplicate (twice), wait",
            "<result><error>duplicate (twice), wait</error><error_code>9</error_code></result>|duplicate (twice), wait",
            "{\"error\": \"duplicate (twice), wait\", \"error_code\": 9}|duplicate (twice), wait",
            "{\"error\": \"duplicate (twice), wait\" \"error_code\": \"9\"}|duplicate (twice), wait",
            "0,-9|''", "ERROR = 9|''", "error=9|''" })
    void anErrorIsUnderstoodInEveryFormat(String answer, String description) {
        assertThat(Answers.error(answer.getBytes(StandardCharsets.UTF_8), Requests.balance()))
                .contains(new ProviderError(9, description, null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "100,-50", "0,-50", "100.50,-9" })
    void aBalanceWithADebtAsCreditIsNoError(String answer) throws Exception {
        assertThat(Answers.error(answer.getBytes(StandardCharsets.UTF_8), Requests.balance())).isEmpty();
        String[] parts = answer.split(",");
        assertThat(read(Requests.balance(), 1, answer))
                .isEqualTo(new Balance(new BigDecimal(parts[0]), null, new BigDecimal(parts[1])));
    }

    @Test
    void anAnswerThatIsNotUtf8IsWindows1251() {
        assertThat(Answers.error("ERROR = 2 (неверный пароль)".getBytes(Charset.forName("windows-1251")), Requests.balance()))
                .contains(new ProviderError(2, "неверный пароль", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "0|''", "1|''", "2|<list></list>", "2|<list/>", "3|[]" })
    void aListMayBeEmpty(int fmt, String answer) throws Exception {
        assertThat(read(Requests.phones(), fmt, answer)).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<html><body>Bad gateway</body></html>", "{", "[1,2]", "{\"cost\":\"five\"}", "<!DOCTYPE a [<!ENTITY b \"c\">]><phone><cost>&b;</cost></phone>",
            "{\"cost\":\"1e9\"}", "{\"cost\":\"1\"}{\"cost\":\"2\"}", "null", "five", "\u0000" })
    void whatIsNoResultIsUnreadable(String answer) {
        IntStream.rangeClosed(0, 3).forEach(fmt -> assertThatThrownBy(
                () -> read(Requests.rent("79990000001", false), fmt, answer)).isInstanceOf(UnreadableAnswer.class));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e999999999", "1e2000000000", "1e-2000000000", "1e979990000001" })
    void aNumberWithAHugeExponentIsNotWrittenOut(String number) {
        assertThatThrownBy(() -> read(Requests.balance(), 3, "{\"balance\":" + number + "}")).isInstanceOf(UnreadableAnswer.class);
        assertThat(Answers.error(("{\"error_code\":" + number + "}").getBytes(StandardCharsets.UTF_8), Requests.balance())).isEmpty();
    }

    @Test
    void aStateWithFieldsInItsTextTakesNoTimeSquared() {
        String begin = "Status = 1, check_time = 1, err = 0, send_date = 1, phone = 1, cost = 1, sender_id = 1, status_name = 1, message = ";
        String line = begin + ", comment = ".repeat(5_400) + "\n";

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThatThrownBy(
                () -> read(Requests.status("1,2", "1", true), 0, line.repeat(60))).isInstanceOf(UnreadableAnswer.class));
    }

    @Test
    void anExternalEntityIsNotRead() {
        String answer = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><result><error>&b;</error>"
                        + "<error_code>1</error_code></result>";
        assertThat(Answers.error(answer.getBytes(StandardCharsets.UTF_8), Requests.balance())).isEmpty();
    }
}
