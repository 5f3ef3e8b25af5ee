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
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelsmsc.model.IncomingMessage;
import io.github.camelsmsc.model.MessageStatus;
import io.github.camelsmsc.model.SmscJson;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

/** smsc:get_answers and smsc:get_messages as lists. */
@Timeout(60)
class SmscGetTest extends ProducerTestSupport {

    private static final String PHONE = "79991234567";
    private static final String TO = "79007654321";
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final long RECEIVED = 1_700_000_000;

    private Object body(String address) {
        Exchange done = send(address);
        assertThat(done.getException()).isNull();
        return done.getMessage().getBody();
    }

    private SmscSimulator simulator(ZoneId zone) {
        SmscSimulator simulator = SmscSimulator.builder().login(LOGIN).password(PASSWORD).timeZone(zone).clock(new SimulatedClock())
                .build().start();
        smsc.getConfiguration().setBaseUri(simulator.baseUri().toString());
        return simulator;
    }

    @ParameterizedTest
    @EnumSource(SmscFormat.class)
    void incomingMessagesAreThoseOfTheCallbackInEveryFormat(SmscFormat format) {
        try (SmscSimulator simulator = simulator(MOSCOW)) {
            String text = " да, to_phone = 1,\nконечно\r\n<b> ";
            simulator.receive(IncomingSms.of(PHONE, text, TO).id(5).sent(RECEIVED - 1).time(RECEIVED));
            simulator.receive(IncomingSms.of(PHONE, "[waitcall] ", TO).id(6).sent(RECEIVED).time(RECEIVED));

            Object answers = body("smsc:get_answers?format=" + format);

            assertThat(answers).asInstanceOf(list(IncomingMessage.class)).containsExactlyInAnyOrder(
                    new IncomingMessage(5, null, PHONE, text, TO, null, RECEIVED - 1, RECEIVED, Map.of()),
                    new IncomingMessage(6, null, PHONE, "[waitcall] ", TO, null, RECEIVED, RECEIVED, Map.of()));
        }
    }

