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

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.SmscJson;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The headers of an event from its JSON. */
class CallbackHeadersTest extends CamelTestSupport {

    private static final String STATUS = "{\"kind\":\"status\",\"id\":1001,\"phone\":\"79991234567\",\"status\":20,"
                                         + "\"ts\":1700000000,\"err\":1,\"type\":0,\"extra\":{\"order\":\"77\"}}";

    private Map<String, Object> headers(Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        new CallbackHeaders().process(exchange);
        return exchange.getMessage().getHeaders();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            STATUS,
            "{\"kind\":\"status\",\"id\":1,\"phone\":\"79991234567\",\"status\":1}",
            "{\"kind\":\"message\",\"id\":998877,\"phone\":\"79991234567\",\"mes\":\"Привет\",\"to\":\"79007654321\","
                      + "\"time\":1700000001}",
            "{\"kind\":\"call\",\"phone\":\"79991234567\",\"ts\":1700000000}" })
    void areThoseThatTheCallbackHad(String json) {
        Exchange callback = new DefaultExchange(context);
        CallbackMessage.fill(callback, SmscJson.read(json, CallbackEvent.class), "md5", true);
        callback.getIn().removeHeader(SmscConstants.SIGNATURE);

        assertThat(headers(callback.getIn().getBody())).isEqualTo(callback.getIn().getHeaders()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"kind\":\"status\",\"id\":1,\"phone\":\"79991234567\"}",
            "{\"kind\":\"message\",\"id\":998877,\"phone\":\"79991234567\",\"mes\":\"x\",\"to\":\"79007654321\"}",
            "{\"kind\":\"call\",\"phone\":\"79991234567\"}" })
    void ofAnotherEventAreNotLeftAndNothingReadsAsVerified(String json) {
        Exchange exchange = new DefaultExchange(context);
        CallbackMessage.fill(exchange, SmscJson.read(STATUS, CallbackEvent.class), "sha1", true);
        exchange.getMessage().setHeader(SmscConstants.TO, "79000000000");
        exchange.getMessage().setBody(json);

        new CallbackHeaders().process(exchange);

        assertThat(exchange.getMessage().getHeaders()).isEqualTo(headers(json)).isNotEmpty();
    }

    @Test
    void areReadFromTextBytesStreamAndEvent() {
        Map<String, Object> headers = headers(STATUS);
        byte[] bytes = STATUS.getBytes(StandardCharsets.UTF_8);

        assertThat(headers).containsEntry(SmscConstants.ID, 1001L).containsEntry(SmscConstants.ERR, 1);
        assertThat(headers(bytes)).isEqualTo(headers);
        assertThat(headers(new ByteArrayInputStream(bytes))).isEqualTo(headers);
        assertThat(headers(SmscJson.read(STATUS, CallbackEvent.class))).isEqualTo(headers);
    }

    @Test
    void ofABodyThatIsNoEventAreRefusedWithoutAWordOfIt() {
        assertThatThrownBy(() -> headers("{\"phone\":\"79991234567\"}")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not the JSON of a CallbackEvent").hasMessageNotContaining("7999");
        assertThatThrownBy(() -> headers(null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no JSON of a CallbackEvent");
    }
}
