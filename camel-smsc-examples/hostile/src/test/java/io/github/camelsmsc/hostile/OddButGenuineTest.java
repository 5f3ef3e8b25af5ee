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
package io.github.camelsmsc.hostile;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.github.camelsmsc.callback.CallbackSignature;
import io.github.camelsmsc.consumer.http.RawHttp;
import io.github.camelsmsc.consumer.http.Smsc;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a server between the provider and us, or the provider's own writer, may have done to a callback: it is read. */
class OddButGenuineTest extends EveryServerUnderAttack {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    private void isTaken(String type, String text, Charset charset) throws IOException {
        String body = new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
        try (RawHttp http = victim.connect()) {
            assertThat(http.send(head("Content-Type: " + type, "Content-Length: " + body.length()) + body).answer().status()).isEqualTo(200);
        }
    }

    private static String sha1(String text, Charset charset) {
        return CallbackSignature.sign("sha1", Smsc.SECRET, charset, "79991234567", text, "79007654321");
    }

    private static String xml(String text, String written, Charset charset) {
        return "<callback><id>" + Smsc.newId() + "</id><phone>79991234567</phone><mes>" + written + "</mes><to>79007654321</to><sha1>"
                + sha1(text, charset) + "</sha1></callback>";
    }

    private static String json(String text, String written, Charset charset) {
        return "{\"id\":" + Smsc.newId() + ",\"phone\":\"79991234567\",\"mes\":\"" + written + "\",\"to\":\"79007654321\",\"sha1\":\""
                + sha1(text, charset) + "\"}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n ", "\ufeff", "\ufeff\n", "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
        "\n<?xml version=\"1.0\" encoding=\"utf-8\"?>", "\ufeff\n<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", "<!-- a -->"})
    void xmlAfterSomething(String begin) throws IOException {
        isTaken("text/xml", begin + xml("Привет", "Привет", StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    static Stream<String> texts() {
        return Stream.of("a\rb", "a\r\nb", "a\n\r\nb\r", "a\u0001b", "a\u000bb\u001f", "a\u007fb\u0085c", "a\tb", " a ", "a\u0000b", "a\ufffeb");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void rawCharactersInXml(String text) throws IOException {
        for (Charset charset : new Charset[]{StandardCharsets.UTF_8, WINDOWS_1251}) {
            if (charset.newEncoder().canEncode(text)) {
                String declaration = "<?xml version=\"1.0\" encoding=\"" + charset.name().toLowerCase(java.util.Locale.ROOT) + "\"?>";
                isTaken("text/xml", declaration + xml("я" + text, "я" + text, charset), charset);
                isTaken("text/xml", declaration + xml("я" + text, "<![CDATA[я" + text + "]]>", charset), charset);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#1;", "&#x0B;", "&#xD;", "&#0;", "&#xFFFE;"})
    void referencesThatXmlForbids(String reference) throws IOException {
        String digits = reference.replaceAll("[&#;]", "");
        int code = digits.startsWith("x") ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
        isTaken("text/xml", xml("я" + (char) code, "я" + reference, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void rawCharactersInJson(String text) throws IOException {
        isTaken("application/json", json("я" + text, "я" + text, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (WINDOWS_1251.newEncoder().canEncode(text)) {
            isTaken("application/json", json("я" + text, "я" + text, WINDOWS_1251), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\'b", "a\\xb", "a\\ b"})
    void backslashesThatJsonForbids(String written) throws IOException {
        String body = json("-", written, StandardCharsets.UTF_8);
        // what it means is not said; that it can be read is, so that the signature decides
        try (RawHttp http = victim.connect()) {
            assertThat(http.send(head("Content-Type: application/json", "Content-Length: " + body.length()) + body).answer().status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r\n\r\n"})
    void aLineEndAfterAForm(String end) throws IOException {
        isTaken(Smsc.FORM, Smsc.status(Smsc.newId()) + end, StandardCharsets.UTF_8);
    }
}
