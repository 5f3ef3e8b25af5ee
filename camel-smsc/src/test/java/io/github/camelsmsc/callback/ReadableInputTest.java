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

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.github.camelsmsc.callback.Said.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsmsc.callback.CallbackWriter.WINDOWS_1251;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** JSON and XML that a strict parser refuses or alters: what can be read is read, and signed as it came. */
class ReadableInputTest {

    private static final String SECRET = "word";

    /** Text as it stands in XML, and what it says. */
    static Stream<Arguments> xml() {
        return Stream.of(
                arguments("Привет\rмир", "Привет\rмир"),
                arguments("Привет\r\nмир\r\n", "Привет\r\nмир\r\n"),
                arguments("\r\n", "\r\n"),
                arguments("<![CDATA[a\r\nЫ\r]]>", "a\r\nЫ\r"),
                arguments("a&#13;&#xA;b", "a\r\nb"),
                arguments("a\u0000\u0001\u000B\u001Fb", "a\u0000\u0001\u000B\u001Fb"),
                arguments("<![CDATA[a\u0000\u001Fb]]>", "a\u0000\u001Fb"),
                arguments("a&#0;b&#x1f;&#x00000000000B;", "a\u0000b\u001F\u000B"),
                arguments("<![CDATA[&#0; & &amp;]]>", "&#0; & &amp;"),
                arguments("fish & chips &amp; AT&T 5 > 4 ]]> &", "fish & chips & AT&T 5 > 4 ]]> &"),
                arguments("a<!-- \u0001 --><b c='&#1;>'>\r</b><?x \u0001?>d", "a\rd"));
    }

    @ParameterizedTest
    @MethodSource("xml")
    void theTextOfXmlIsReadAndSignedAsItCame(String written, String text) {
        for (Charset charset : new Charset[] { StandardCharsets.UTF_8, WINDOWS_1251 }) {
            String md5 = CallbackSignature.sign("md5", SECRET, charset, "7", text, "7900");
            String body = "<?xml version='1.0' encoding='" + charset.name() + "'?>\r\n<!-- c -->\r\n<r>\r\n<id\r\n>1</id>"
                          + "<phone>7</phone><mes>" + written + "</mes><to>7900</to><md5>" + md5 + "</md5>\r\n</r>\r\n";

            CallbackFields fields = fields(body.getBytes(charset));

            assertThat(fields.text("mes")).isEqualTo(text);
            assertThat(fields.charset()).isEqualTo(charset);
            assertThat(Said.by(() -> SignatureVerifier.of("md5", SECRET).verify(fields))).isEqualTo("md5");
        }
    }

    @ParameterizedTest
    @CsvSource({ "&#xD83D;&#xDE00;, \uD83D\uDE00", "&#128512;, \uD83D\uDE00", "a&#xD83D;b, a\uFFFDb", "&#xDE00;&#xD83D;, \uFFFD\uFFFD",
            "&#x110000;&#99999999999999999999;, \uFFFD\uFFFD", "&#xFFFE;\uFFFF, \uFFFE\uFFFF",
            "\uDB80\uDC41&#xF0041;, \uDB80\uDC41\uDB80\uDC41", "&#xDB80;&#xDC41;, \uDB80\uDC41" })
    void anyReferenceIsReadAndHalfASurrogatePairIsReplaced(String written, String text) {
        assertThat(mes("<r><id>1</id><phone>7</phone><mes>" + written + "</mes><to>7900</to></r>")).isEqualTo(text);
    }

    @Test
    void xml11IsReadWithoutItsOwnLineEnds() {
        assertThat(mes("<?xml version='1.1'?><r><id>1</id><phone>7</phone><mes>a\u0085b\u2028&#1;</mes><to>7900</to></r>"))
                .isEqualTo("a\u0085b\u2028\u0001");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<r/>x", "<r/>&#1;", "<r><id>1</id></r><r/>", "<r/><![CDATA[x]]>", "<r/><?xml", "<r><!-- ", "<r a='>", "<?xml" })
    void whatIsNotOneElementIsRefused(String body) {
        assertThat(decode(body)).isEqualTo(new Refused(RefusalReason.MALFORMED, "the body is not well-formed XML without DTD"));
    }

    @ParameterizedTest
    @CsvSource({ "C:\\path, C:\\path", "\\, \\", "\\u12 \\x41, \\u12 \\x41", "\\\\q, \\q", "\\\\\\q, \\\\q", "\\/\\t., /\t." })
    void aBackslashOfJsonThatBeginsNoEscapeStandsForItself(String written, String text) {
        assertThat(fields(("{\"id\":1,\"phone\":\"7\",\"status\":1,\"k" + written + " \":\"" + written + " \"}")
                .getBytes(StandardCharsets.UTF_8)).text("k" + text + " ")).isEqualTo(text + " ");
    }

    @Test
    void controlCharactersMayStandInJsonAsTheyAre() {
        String text = "a\u0000\u0001\t\u001Fb\rc\r\nПривет\n";
        for (Charset charset : new Charset[] { StandardCharsets.UTF_8, WINDOWS_1251 }) {
            String md5 = CallbackSignature.sign("md5", SECRET, charset, "7", text, "7900");
            String body = "\r\n{\"id\":1,\r\n\"phone\":\"7\",\"mes\":\"" + text + "\",\"to\":\"7900\",\"k" + text + "\":\"v\",\"md5\":\"" + md5
                          + "\"}\r\n";

            CallbackFields fields = fields(body.getBytes(charset));

            assertThat(fields.text("mes")).isEqualTo(text);
            assertThat(fields.text("k" + text)).isEqualTo("v");
            assertThat(Said.by(() -> SignatureVerifier.of("md5", SECRET).verify(fields))).isEqualTo("md5");
        }
    }

    @Test
    void utf16IsNotRead() {
        byte[] body = "<r><id>1</id><phone>7</phone><status>1</status></r>".getBytes(StandardCharsets.UTF_16);
        assertThat(Said.by(() -> CallbackDecoder.of("auto").decode(new RawCallback(body, null, null))))
                .isInstanceOf(Refused.class);
    }

    private static String mes(String body) {
        return fields(body.getBytes(StandardCharsets.UTF_8)).text("mes");
    }

    private static CallbackFields fields(byte[] body) {
        return Said.decode("auto", new RawCallback(body, null, null));
    }

    private static Object decode(String body) {
        return Said.by(() -> CallbackDecoder.of("auto").decode(new RawCallback(body.getBytes(StandardCharsets.UTF_8), null, null)));
    }
}
