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
package io.github.camelsmsc.consumer.http;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The bytes of a body reach the decoder as they came, on every server. */
public interface BodiesContract extends CallbackSuite {

    String TEXT = "Привет, мир! 100% + 1";
    ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "koi8-r", "utf-8"})
    default void percentEncodedForm(String name) throws Exception {
        Charset charset = Charset.forName(name);
        Map<String, String> fields = message(TEXT, name);

        assertThat(routed(Smsc.FORM, Smsc.encoded(fields, charset).getBytes(StandardCharsets.US_ASCII))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "koi8-r", "utf-8"})
    default void eightBitForm(String name) throws Exception {
        String text = "Привет, мир!";

        assertThat(routed(Smsc.FORM, Smsc.eightBit(message(text, name), Charset.forName(name)))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "koi8-r", "utf-8"})
    default void json(String name) throws Exception {
        assertThat(routed("application/json", Smsc.json(message(TEXT, name), Charset.forName(name)))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "koi8-r", "utf-8"})
    default void xml(String name) throws Exception {
        assertThat(routed("application/xml", Smsc.xml(message(TEXT, name), Charset.forName(name)))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/xml", "text/plain", "application/octet-stream"})
    default void formWithAnotherContentType(String contentType) throws Exception {
        Map<String, String> fields = message(TEXT, "windows-1251");
        byte[] body = Smsc.encoded(fields, Charset.forName("windows-1251")).getBytes(StandardCharsets.US_ASCII);

        assertThat(routed(contentType, body)).isEqualTo(TEXT);
    }

    @Test
    default void formWithACharsetInTheContentType() throws Exception {
        // neither UTF-8 nor the provider's default: nothing else tells it
        Map<String, String> fields = message(TEXT, "koi8-r");
        fields.remove("charset");
        byte[] body = Smsc.encoded(fields, Charset.forName("koi8-r")).getBytes(StandardCharsets.US_ASCII);

        assertThat(routed(Smsc.FORM + "; charset=koi8-r", body)).isEqualTo(TEXT);
    }

    @Test
    default void formWithoutContentType() throws Exception {
        byte[] body = Smsc.encoded(message(TEXT, "utf-8"), StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII);

        assertThat(routed(null, body)).isEqualTo(TEXT);
    }

    /** Pitfall 4: where a server echoes fields as headers of the answer, line breaks in one break the answer. */
    @Test
    default void lineBreaksInAValue() throws Exception {
        String text = "a\r\nSet-Cookie: b\r\n\r\nПривет";
        byte[] body = Smsc.encoded(message(text, "windows-1251"), Charset.forName("windows-1251"))
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(routed(Smsc.FORM, body)).isEqualTo(text);
    }

    @Test
    default void fieldsOfTheQuery() throws Exception {
        Charset charset = Charset.forName("windows-1251");
        String query = Smsc.encoded(message(TEXT, "windows-1251"), charset);

        HttpResponse<String> response = application().post("/smsc/callback?" + query, Smsc.FORM, new byte[0]);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text()).isEqualTo(TEXT);
    }

    @Test
    default void fieldsOfBodyAndQueryTogether() throws Exception {
        byte[] body = Smsc.encoded(message(TEXT, "utf-8"), StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII);

        HttpResponse<String> response = application().post("/smsc/callback?order=77&x=%D1%8F", Smsc.FORM, body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(events().get(0)).at("/extra/order").asText()).isEqualTo("77");
        assertThat(JSON.readTree(events().get(0)).at("/extra/x").asText()).isEqualTo("я");
    }

    @Test
    default void aFieldWithoutEqualsSign() {
        HttpResponse<String> response = application().form(Smsc.status(Smsc.newId()) + "&flagged");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(events()).hasSize(1);
    }

    @Test
    default void aBadPercentSign() {
        HttpResponse<String> response = application().form(Smsc.status(Smsc.newId()) + "&a=100%&b=%ZZ");

        assertThat(response.statusCode()).isIn(200, 400);
        assertThat(response.body()).isIn("OK", "Bad Request");
    }

    @Test
    default void anEmptyBodyIsMalformed() {
        assertThat(application().form("").statusCode()).isEqualTo(400);
    }

    @Test
    default void aThousandFields() throws Exception {
        StringBuilder form = new StringBuilder(Smsc.status(Smsc.newId()));
        for (int i = 0; i < 1000; i++) {
            form.append("&p").append(i).append('=').append(i);
        }

        assertThat(application().form(form.toString()).statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(events().get(0)).at("/extra/p999").asText()).isEqualTo("999");
    }

    private static Map<String, String> message(String text, String charsetName) {
        Map<String, String> fields = Smsc.message(Smsc.newId(), text, Charset.forName(charsetName));
        fields.put("charset", charsetName);
        return fields;
    }

    private String routed(String contentType, byte[] body) throws Exception {
        HttpResponse<String> response = application().post("/smsc/callback", contentType, body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("OK");
        return text();
    }

    private String text() throws Exception {
        assertThat(events()).hasSize(1);
        return JSON.readTree(events().get(0)).get("mes").asText();
    }
}
