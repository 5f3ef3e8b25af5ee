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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows of the polled lists that the simulator would not write. */
@Timeout(60)
class PolledRowsTest extends ProducerTestSupport {

    private static final String PHONE = "79991234567";
    private static final String DATE = "06.05.2024 10:00:00";
    private static final String STAMP = "1714978800";

    private final HandScheduler hand = new HandScheduler();
    private final List<String> routed = new CopyOnWriteArrayList<>();

    private static String answer(long id, String received) {
        return "{\"id\":" + id + ",\"received\":\"" + received + "\",\"phone\":\"" + PHONE + "\",\"message\":\"secret words\","
               + "\"to_phone\":\"79007654321\",\"sent\":\"" + DATE + "\"}";
    }

    private static String state(long number, String stamp) {
        return "{\"int_id\":" + number + ",\"id\":" + (number + 10) + ",\"status\":1,\"last_date\":\"" + DATE + "\",\"last_timestamp\":"
               + stamp + ",\"send_timestamp\":1714975200,\"phone\":\"" + PHONE + "\",\"cost\":\"1.5\",\"message\":\"secret words\",\"type\":0}";
    }

    private static String task(long id) {
        return "{\"id\":" + id + ",\"name\":\"t\",\"status\":2,\"created\":\"" + DATE + "\",\"time\":\"\",\"file\":\"t.csv\"}";
    }

