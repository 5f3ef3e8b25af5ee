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

import io.github.camelsmsc.callback.Said.Refused;
import io.github.camelsmsc.model.CallbackKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is particular to callbacks in JSON (fmt=3) and XML (fmt=2). */
class CallbackJsonAndXmlTest {

    private final CallbackDecoder decoder = CallbackDecoder.of("auto");

    // JSON

    @Test
    void jsonNumbersKeepTheirSourceText() {
        CallbackFields fields = fields("{\"id\":1001,\"phone\":79991234567,\"status\":-1,\"cost\":4.20,\"x\":1E+2}");
        assertThat(fields.text("cost")).isEqualTo("4.20");
        assertThat(fields.text("x")).isEqualTo("1E+2");
        assertThat(fields.text("phone")).isEqualTo("79991234567");
    }

    @Test
    void jsonNullIsAbsentAndTrueIsText() {
        CallbackFields fields = fields("{\"id\":1,\"phone\":\"7\",\"status\":1,\"mes\":null,\"a\":true,\"b\":false}");
        assertThat(fields.kind()).isEqualTo(CallbackKind.STATUS);
        assertThat(fields.text("a")).isEqualTo("true");
        assertThat(fields.text("b")).isEqualTo("false");
    }

    @Test
    void aNestedJsonValueBecomesItsText() {
        String nested = "{ \"a\": [1, \"}\", {\"b\": null}] }";
        CallbackFields fields = fields("{\"id\":1,\"x\":" + nested + ",\"l\":[ ],\"phone\":\"7\",\"status\":1}");
        assertThat(fields.text("x")).isEqualTo(nested);
        assertThat(fields.text("l")).isEqualTo("[ ]");
    }

    @Test
    void aNestedJsonValueFarBehindInTheBodyBecomesItsText() {
        String padding = "ы".repeat(50_000);
        CallbackFields fields = fields("{\"p\":\"" + padding + "\",\"x\":{\"a\":[1]},\"id\":1,\"phone\":\"7\",\"status\":1}");
        assertThat(fields.text("x")).isEqualTo("{\"a\":[1]}");
    }

    @Test
    void halfASurrogatePairIsReplaced() {
        CallbackFields fields = fields("{\"id\":1,\"phone\":\"7\",\"to\":\"7900\",\"mes\":\"\\ud83d\\ude00 \\ud83d \\ude00\"}");
        assertThat(fields.text("mes")).isEqualTo("\uD83D\uDE00 \uFFFD \uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "[]", "[{\"id\":1}]", "{} x", "{\"id\"}", "{\"id\":}", "{\"id\":NaN}", "{'id':1}", "{\"a\":[1,}" })
    void whatIsNotOneJsonObjectIsRefused(String body) {
        assertThat(decode(body)).isEqualTo(malformed("the body is not one JSON object"));
    }

    // XML

    @Test
    void xmlMayHaveAnyRootAndPrefixes() {
        CallbackFields fields = fields("<?xml version=\"1.0\"?><!-- c --><s:any><s:id>1</s:id> <phone><![CDATA[7]]>1</phone>"
                                       + "<status a='b'>1</status><e/><t>a<b>b</b>c &amp; &#1055;</t></s:any>");
        assertThat(fields.names()).containsExactly("id", "phone", "status", "e", "t");
        assertThat(fields.text("phone")).isEqualTo("71");
        assertThat(fields.text("e")).isEmpty();
        assertThat(fields.text("t")).isEqualTo("abc & П");
    }

    @Test
    void anExternalEntityIsNotRead() {
        assertThat(decode("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                          + "<r><id>1</id><phone>7</phone><status>&x;</status></r>")).isEqualTo(badXml());
    }

    @Test
    void aDtdIsRefused() {
        assertThat(decode("<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/r.dtd\"><r><id>1</id><phone>7</phone><status>1</status></r>"))
                .isEqualTo(badXml());
        assertThat(decode("<!DOCTYPE r><r><id>1</id><phone>7</phone><status>1</status></r>")).isEqualTo(badXml());
    }

    @ParameterizedTest
    @ValueSource(strings = { "<", "<r>", "<r><id>1</r>", "<r><id>&nope;</id></r>", "<r/><r/>", "<r\u0000></r>", "<html><br></html>" })
    void whatIsNotWellFormedIsRefused(String body) {
        assertThat(decode(body)).isEqualTo(badXml());
    }

    private CallbackFields fields(String body) {
        Object decoding = decode(body);
        assertThat(decoding).isInstanceOf(CallbackFields.class);
        return (CallbackFields) decoding;
    }

    private Object decode(String body) {
        return Said.by(() -> decoder.decode(new RawCallback(body.getBytes(StandardCharsets.UTF_8), null, null)));
    }

    private static Refused malformed(String detail) {
        return new Refused(RefusalReason.MALFORMED, detail);
    }

    private static Refused badXml() {
        return malformed("the body is not well-formed XML without DTD");
    }
}