    @ParameterizedTest
    @EnumSource(SmscFormat.class)
    void sentMessagesHaveTheirStatesInEveryFormat(SmscFormat format) {
        try (SmscSimulator simulator = simulator(MOSCOW)) {
            template.requestBodyAndHeader("smsc:send?messageId=7&quota=off", "раз, два\nтри", "CamelSmscPhone", PHONE);
            template.requestBodyAndHeader("smsc:send?messageId=8&quota=off&messageType=hlr", null, "CamelSmscPhone", PHONE);
            simulator.clock().advance(Duration.ofMinutes(1));

            Object sent = body("smsc:get_messages?format=" + format);

            long done = simulator.clock().instant().minusSeconds(56).getEpochSecond();
            assertThat(sent).asInstanceOf(list(MessageStatus.class))
                    .extracting(MessageStatus::id, MessageStatus::phone, MessageStatus::status, MessageStatus::message,
                            MessageStatus::type, MessageStatus::mnc, MessageStatus::lastTimestamp)
                    .containsExactly(tuple(8L, PHONE, 1, null, 4, "01", done), tuple(7L, PHONE, 1, "раз, два\nтри", 0, null, done));
            assertThat(sent).asInstanceOf(list(MessageStatus.class)).allSatisfy(message -> {
                assertThat(message.lastDate()).isEqualTo("15.11.2023 01:13:24");
                assertThat(message.sendDate()).isEqualTo("15.11.2023 01:13:20");
                assertThat(message.sendTimestamp()).isEqualTo(done - 4);
                assertThat(message.cost()).isInstanceOf(BigDecimal.class);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "Asia/Almaty", "UTC-3" })
    void datesWithoutStampsAreReadInTheZoneOfTheAccount(String zone) {
        try (SmscSimulator simulator = simulator(ZoneId.of(zone))) {
            simulator.receive(IncomingSms.of(PHONE, "x", TO).time(RECEIVED));
            template.requestBodyAndHeader("smsc:send?messageId=7&quota=off", "x", "CamelSmscPhone", PHONE);
            long sent = simulator.clock().instant().getEpochSecond();

            assertThat(body("smsc:get_answers?zone=" + zone)).asInstanceOf(list(IncomingMessage.class))
                    .extracting(IncomingMessage::time).containsExactly(RECEIVED);
            assertThat(body("smsc:get_messages?format=text&zone=" + zone)).asInstanceOf(list(MessageStatus.class))
                    .extracting(MessageStatus::sendTimestamp).containsExactly(sent);
        }
    }

    @Test
    void aZoneThatIsNoneIsAnErrorAtStart() {
        assertThat(catchThrowable(() -> context.getEndpoint("smsc:get_answers?zone=Moscow").createProducer()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("The option zone must be the name of a time zone");
    }

    @Test
    void stampsAreTakenAsWellAsDatesAndTheNamesOfTheCallbackAsWellAsThoseOfThePage() {
        server.answers("[{\"id\": \"5\",\"received\": 1700000001,\"phone\": \"SMSC\",\"mes\": \"x\",\"to\": \"79007654321\",\"sent\": \"\","
                       + "\"sms_id\": 77}]");

        assertThat(body("smsc:get_answers")).isEqualTo(List.of(
                new IncomingMessage(5, 77L, "SMSC", "x", TO, null, null, 1_700_000_001L, Map.of())));
    }

    @Test
    void whatIsAskedForComesFromTheAddressOrFromHeaders() {
        server.answers("[]");
        body("smsc:get_answers?count=20&afterId=7&phone=%2B79007654321");
        send("smsc:get_answers", Map.of("CamelSmscCount", 20, "CamelSmscAfterId", 7, "CamelSmscPhone", "+79007654321"));
        body("smsc:get_messages?count=20&phone=%2B79991234567");

        assertThat(server.received()).allSatisfy(request -> assertThat(request.uri()).isEqualTo("/sys/get.php"));
        assertThat(server.received().subList(0, 2)).allSatisfy(request -> assertThat(request.form()).containsEntry("get_answers", "1")
                .containsEntry("cnt", "20").containsEntry("after_id", "7").containsEntry("to_phone", TO).doesNotContainKey("phone"));
        assertThat(server.received().get(2).form()).containsEntry("get_messages", "1").containsEntry("cnt", "20")
                .containsEntry("phone", PHONE).doesNotContainKeys("prev_id", "after_id");
    }

    @ParameterizedTest
    @ValueSource(strings = { "get_answers", "get_messages" })
    void nothingFoundIsAnEmptyListHoweverTheProviderSaysIt(String operation) {
        for (String empty : List.of("[]", "{\"error\": \"no messages\",\"error_code\": 3}", "ERROR = 3 (no messages)")) {
            server.answers(empty);
            assertThat(body("smsc:" + operation + "?quota=off")).isEqualTo(List.of());
        }
        for (Map.Entry<String, String> empty : Map.of("text", "", "csv", "", "xml", "<list></list>").entrySet()) {
            server.answers(empty.getValue());
            assertThat(body("smsc:" + operation + "?quota=off&format=" + empty.getKey())).isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "get_answers", "get_messages" })
    void anErrorOfTheProviderIsAFailure(String operation) {
        server.answers("{\"error\": \"authorise error\",\"error_code\": 2}");
        assertThat(failure(SmscAuthenticationException.class, "smsc:" + operation).getOperation()).isEqualTo(operation);
    }

    @ParameterizedTest
    @ValueSource(strings = { "get_answers", "get_messages" })
    void threeIdenticalRequestsAMinute(String operation) {
        server.answers("[]");
        IntStream.range(0, 3).forEach(i -> body("smsc:" + operation));

        assertThat(failure(SmscQuotaException.class, "smsc:" + operation).getErrorCode()).isEqualTo(9);
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void aNewAnswerIsNotOfOldQuota() {
        server.answers("[]");
        IntStream.range(0, 5).forEach(i -> body("smsc:get_answers?afterId=" + i));

        assertThat(server.received()).hasSize(5);
    }

    @Test
    void theHistoryPagesByItself() {
        try (SmscSimulator simulator = simulator(MOSCOW)) {
            simulator.balance("100000");
            for (int i = 0; i < 5; i++) {
                // "list": one request, many messages
                int first = i * 500;
                template.requestBody("smsc:send?quota=off", IntStream.range(first, first + 500).boxed()
                        .collect(Collectors.toMap(n -> Long.toString(79990000000L + n), n -> "x")));
            }

            assertThat(body("smsc:get_messages")).asInstanceOf(list(MessageStatus.class)).hasSize(2500)
                    .extracting(MessageStatus::phone).doesNotHaveDuplicates();
            assertThat(body("smsc:get_messages?count=1200")).asInstanceOf(list(MessageStatus.class)).hasSize(1200);
            assertThat(body("smsc:get_messages?count=3")).asInstanceOf(list(MessageStatus.class)).hasSize(3);
        }
    }

    @Test
    void sentMessagesAreListedAfterAnIdThoughTheProviderListsThemAll() {
        server.answers(IntStream.of(9, 8, 3, 7).mapToObj(id -> "{\"int_id\": " + (90 + id) + ",\"id\": " + id + ",\"phone\": \"" + PHONE
                + "\",\"status\": 1}").collect(Collectors.joining(",", "[", "]")));

        for (Object messages : List.of(body("smsc:get_messages?afterId=7&count=5"), body("smsc:get_messages?afterId=7"),
                send("smsc:get_messages", Map.of("CamelSmscAfterId", 7)).getMessage().getBody())) {
            assertThat(messages).asInstanceOf(list(MessageStatus.class)).extracting(MessageStatus::id).containsExactly(9L, 8L);
        }
        assertThat(body("smsc:get_messages?afterId=2&count=2")).asInstanceOf(list(MessageStatus.class)).extracting(MessageStatus::id)
                .containsExactly(9L, 8L);
        assertThat(server.received().get(0).form()).containsEntry("after_id", "7").containsEntry("cnt", "5").doesNotContainKey("prev_id");
    }

    @Test
    void aThousandLongTextsAreNotTooMuchForAPage() {
        String text = "\\u0430".repeat(1000);
        server.answers(IntStream.rangeClosed(1, 1000).mapToObj(n -> "{\"int_id\": " + n + ",\"id\": 1,\"phone\": \"79991234567\","
                + "\"status\": 1,\"message\": \"" + text + "\"}").collect(Collectors.joining(",", "[", "]")));

        assertThat(body("smsc:get_messages?count=1000")).asInstanceOf(list(MessageStatus.class)).hasSize(1000);
    }

    @Test
    void aPageThatRepeatsWhatWasAskedForEndsThePaging() {
        server.answers("[{\"int_id\": 5,\"id\": 1,\"phone\": \"79991234567\",\"status\": 1}]");

        assertThat(body("smsc:get_messages?count=1")).asInstanceOf(list(MessageStatus.class)).hasSize(1);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void theRecordsAreGivenAsJson() {
        server.answers("[{\"id\": 5,\"received\": \"15.11.2023 01:13:20\",\"phone\": \"79991234567\",\"message\": \"да\",\"to_phone\": "
                       + "\"79007654321\",\"sent\": \"15.11.2023 01:13:19\"}]");

        Exchange done = send("smsc:get_answers?payload=json");

        assertThat(done.getMessage().getBody()).isEqualTo("[{\"kind\":\"message\",\"id\":5,\"phone\":\"79991234567\",\"mes\":\"да\","
                + "\"to\":\"79007654321\",\"sent\":1699999999,\"time\":1700000000}]");
        assertThat(done.getMessage().getHeader("CamelSmscOperation")).isEqualTo("get_answers");
        assertThat(SmscJson.write(body("smsc:get_answers"))).isEqualTo(done.getMessage().getBody());
    }

    @Test
    void anAnswerThatIsNotUnderstoodShowsNoPhone() {
        server.answers("[{\"id\": 5, \"phone\": \"79991112233\", \"message\": ");

        assertThat(failure(SmscResponseException.class, "smsc:get_answers").getMessage()).contains("not understood")
                .doesNotContain("79991112233");
    }

    @Test
    void aHistoryOfWhichTheProviderListsFewerThanItIsAskedForIsListedWhole() {
        server.handles(exchange -> {
            List<ProviderServer.Received> received = server.received();
            int before = Integer.parseInt(received.get(received.size() - 1).form().getOrDefault("prev_id", "251"));
            String rows = IntStream.range(Math.max(1, before - 100), before).mapToObj(id -> "{\"int_id\":" + id + ",\"id\":" + id
                    + ",\"phone\":\"" + PHONE + "\",\"status\":1,\"last_timestamp\":1700000000}").collect(Collectors.joining(","));
            ProviderServer.answer(exchange, 200, "application/json", "[" + rows + "]");
        });

        assertThat(body("smsc:get_messages")).asInstanceOf(list(MessageStatus.class)).hasSize(250);
        assertThat(server.received()).hasSize(3);
    }
}
