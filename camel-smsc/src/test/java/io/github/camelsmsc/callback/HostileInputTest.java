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
package io.github.camelsmsc.callback;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelsmsc.callback.Said.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** The largest body that the consumer lets in, made to hurt. */
class HostileInputTest {

    private static final int SIZE = 65_536;
    /** A few milliseconds each on any machine, if the time is linear; quadratic time would take seconds. */
    private static final int REPEATS = 20;
    private static final Duration LIMIT = Duration.ofSeconds(8);

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("names with one hash code", "id=1&phone=7&status=1", i -> '&' + collision(i) + "=1"),
                body("JSON names with one hash code", "{\"id\":1", i -> ",\"" + collision(i) + "\":1"),
                body("many short names", "id=1&phone=7&status=1", i -> "&" + Integer.toString(i, 36)),
                body("separators", "", i -> "&"),
                body("equals signs", "id", i -> "="),
                body("per cents", "id=1&phone=7&status=1&a=", i -> "%"),
                body("deep JSON", "{\"a\":", i -> "["),
                body("deep JSON objects", "", i -> "{\"a\":"),
                body("a huge JSON number", "{\"id\":", i -> "9"),
                body("a huge JSON exponent", "{\"id\":1e", i -> "9"),
                body("a huge number", "phone=7&status=1&id=", i -> "9"),
                body("JSON escapes", "{\"a\":\"", i -> "\\ud800"),
                body("JSON white space", "{", i -> " "),
                body("deep XML", "", i -> "<a>"),
                body("deep XML with prefixes", "", i -> "<a xmlns:b" + i + "='u" + i + "'>"),
                body("XML attributes", "<a", i -> " a" + i + "=''"),
                body("XML with a huge name", "<", i -> "a"),
                body("XML character references", "<a><b>", i -> "&#1055;"),
                body("XML entities", "<a><b>", i -> "&lt;"),
                body("XML comments", "<a>", i -> "<!---->"),
                body("XML sections", "<a><b>", i -> "<![CDATA[]]>"),
                body("XML elements", "<a>", i -> "<b" + i + "/>"),
                body("half XML sections", "<a><b>", i -> "]]"),
                Arguments.of("XML entity bomb", bomb()),
                body("first bytes of XML", "", i -> "<"),
                body("byte order marks", "", i -> "\uFEFF"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void takesLinearTime(String name, byte[] body) {
        CallbackDecoder decoder = CallbackDecoder.of("auto");
        SignatureVerifier verifier = SignatureVerifier.of("md5", "s1,s2,s3");
        RawCallback raw = new RawCallback(body, null, new String(body, StandardCharsets.ISO_8859_1));

        Object decoding = assertTimeout(LIMIT, () -> {
            Object last = null;
            for (int i = 0; i < REPEATS; i++) {
                last = Said.by(() -> decoder.decode(raw));
                if (last instanceof CallbackFields fields) {
                    assertThat(Said.by(() -> verifier.verify(fields))).isInstanceOf(Refused.class);
                    assertThat(fields.toEvent().extra()).isNotNull();
                }
            }
            return last;
        });

        assertThat(decoding).isNotNull();
    }

    private static Arguments body(String name, String start, IntFunction<String> part) {
        StringBuilder body = new StringBuilder(start);
        for (int i = 0; body.length() < SIZE; i++) {
            body.append(part.apply(i));
        }
        return Arguments.of(name, body.substring(0, SIZE).getBytes(StandardCharsets.UTF_8));
    }

    /** "Aa" and "BB" have one hash code, and so has every row of them. */
    private static String collision(int i) {
        return IntStream.range(0, 13).mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB").collect(Collectors.joining());
    }

    private static byte[] bomb() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE r [<!ENTITY e0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY e").append(i).append(" \"").append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return bomb.append("]><r><id>&e29;</id></r>").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
