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
package io.github.camelsmsc.callback.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.IncomingMessage;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a body reach the decoder as they came, on every server. */
class CallbackBodiesTest extends EveryServer {

    private static final String TEXT = "Привет, мир! 100% & 1+1=2";

    @Override
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?secret=" + Smsc.SECRET).process(CallbackBodiesTest.this::record);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "koi8-r", "utf-8"})
    void percentEncodedForm(String charsetName) {
        Charset charset = Charset.forName(charsetName);
        Map<String, String> fields = Smsc.message(newId(), TEXT, charset);
        fields.put("charset", charsetName);

        answersOk(Smsc.FORM, Smsc.encoded(fields, charset).getBytes(StandardCharsets.US_ASCII), TEXT);
    }

    private void answersOk(String contentType, byte[] body, String text) {
        HttpResponse<String> response = application.post("/smsc/callback", contentType, body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("OK");
        assertThat(received).hasSize(1);
        CallbackEvent event = received.get(0).exchange().getContext().getTypeConverter()
                .convertTo(CallbackEvent.class, received.get(0).body());
        assertThat(((IncomingMessage) event).mes()).isEqualTo(text);
    }
}
