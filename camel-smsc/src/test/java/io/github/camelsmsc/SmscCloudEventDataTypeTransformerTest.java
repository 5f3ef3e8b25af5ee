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

import java.util.HashMap;
import java.util.Map;

import io.github.camelsmsc.model.CallConfirmation;
import io.github.camelsmsc.model.DeliveryStatus;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The data type {@code smsc:application-cloudevents}, found as Camel finds it. */
class SmscCloudEventDataTypeTransformerTest {

    private static final String PHONE = "79991234567";

    private static Exchange transformed(Object body, Map<String, Object> headers) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
            context.resolveTransformer(DataType.ANY, new DataType("smsc:application-cloudevents"))
                    .transform(exchange.getMessage(), DataType.ANY, DataType.ANY);
            return exchange;
        }
    }

    private static Object id(String json) throws Exception {
        return transformed(json, Map.of()).getMessage().getHeader("ce-id");
    }

    @Test
    void aRepeatHasTheSameIdAndAnotherEventAnotherOne() throws Exception {
        String event = "{\"kind\":\"status\",\"id\":1,\"phone\":\"7\",\"status\":1,\"ts\":5}";

        assertThat(id(event)).isEqualTo(id(event.replace("5}", "5,\"cost\":\"1\"}"))).isNotEqualTo(id(event.replace("5}", "6}")));
    }

    @Test
    void noHeaderHoldsThePhone() throws Exception {
        Exchange exchange = transformed(new DeliveryStatus(1001, PHONE, 1, null, 1L, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null), Map.of());

        assertThat(exchange.getMessage().getHeaders().values()).isNotEmpty().allSatisfy(value -> assertThat(value.toString()).doesNotContain(PHONE));
    }

    @Test
    void theHeadersHaveTheNamesOfCamelToo() throws Exception {
        Exchange exchange = transformed(new CallConfirmation(PHONE, 1_700_000_000L, null, null, null, null), Map.of());

        assertThat(exchange.getMessage().getHeaders()).containsEntry("CamelCloudEventType", "io.github.camelsmsc.call")
                .containsEntry("CamelCloudEventVersion", "1.0").containsEntry("CamelCloudEventSource", "smsc:callback")
                .containsEntry("CamelCloudEventTime", "2023-11-14T22:13:20Z")
                .containsEntry("CamelCloudEventDataContentType", "application/json").containsKey("CamelCloudEventID");
        assertThat(exchange.getMessage().getBody()).isEqualTo("{\"kind\":\"call\",\"phone\":\"79991234567\",\"ts\":1700000000}");
    }

    @Test
    void aSourceOfTheRoutesOwnIsKept() throws Exception {
        Exchange exchange = transformed("{\"kind\":\"call\",\"phone\":\"7\",\"ts\":1}", Map.of("CamelCloudEventSource", "/accounts/shop"));

        assertThat(exchange.getMessage().getHeader("ce-source")).isEqualTo("/accounts/shop");
    }

    @Test
    void aTimeThatCannotBeWrittenIsLeftOut() throws Exception {
        Exchange exchange = transformed(new CallConfirmation("7", Long.MAX_VALUE, null, null, null, null), Map.of("ce-time", "of another event"));

        assertThat(exchange.getMessage().getHeaders()).doesNotContainKeys("ce-time", "CamelCloudEventTime");
    }

    @Test
    void whatIsNoEventIsAnErrorWithoutItsText() {
        assertThatThrownBy(() -> transformed("{\"phone\":\"79991234567\"}", Map.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not the JSON of a CallbackEvent").hasMessageNotContaining(PHONE);
        assertThatThrownBy(() -> transformed(null, Map.of())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no body");
    }
}
