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

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelsmsc.model.Balance;
import io.github.camelsmsc.model.MessageStatus;
import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.groups.Tuple.tuple;

/** smsc:status and smsc:balance: what goes out and what comes back. */
@Timeout(60)
class SmscStatusAndBalanceTest extends ProducerTestSupport {

    private static final String PHONE = "79991234567";
    private static final String STATUS = "smsc:status?quota=off&phone=" + PHONE + "&messageId=25";

    private Object body(String address) {
        Exchange done = send(address);
        assertThat(done.getException()).isNull();
        return done.getMessage().getBody();
    }

    private MessageStatus status(String format, String answer) {
        server.answers(answer);
        return (MessageStatus) body(STATUS + "&format=" + format);
    }

    private MessageStatus details(String format, String answer) {
        server.answers(answer);
        return (MessageStatus) body(STATUS + "&details=true&format=" + format);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text|Status = 20, check_time = 18.10.2016 15:34:12, err = 13",
            "csv|20,1476794052,13",
            "xml|<sms><status>20</status><last_date>18.10.2016 15:34:12</last_date><last_timestamp>1476794052</last_timestamp><err>13</err></sms>",
            "json|{\"status\": 20,\"last_date\": \"18.10.2016 15:34:12\",\"last_timestamp\": 1476794052,\"err\": 13}" })
    void theStateIsReadInEveryFormat(String format, String answer) {
        MessageStatus status = status(format, answer);

        assertThat(status.id()).isEqualTo(25);
        assertThat(status.phone()).isEqualTo(PHONE);
        assertThat(status.status()).isEqualTo(20);
        assertThat(status.err()).isEqualTo(13);
        // a format that has no date, or no stamp, does not tell it
        assertThat(status.lastDate()).isEqualTo(format.equals("csv") ? null : "18.10.2016 15:34:12");
        assertThat(status.lastTimestamp()).isEqualTo(format.equals("text") ? null : Long.valueOf(1476794052));
        assertThat(server.received().get(0).form()).containsEntry("id", "25").containsEntry("phone", PHONE).doesNotContainKey("all");
        assertThat(server.received().get(0).uri()).isEqualTo("/sys/status.php");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "text|Status = 1, check_time = 18.10.2016 15:34:12", "csv|1,1476794052",
            "json|{\"status\": 1,\"last_date\": \"18.10.2016 15:34:12\",\"last_timestamp\": 1476794052}" })
    void theProviderLeavesErrOutWhenAllIsWell(String format, String answer) {
        assertThat(status(format, answer)).extracting(MessageStatus::status, MessageStatus::err).containsExactly(1, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text|Status = -3, check_time = , err = 0", "csv|-3,0,0",
            "xml|<sms><status>-3</status><last_date></last_date><last_timestamp>0</last_timestamp></sms>",
            "json|{\"status\": -3,\"last_date\": \"\",\"last_timestamp\": 0}" })
    void notFoundIsAState(String format, String answer) {
        assertThat(status(format, answer).status()).isEqualTo(-3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text|Status = 1, check_time = 18.10.2016 15:34:12, err = 0, send_date = 18.10.2016 15:34:00, phone = 79991234567, cost = 6.40,"
                  + " sender_id = SMSC.RU, status_name = Доставлено, message = a, b, comment = c, type = 0, country = Россия,"
                  + " operator = МТС, region = Москва, область",
            "csv|1,1476794052,0,1476794040,79991234567,6.40,Россия,МТС,Москва,SMSC.RU,Доставлено,a, b,c,0",
            "xml|<sms><status>1</status><last_date>18.10.2016 15:34:12</last_date><last_timestamp>1476794052</last_timestamp><err>0</err>"
                 + "<send_date>18.10.2016 15:34:00</send_date><send_timestamp>1476794040</send_timestamp><phone>79991234567</phone>"
                 + "<cost>6.40</cost><sender_id>SMSC.RU</sender_id><status_name>Доставлено</status_name><message>a, b</message>"
                 + "<comment>c</comment><type>0</type><country>Россия</country><operator>МТС</operator><region>Москва</region></sms>",
            "json|{\"status\": 1,\"last_date\": \"18.10.2016 15:34:12\",\"last_timestamp\": 1476794052,\"err\": 0,\"send_date\": "
                  + "\"18.10.2016 15:34:00\",\"send_timestamp\": 1476794040,\"phone\": \"79991234567\",\"cost\": \"6.40\",\"sender_id\": "
                  + "\"SMSC.RU\",\"status_name\": \"Доставлено\",\"message\": \"a, b\",\"comment\": \"c\",\"type\": 0,\"country\": "
                  + "\"Россия\",\"operator\": \"МТС\",\"region\": \"Москва\"}" })
    void allThatTheProviderTells(String format, String answer) {
        MessageStatus status = details(format, answer);

        assertThat(server.received().get(0).form()).containsEntry("all", "2");
        assertThat(status).extracting(MessageStatus::status, MessageStatus::cost, MessageStatus::senderId, MessageStatus::statusName,
                MessageStatus::message, MessageStatus::comment, MessageStatus::type, MessageStatus::country, MessageStatus::operator)
                .containsExactly(1, new BigDecimal("6.40"), "SMSC.RU", "Доставлено", "a, b", "c", 0, "Россия", "МТС");
        assertThat(status.region()).startsWith("Москва");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text|Status = 1, check_time = 18.10.2016 15:34:12, err = 0, imsi = 250011234567890, msc = 79168999100, mcc = 250, mnc = 01,"
                  + " cn = Россия, net = МТС, rcn = , rnet = ",
            "csv|1,1476794052,0,250011234567890,79168999100,250,01,Россия,МТС,,",
            "xml|<sms><status>1</status><err>0</err><imsi>250011234567890</imsi><msc>79168999100</msc><mcc>250</mcc><mnc>01</mnc>"
                 + "<cn>Россия</cn><net>МТС</net><rcn/><rnet/></sms>",
            "json|{\"status\": 1,\"err\": 0,\"imsi\": \"250011234567890\",\"msc\": \"79168999100\",\"mcc\": \"250\",\"mnc\": \"01\","
                  + "\"cn\": \"Россия\",\"net\": \"МТС\",\"rcn\": \"\",\"rnet\": \"\"}" })
    void whatTheOperatorToldOfAPhone(String format, String answer) {
        assertThat(status(format, answer)).extracting(MessageStatus::imsi, MessageStatus::msc, MessageStatus::mcc, MessageStatus::mnc,
                MessageStatus::cn, MessageStatus::net, MessageStatus::rcn, MessageStatus::rnet, MessageStatus::err)
                .containsExactly("250011234567890", "79168999100", "250", "01", "Россия", "МТС", null, null, 0);
    }

    @Test
    void whatTheOperatorToldStandsBeforeTheDetails() {
        MessageStatus status = details("csv",
                "1,1476794052,0,250011234567890,79168999100,250,01,Россия,МТС,,,1476794040,79991234567,0.30,Россия,МТС,Москва,HLR,Доставлено,,,4");

        assertThat(status).extracting(MessageStatus::imsi, MessageStatus::cost, MessageStatus::senderId, MessageStatus::type)
                .containsExactly("250011234567890", new BigDecimal("0.30"), "HLR", 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text|Status = 1, check_time = 18.10.2016 15:34:12, err = 0~Status = 20, check_time = 18.10.2016 15:34:12, err = 1",
            "csv|1,1476794052,0~20,1476794052,1",
            "xml|<list><sms><id>25</id><phone>79991234567</phone><status>1</status></sms><sms><id>26</id><phone>79990000001</phone>"
                 + "<status>20</status><err>1</err></sms></list>",
            "json|[{\"id\": 25,\"phone\": \"79991234567\",\"status\": 1},{\"id\": 26,\"phone\": \"79990000001\",\"status\": 20,\"err\": 1}]" })
    void severalAreAList(String format, String answer) {
        server.answers(answer.replace('~', '\n'));
        Object states = body("smsc:status?quota=off&phone=79991234567,%2B79990000001&messageId=25,26&format=" + format);

        assertThat(states).asInstanceOf(InstanceOfAssertFactories.list(MessageStatus.class))
                .extracting(MessageStatus::id, MessageStatus::phone, MessageStatus::status)
                .containsExactly(tuple(25L, PHONE, 1), tuple(26L, "79990000001", 20));
        assertThat(server.received().get(0).form()).containsEntry("phone", "79991234567,79990000001").containsEntry("id", "25,26");
    }

    @Test
    void oneIdStandsForAllPhonesOfAMessage() {
        server.answers("[{\"id\": 25,\"phone\": \"79991234567\",\"status\": 1},{\"id\": 25,\"phone\": \"79990000001\",\"status\": 1}]");
        send("smsc:status?phone=79991234567,79990000001&messageId=25");

        assertThat(server.received().get(0).form()).containsEntry("id", "25,25");
    }

    @Test
    void theIdMayComeFromTheHeadersOfSendOrOfACallback() {
        server.answers("{\"status\": 1}");
        send("smsc:status", Map.of("CamelSmscPhone", "+" + PHONE, "CamelSmscId", 25L));
        send("smsc:status", Map.of("CamelSmscPhone", PHONE, "CamelSmscId", 25L, "CamelSmscMessageId", "26"));

        assertThat(server.received()).extracting(request -> request.form().get("id")).containsExactly("25", "26");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(send("smsc:status?phone=" + PHONE).getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("messageId", "CamelSmscMessageId", "CamelSmscId");
        assertThat(send("smsc:status?messageId=1").getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("phone", "CamelSmscPhone");
        assertThat(send("smsc:status?messageId=1,2&phone=" + PHONE).getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("messageId");
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<html>", "{}", "{\"status\": \"\"}", "{\"status\": 1e3}", "{\"status\": 1e999999999}", "{\"status\": 1, \"cost\": 1e-999999999}", "[]", "[{\"status\":1}]", "1,2,3,4" })
    void whatIsNoStateIsNotUnderstood(String answer) {
        server.answers(answer);
        assertThat(send(STATUS).getException()).isInstanceOf(SmscResponseException.class);
    }

    @Test
    void theLimitsOfTheProviderAreKept() {
        server.answers("{\"status\": 1}");
        IntStream.range(0, 6).forEach(i -> send("smsc:status?messageId=1&phone=" + PHONE));
        assertThat(server.received()).hasSize(5);
        server.answers("[{\"id\":1,\"phone\":\"79991234567\",\"status\":1},{\"id\":2,\"phone\":\"79991234567\",\"status\":1}]");
        IntStream.range(0, 2).forEach(i -> send("smsc:status?messageId=1,2&phone=79991234567,79991234567"));
        assertThat(server.received()).hasSize(5 + 1);
        server.answers("{\"balance\": \"1\"}");
        IntStream.range(0, 11).forEach(i -> send("smsc:balance"));
        assertThat(server.received()).hasSize(5 + 1 + 10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "text|1871.62", "csv|1871.62", "xml|<balance>1871.62</balance>", "json|{\"balance\": \"1871.62\"}" })
    void theBalanceIsReadInEveryFormat(String format, String answer) {
        server.answers(answer);
        Exchange done = send("smsc:balance?quota=off&format=" + format);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(new Balance(new BigDecimal("1871.62"), null, null));
        assertThat(done.getMessage().getHeaders()).containsEntry("CamelSmscBalance", new BigDecimal("1871.62"))
                .containsEntry("CamelSmscOperation", "balance");
        assertThat(server.received().get(0).form()).doesNotContainKey("cur");
        assertThat(server.received().get(0).uri()).isEqualTo("/sys/balance.php");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "text|-1.50 RUR", "csv|-1.50,RUR",
            "xml|<result><balance>-1.50</balance><currency>RUR</currency></result>", "json|{\"balance\": \"-1.50\",\"currency\": \"RUR\"}" })
    void withTheCurrencyIfAskedFor(String format, String answer) {
        server.answers(answer);
        assertThat(body("smsc:balance?currency=true&format=" + format)).isEqualTo(new Balance(new BigDecimal("-1.50"), "RUR", null));
        assertThat(server.received().get(0).form()).containsEntry("cur", "1");
    }

    @Test
    void withTheCreditIfThereIsOne() {
        server.answers("{\"balance\": \"1\",\"credit\": \"500.00\",\"currency\": \"KZT\"}");
        assertThat(send("smsc:balance?payload=json").getMessage().getBody(String.class))
                .isEqualTo("{\"balance\":\"1\",\"currency\":\"KZT\",\"credit\":\"500.00\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<html>", "{}", "[]", "{\"balance\": \"much\"}", "{\"balance\": \"\"}" })
    void whatIsNoBalanceIsNotUnderstood(String answer) {
        server.answers(answer);
        assertThat(send("smsc:balance").getException()).isInstanceOf(SmscResponseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "smsc:send?action=buy", "smsc:status?action=get", "smsc:balance?action=send", "smsc:receive_phones?action=cost" })
    void anActionOfAnotherOperationIsAnErrorAtStart(String address) {
        assertThat(catchThrowable(() -> context.getEndpoint(address))).rootCause()
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has no action=");
    }
}
