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
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelsmsc.model.Balance;
import io.github.camelsmsc.model.MessageCost;
import io.github.camelsmsc.model.MessageStatus;
import io.github.camelsmsc.model.SentMessage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers of send, status and balance: any input is read or refused in linear time, and what is written is read. */
class MessageAnswersPropertyTest extends AnswersContract {

    private static final String PHONE = "79990000001";
    private static final List<SmscRequest> REQUESTS = List.of(
            Requests.send(PHONE, "text"), Requests.cost(PHONE, "text"), Requests.status(PHONE, "7", false), Requests.status(PHONE, "7", true),
            Requests.status(PHONE + ",79990000002", "7,8", true), Requests.balance());

    MessageAnswersPropertyTest() {
        super(40_000, REQUESTS);
    }

    @Override
    @Provide
    Arbitrary<String> almostAnswers() {
        return Arbitraries.of("{", "}", "[", "]", "\"", ",", ":", "\"id\"", "\"cnt\": 1", "\"status\": ", "\"err\"", "null", "1e9", "-3", "0", "33", "4.20",
                "OK - 1 SMS, ID - 33", ", COST - ", ", BALANCE - -1.5", ", CODE - 012345", "4.20 (1 SMS)", "33,1,4.20", "Status = 1", ", check_time = ",
                "18.10.2016 15:34:12", ", err = ", ", imsi = ", ", send_date = ", ", message = ", ", comment = ", ", type = 0", ", country = ",
                "1,1476794052,0", ",1476794040,79990000001,6.40,", "HLR", "<sms>", "</sms>", "<list>", "</list>", "<status>1</status>", "<balance>",
                "</balance>", "<balance/>", "RUR", "\n", "\r", "\u2028", "\uD800", "&lt;", "<![CDATA[", "ERROR = 3 (", ")", ", ID - 34", "0,-9")
                .list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    @Override
    @Provide
    Arbitrary<String> seeds() {
        return Arbitraries.of(",", "1,", ",1", "1,1,1,", ", message = ", ", comment = ", ", type = 0", ", message = a, comment = b, type = 1", ", region = ",
                "Status = 1, check_time = ", "Status = 1, check_time = , err = 0, send_date = , phone = , cost = , sender_id = , status_name = , message = ",
                "1,1476794052,0,1476794040,79990000001,6.40,a,b,c,", ",HLR,", "OK - 1", "OK - 1 SMS, ID - 1", ", COST - 1", "1.", "4.20 (", "(1 ", ")", " ",
                "{\"status\":", "{\"id\":1,", "<sms>", "<status>1", "\"", "\\", "\n", "9", "-");
    }

    // --- round trips

    /** Fields as one of the formats has them: names in fmt 0, 2 and 3, only their order in fmt 1. */
    private static String written(Map<String, ?> fields, int fmt, String root) {
        return switch (fmt) {
            case 0 -> fields.entrySet().stream().map(field -> field.getKey() + " = " + field.getValue()).collect(Collectors.joining(", "));
            case 1 -> fields.values().stream().map(String::valueOf).collect(Collectors.joining(","));
            case 2 -> fields.entrySet().stream().map(field -> "<" + field.getKey() + ">" + xml(field.getValue().toString()) + "</" + field.getKey() + ">")
                    .collect(Collectors.joining("\n", "<" + root + ">\n", "\n</" + root + ">"));
            default -> fields.entrySet().stream().map(field -> "\"" + field.getKey() + "\": " + json(field.getValue()))
                    .collect(Collectors.joining(",\n", "{\n", "\n}"));
        };
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("\r", "&#13;");
    }

    private static String json(Object value) {
        return value instanceof Number ? value.toString() : "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"")
                .replace("\n", "\\n").replace("\r", "\\r") + "\"";
    }

    @Property(tries = 200)
    void whatWasSentIsTheSameInEveryFormat(@ForAll @LongRange(min = 1, max = Integer.MAX_VALUE) long id, @ForAll @IntRange(min = 1, max = 255) int count,
                                           @ForAll @BigRange(min = "0", max = "99999") @Scale(2) BigDecimal cost,
                                           @ForAll @BigRange(min = "-99999", max = "9999999") @Scale(2) BigDecimal balance) throws UnreadableAnswer {
        Object sent = new SentMessage(id, count, cost, balance, null, List.of(PHONE));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("cnt", count);
        fields.put("cost", cost.toPlainString());
        fields.put("balance", balance.toPlainString());
        String text = "OK - " + count + " SMS, ID - " + id + ", COST - " + cost.toPlainString() + ", BALANCE - " + balance.toPlainString();
        for (int fmt = 0; fmt <= 3; fmt++) {
            assertThat(read(fmt == 0 ? text : written(fields, fmt, "result"), fmt, REQUESTS.get(0))).isEqualTo(sent);
        }
        Map<String, Object> price = new LinkedHashMap<>();
        price.put("cost", cost.toPlainString());
        price.put("cnt", count);
        String priceText = cost.toPlainString() + " (" + count + " SMS)";
        for (int fmt = 0; fmt <= 3; fmt++) {
            assertThat(read(fmt == 0 ? priceText : written(price, fmt, "result"), fmt, REQUESTS.get(1))).isEqualTo(new MessageCost(count, cost));
        }
        for (int fmt = 0; fmt <= 3; fmt++) {
            String left = balance.toPlainString();
            assertThat(read(fmt < 2 ? left : fmt == 2 ? "<balance>" + left + "</balance>" : written(Map.of("balance", left), 3, ""), fmt,
                    REQUESTS.get(5))).isEqualTo(new Balance(balance, null, null));
        }
    }

    /** The signs that the formats use themselves, in a text that nobody escapes where the format has no way to. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(",", ":", "\"", "'", "\n", "\r\n", "\r", ";", "\\", "=", " ", "<", "&", "&lt;", "{", "]", "a", "Щ", "😀", "1", "-9", ", message = ",
                ", type = 5", ", err = 0", ", region = ", "\u2028", "ERROR = 3 (x)", "0,-3").list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    private static Map<String, Object> state(String message, int fmt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(fmt == 0 ? "Status" : "status", 20);
        if (fmt != 1) {
            fields.put(fmt == 0 ? "check_time" : "last_date", "18.10.2016 15:34:12");
        }
        if (fmt != 0) {
            fields.put("last_timestamp", 1476794052);
        }
        fields.put("err", 13);
        fields.put(fmt == 1 ? "send_timestamp" : "send_date", fmt == 1 ? 1476794040 : "18.10.2016 15:34:00");
        fields.put("phone", PHONE);
        fields.put("cost", "6.40");
        if (fmt == 1) {
            place(fields);
        }
        fields.put("sender_id", "Shop");
        fields.put("status_name", "Невозможно доставить");
        fields.put("message", message);
        fields.put("comment", "");
        fields.put("type", 0);
        if (fmt != 1) {
            place(fields);
        }
        return fields;
    }

    private static void place(Map<String, Object> fields) {
        fields.put("country", "Россия");
        fields.put("operator", "МТС");
        fields.put("region", "Москва");
    }

    private static void assertIsState(Object read, String message) {
        assertThat((MessageStatus) read).extracting(MessageStatus::status, MessageStatus::err, MessageStatus::phone, MessageStatus::cost,
                MessageStatus::senderId, MessageStatus::statusName, MessageStatus::message, MessageStatus::comment, MessageStatus::type,
                MessageStatus::country, MessageStatus::operator, MessageStatus::region)
                .containsExactly(20, 13, PHONE, new BigDecimal("6.40"), "Shop", "Невозможно доставить", message.isBlank() ? null : message.strip(), null, 0,
                        "Россия", "МТС", "Москва");
    }

    @Property(tries = 500)
    void aStateIsTheSameInEveryFormatWhateverTheTextOfItsMessage(@ForAll("texts") String message) throws UnreadableAnswer {
        for (int fmt = 0; fmt <= 3; fmt++) {
            String answer = written(state(message, fmt), fmt, "sms");
            assertThat(Answers.error(answer.getBytes(StandardCharsets.UTF_8), REQUESTS.get(3))).isEmpty();
            assertIsState(read(answer, fmt, REQUESTS.get(3)), message);
        }
    }

    @Property(tries = 200)
    void soAreTheStatesOfSeveral(@ForAll("texts") String first, @ForAll("texts") String second) throws UnreadableAnswer {
        // a line of a text that looks like the beginning of a row is one: then the rows are too many, and nothing is told
        Assume.that(Stream.of(first, second).noneMatch(text -> text.matches("(?s).*\n-?\\d{1,3},(\\d{9,11}|0)[,\r\n].*")));
        for (int fmt = 0; fmt <= 3; fmt++) {
            String between = fmt == 2 ? "" : fmt == 3 ? "," : "\n";
            String answer = (fmt == 2 ? "<list>" : fmt == 3 ? "[" : "") + written(state(first, fmt), fmt, "sms") + between
                            + written(state(second, fmt), fmt, "sms") + (fmt == 2 ? "</list>" : fmt == 3 ? "]" : "");
            List<?> states = (List<?>) read(answer, fmt, REQUESTS.get(4));
            assertThat(states).hasSize(2);
            assertIsState(states.get(0), first);
            assertIsState(states.get(1), second);
        }
    }
}
