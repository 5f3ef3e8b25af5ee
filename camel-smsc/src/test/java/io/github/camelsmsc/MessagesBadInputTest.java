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

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelsmsc.model.OutgoingMessage;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What a message brings along is wrong: the error names it, holds no value, and the provider sees no request. */
class MessagesBadInputTest extends SimulatorTestSupport {

    private static final String PHONE = "79991234567";
    private static final String SEND = "smsc:send?phone=" + PHONE;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").toD("smsc:send?phone=${header.to}&messageId=${header.order}");
                from("direct:state").toD("smsc:status?phone=${header.to}&messageId=${header.order}");
            }
        };
    }

    private void refused(String address, Object body, Map<String, Object> headers, String named) {
        Exchange done = template.request(address, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
        assertThat(ObjectHelper.getException(IllegalArgumentException.class, done.getException())).as("%s %s %s", address, body, headers)
                .isNotNull().hasMessageContaining(named)
                .hasMessageNotContainingAny(PHONE, "rubbish", "79990000001");
        assertThat(smsc.requests()).isEmpty();
    }

    static Stream<Arguments> headers() {
        List<Object> phones = List.of("", " ", ",", ";", "rubbish", PHONE + ",rubbish", PHONE + ";", PHONE + ",," + PHONE, PHONE + " 79990000001",
                "+", "++" + PHONE, "1234", "7".repeat(21), "٧٩٩٩١٢٣٤٥٦٧", PHONE + "\u0000", PHONE + "\n79990000001:text", PHONE + ":rubbish",
                List.of(), List.of(PHONE, ""), List.of(PHONE, List.of(PHONE)), "a@example.org", PHONE + "&mes=rubbish");
        List<Object> ids = List.of(0, "", ",", "1,", "1,,2", "rubbish", "1,rubbish", "9223372036854775808");
        return Stream.of(
                arguments(SEND, "CamelSmscMessageId", List.of(0, -1, 2147483648L, "2147483648", "rubbish", "1,2", "", "1.0", "99999999999999999999"),
                        "CamelSmscMessageId"),
                arguments("smsc:send", "CamelSmscPhone", phones, "phone"), arguments("smsc:send?action=cost", "CamelSmscPhone", phones, "phone"),
                arguments("smsc:status?messageId=1", "CamelSmscPhone", phones, "CamelSmscPhone"),
                arguments("smsc:status?phone=" + PHONE, "CamelSmscMessageId", ids, "CamelSmscMessageId"),
                arguments("smsc:status?phone=" + PHONE, "CamelSmscId", ids, "CamelSmscId"),
                arguments("smsc:status?phone=" + PHONE, "CamelSmscId", List.of("1,2"), "messageId"),
                arguments(SEND, "CamelSmscImgCode", List.of("", " ", "x".repeat(33), "a\nb"), "CamelSmscImgCode"),
                arguments(SEND, "CamelSmscImgCode", List.of("1234"), "userIp"),
                arguments(SEND, "CamelSmscUserIp", List.of("", "rubbish", "203.0.113", "203.0.113.7, 10.0.0.1", "x".repeat(46)), "CamelSmscUserIp"),
                arguments(SEND, "CamelSmscUserIp", List.of("203.0.113.7"), "imgCode"),
                arguments(SEND, "CamelSmscSender", List.of("Shop\nrubbish", "x".repeat(251)), "CamelSmscSender"),
                arguments("smsc:send?messageType=mail", "CamelSmscPhone", List.of(PHONE, "a@example.org,rubbish", "a@b@example.org"), "e-mail address"),
                arguments("smsc:send?messageType=tg", "CamelSmscPhone", List.of("@nick,rubbish rubbish"), "nickname"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aWrongHeaderIsNamed(String address, String header, List<Object> values, String named) {
        values.forEach(value -> refused(address, "text", Map.of(header, value), named));
    }

    static Stream<Arguments> bodies() {
        List<OutgoingMessage> withNull = new ArrayList<>();
        withNull.add(null);
        return Stream.of(arguments(SEND, null, "text"), arguments(SEND, "", "text"), arguments(SEND, " \t\n", "text"),
                arguments(SEND, new byte[0], "text"), arguments(SEND, "x".repeat(1001), "1000 characters"), arguments(SEND, "ж".repeat(10_000), "1000 characters"),
                arguments(SEND + "&action=cost", "", "text"), arguments(SEND + "&messageType=call", "", "text"),
                arguments(SEND + "&action=cost", "x".repeat(10_000), "1000 characters"),
                arguments("smsc:send", "text", "phone"), arguments(SEND, Map.of("79990000001", "text"), "phone"),
                arguments(SEND, List.of(new OutgoingMessage("79990000001", "text")), "phone"),
                arguments("smsc:send", Map.of(), "list"), arguments("smsc:send", List.of(), "list"),
                arguments("smsc:send", Map.of("rubbish", "text"), "phone"), arguments("smsc:send", Map.of("", "text"), "phone"),
                arguments("smsc:send", Collections.singletonMap(null, "text"), "phone"),
                arguments("smsc:send", Map.of("79990000001:rubbish\n79990000002", "text"), "phone"),
                arguments("smsc:send", Map.of("79990000001,79990000002", "text"), "phone"),
                arguments("smsc:send", Map.of("79990000001", ""), "text"), arguments("smsc:send", Collections.singletonMap("79990000001", null), "text"),
                arguments("smsc:send", Map.of("79990000001", "x".repeat(10_000)), "1000 characters"),
                arguments("smsc:send", List.of("79990000001:text"), "OutgoingMessage"), arguments("smsc:send", withNull, "OutgoingMessage"),
                arguments("smsc:send", List.of(Map.of("79990000001", "text")), "OutgoingMessage"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aWrongBodyIsNamed(String address, Object body, String named) {
        refused(address, body, Map.of(), named);
    }

    @ParameterizedTest
    @ValueSource(strings = { "rubbish", "0", "2147483648", "1,2" })
    void aWrongIdThatARouteComputesIsNamed(String id) {
        refused("direct:send", "text", Map.of("to", PHONE, "order", id), "messageId");
    }

    @ParameterizedTest
    @ValueSource(strings = { PHONE + "&parameter.op=1", PHONE + "&messageType=call", PHONE + "&time=1", PHONE + "&messageId=9", PHONE + "&baseUri=http://127.0.0.1:1" })
    void aPhoneThatBringsAnOptionAlongIsRefused(String to) {
        refused("direct:send", "text", Map.of("to", to, "order", 1), to.replaceFirst(".*&(\\w+).*", "$1"));
        refused("direct:state", "text", Map.of("to", to, "order", 1), to.replaceFirst(".*&(\\w+).*", "$1"));
    }

    @Test
    void aParameterThatTheComponentSetsItselfIsRefusedAtTheComponentToo() {
        SmscComponent component = context.getComponent("smsc", SmscComponent.class);
        for (String name : List.of("mes", "MES", "phones", "list", "login", "psw", "apikey", "fmt", "charset", "cost", "id", "sender", "time", "valid",
                "translit", "tinyurl", "maxsms", "subj", "voice", "imgcode", "userip", "hlr", "ping", "flash", "bin", "push", "mms", "mail", "soc", "viber",
                "call", "tg")) {
            component.getConfiguration().setParameter(new HashMap<>(Map.of(name, "rubbish")));
            assertThatThrownBy(() -> template.sendBody(SEND, "text")).rootCause().isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("parameter." + name).hasMessageNotContainingAny(PHONE, "rubbish");
        }
        assertThat(smsc.requests()).isEmpty();
    }
}
