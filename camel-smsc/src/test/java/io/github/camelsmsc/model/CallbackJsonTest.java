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
package io.github.camelsmsc.model;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallbackJsonTest {

    private static final DeliveryStatus FULL_STATUS = new DeliveryStatus(1001, "79991234567", 1, "14.11.23 22:13:20",
            1700000000L, 2, "3", 4, 5, "4.20", 6, "SMSC.RU", "007", "cmt", "25001", "7916", "250", "01", "Russia", "MTS",
            "rcn", "rnet", "10", "1", "5", Map.of("order", "77"));
    private static final String FULL_STATUS_JSON
            = "{\"kind\":\"status\",\"id\":1001,\"phone\":\"79991234567\",\"status\":1,\"time\":\"14.11.23 22:13:20\","
              + "\"ts\":1700000000,\"err\":2,\"syserr\":\"3\",\"cnt\":4,\"type\":5,\"cost\":\"4.20\",\"flag\":6,"
              + "\"sender\":\"SMSC.RU\",\"dtmf\":\"007\",\"cmt\":\"cmt\",\"imsi\":\"25001\",\"msc\":\"7916\",\"mcc\":\"250\","
              + "\"mnc\":\"01\",\"cn\":\"Russia\",\"net\":\"MTS\",\"rcn\":\"rcn\",\"rnet\":\"rnet\",\"calltime\":\"10\","
              + "\"callmenu\":\"1\",\"ringtime\":\"5\",\"extra\":{\"order\":\"77\"}}";
    private static final IncomingMessage MESSAGE = new IncomingMessage(
            998877, 12L, "79991234567", "Привет", "79007654321", "smsc", 1700000000L, 1700000001L, null);
    private static final String MESSAGE_JSON
            = "{\"kind\":\"message\",\"id\":998877,\"sms_id\":12,\"phone\":\"79991234567\",\"mes\":\"Привет\","
              + "\"to\":\"79007654321\",\"smsc\":\"smsc\",\"sent\":1700000000,\"time\":1700000001}";
    private static final CallConfirmation CALL = new CallConfirmation("79991234567", 1700000000L, "10", "1", "5", null);
    private static final String CALL_JSON
            = "{\"kind\":\"call\",\"phone\":\"79991234567\",\"ts\":1700000000,\"calltime\":\"10\",\"callmenu\":\"1\","
              + "\"ringtime\":\"5\"}";

    @Test
    void aStatusWithAllItsFields() {
        assertBothWays(FULL_STATUS, FULL_STATUS_JSON);
    }

    @Test
    void aMessageWithAllItsFields() {
        assertBothWays(MESSAGE, MESSAGE_JSON);
    }

    @Test
    void aCallWithAllItsFields() {
        assertBothWays(CALL, CALL_JSON);
    }

    @Test
    void absentFieldsAreLeftOut() {
        assertBothWays(CallbackKind.STATUS.event(new EventFields().put("id", "1").put("phone", "7")),
                "{\"kind\":\"status\",\"id\":1,\"phone\":\"7\"}");
        assertBothWays(new CallConfirmation("7", null, null, null, null, null), "{\"kind\":\"call\",\"phone\":\"7\"}");
    }

    @Test
    void extraKeepsItsOrderAndAnyName() {
        Map<String, String> extra = new LinkedHashMap<>();
        extra.put("z", "1");
        extra.put("kind", "own");
        extra.put("err", "none");
        extra.put("extra", "");
        assertBothWays(new CallConfirmation("7", 1L, null, null, null, extra), "{\"kind\":\"call\",\"phone\":\"7\",\"ts\":1,"
                + "\"extra\":{\"z\":\"1\",\"kind\":\"own\",\"err\":\"none\",\"extra\":\"\"}}");
    }

    @Test
    void halfASurrogatePairDoesNotBreakTheBytes() {
        CallbackEvent event = new CallConfirmation("7", 1L, "\uD800", null, null, null);
        assertThat(new String(SmscJson.writeBytes(event), StandardCharsets.UTF_8)).contains("\"calltime\":\"?\"");
    }

    @Test
    void anyObjectMapperWritesAndReadsTheSame() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        for (CallbackEvent event : new CallbackEvent[] { FULL_STATUS, MESSAGE, CALL }) {
            String json = SmscJson.write(event);
            assertThat(mapper.writeValueAsString(event)).isEqualTo(json);
            assertThat(mapper.readValue(json, CallbackEvent.class)).isEqualTo(event);
            assertThat(mapper.readValue("[" + json + "," + json + "]", CallbackEvent[].class)).containsExactly(event, event);
        }
        assertThat(mapper.readValue(MESSAGE_JSON, IncomingMessage.class)).isEqualTo(MESSAGE);
        assertThatThrownBy(() -> mapper.readValue("{\"kind\":\"call\"}", CallbackEvent.class))
                .isInstanceOf(JsonProcessingException.class).hasMessageContaining("field phone is missing");
        assertThatThrownBy(() -> mapper.readValue(MESSAGE_JSON, DeliveryStatus.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void readingTakesAnyOrderAndKeepsUnknownFieldsAsExtras() {
        assertThat(SmscJson.read("{\"extra\":{\"a\":\"1\"},\"ts\":\"5\",\"new\":true,\"phone\":\"7\",\"kind\":\"call\"}", CallbackEvent.class))
                .isEqualTo(new CallConfirmation("7", 5L, null, null, null, Map.of("a", "1", "new", "true")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "1", "{}", "{\"kind\":\"x\"}", "{\"kind\":\"call\"}", "{\"kind\":null}",
            "{\"kind\":\"call\",\"phone\":\"7\"} {}", "{\"kind\":\"call\",\"phone\":{}}", "{\"kind\":\"call\",\"phone\":[1]}",
            "{\"kind\":\"call\",\"phone\":\"7\",\"extra\":[1]}", "{\"kind\":\"call\",\"phone\":\"7\",\"extra\":{\"a\":{}}}",
            "{\"kind\":\"status\",\"phone\":\"79991234567\",\"id\":\"x\"}", "{\"kind\":\"message\",\"id\":1}" })
    void whatIsNoEventIsAnErrorWithoutItsText(String json) {
        assertThatThrownBy(() -> SmscJson.read(json, CallbackEvent.class)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("79991234567");
    }

    private static void assertBothWays(CallbackEvent event, String json) {
        assertThat(SmscJson.write(event)).isEqualTo(json);
        assertThat(SmscJson.writeBytes(event)).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
        assertThat(SmscJson.read(json, CallbackEvent.class)).isEqualTo(event);
        assertThat(SmscJson.read(json.getBytes(StandardCharsets.UTF_8), CallbackEvent.class)).isEqualTo(event);
        assertThat(SmscJson.write(SmscJson.read(json, CallbackEvent.class))).isEqualTo(json);
    }
}