    private void route(String address) throws Exception {
        context.getRegistry().bind("hand", hand);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(address + "&quota=off&scheduler=#hand")
                        .process(e -> routed.add(Stream.of("CamelSmscId", "CamelSmscTaskId").map(name -> e.getMessage().getHeader(name, String.class))
                                .filter(id -> id != null).findFirst().orElseThrow()));
            }
        });
    }

    /** A provider that honours after_id and cnt, in the order that is given; a row without an id is listed always. */
    private void lists(String... rows) {
        server.handles(exchange -> {
            Map<String, String> form = server.received().get(server.received().size() - 1).form();
            long after = Long.parseLong(form.getOrDefault("after_id", "0"));
            if (form.containsKey("get_file")) {
                ProviderServer.answer(exchange, 200, "text/csv", "x".getBytes(StandardCharsets.UTF_8));
                return;
            }
            List<String> page = Stream.of(rows).filter(row -> !row.startsWith("{\"id\":") || Long.parseLong(row.substring(6, row.indexOf(','))) > after)
                    .limit(Long.parseLong(form.getOrDefault("cnt", "10000"))).toList();
            ProviderServer.answer(exchange, 200, "text/plain", "[" + String.join(",", page) + "]");
        });
    }

    @Test
    void aDateOutOfRangeHoldsUpNoMessage() throws Exception {
        lists(answer(1, DATE), answer(2, "99999999999999999"), answer(3, DATE));
        route("smsc:get_answers?lookBack=1h");
        hand.poll();
        hand.poll();

        assertThat(routed).containsExactly("1", "2", "3");
    }

    @Test
    void aMessageThatCannotBeReadIsLeftOutWithOneLineAndHoldsUpNone() throws Exception {
        lists(answer(1, DATE), answer(2, DATE).replace("\"" + PHONE + "\"", "null"), "null", answer(3, DATE));
        try (KeptLog log = new KeptLog()) {
            route("smsc:get_answers?lookBack=1h");
            hand.poll();
            hand.poll();

            assertThat(routed).containsExactly("1", "3");
            assertThat(log.lines()).filteredOn(line -> line.contains("cannot be read")).containsExactly(
                    "smsc:get_answers lists a row that cannot be read, id 2: it is left out, as 1 since the start",
                    "smsc:get_answers lists a row that cannot be read, without an id: it is left out, as 2 since the start");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"type\":0>\"type\":\"sms\"", "\"cost\":\"1.5\">\"cost\":\"1,5\"", "\"status\":1>\"status\":null" })
    void aSentMessageThatCannotBeReadHoldsUpNone(String slip) throws Exception {
        String[] parts = slip.split(">");
        server.answers("[" + state(3, STAMP) + "," + state(2, STAMP).replace(parts[0], parts[1]) + "," + state(1, STAMP) + "]");
        route("smsc:get_messages?lookBack=24h");
        hand.poll();
        hand.poll();

        assertThat(routed).containsExactly("11", "13");
    }

    @Test
    void aSentMessageWithoutANumberInTheHistoryIsLeftOutWithOneLineAndHoldsUpNone() throws Exception {
        server.answers("[" + state(3, STAMP) + "," + state(2, STAMP).replace("int_id", "no") + "," + state(1, STAMP) + "]");
        try (KeptLog log = new KeptLog()) {
            route("smsc:get_messages?lookBack=24h");
            hand.poll();
            hand.poll();

            assertThat(routed).containsExactly("11", "13");
            assertThat(log.lines()).filteredOn(line -> line.contains("cannot be read")).containsExactly(
                    "smsc:get_messages lists a row that cannot be read, id 12: it is left out, as 1 since the start");
        }
    }

    @Test
    void aHistoryWithoutNumbersMakesThePollFail() throws Exception {
        server.answers("[" + state(1, STAMP).replace("int_id", "no") + "]");
        try (KeptLog log = new KeptLog()) {
            route("smsc:get_messages?lookBack=24h");
            hand.poll();

            assertThat(log.lines()).anyMatch(line -> line.contains("is not understood"));
        }
    }

    @Test
    void confirmationCallsWithoutATimeAreNotTakenForOneAnother() throws Exception {
        context.getRegistry().bind("seen", new MemoryIdempotentRepository());
        lists(answer(1, "").replace("secret words", "[waitcall] "), answer(2, "").replace("secret words", "[waitcall] "));
        route("smsc:get_answers?lookBack=1h&idempotentRepository=#seen");
        hand.poll();
        hand.poll();

        assertThat(routed).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "99999999999999999" })
    void aFinalStateWhoseStampSaysNothingHasThatOfItsDate(String stamp) throws Exception {
        server.answers("[" + state(2, STAMP) + "," + state(1, stamp) + "]");
        route("smsc:get_messages?lookBack=24h");
        hand.poll();
        hand.poll();

        assertThat(routed).containsExactlyInAnyOrder("11", "12");
    }

    @Test
    void aTaskThatCannotBeReadHoldsUpNone() throws Exception {
        lists(task(1), task(2).replace("\"status\":2", "\"status\":\"\""), "null", task(3));
        route("smsc:downloads?delay=60000");
        hand.poll();
        hand.poll();

        assertThat(routed).containsExactly("1", "3");
    }

    @Test
    void anIdOutOfRangeHidesNothingThatComesLater() throws Exception {
        lists(answer(6, DATE), answer(Long.MAX_VALUE, DATE));
        route("smsc:get_answers?lookBack=1h");
        hand.poll();
        lists(answer(6, DATE), answer(7, DATE));
        hand.poll();

        assertThat(routed).containsExactly("6", "7");
    }

    @Test
    void anAnswerThatIsNoListMakesThePollFail() throws Exception {
        server.answers("<html>Sorry</html>");
        try (KeptLog log = new KeptLog()) {
            route("smsc:get_answers?format=csv");
            hand.poll();

            assertThat(log.lines()).anyMatch(line -> line.contains("is not understood"));
        }
    }

    @Test
    void anErrorPastCamelsErrorHandlingLeavesNothingInFlightForWhichAStopWouldWait() throws Exception {
        lists(answer(1, DATE));
        context.getRegistry().bind("hand", hand);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:get_answers?lookBack=1h&scheduler=#hand").to("direct:broken");
                from("direct:broken").process(new AsyncProcessorSupport() {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        routed.add("1");
                        throw new StackOverflowError();
                    }
                });
            }
        });
        hand.poll();

        assertThat(routed).containsExactly("1");
        assertThat(context.getInflightRepository().size()).isZero();
    }
}
