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

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelsmsc.model.DownloadTask;
import io.github.camelsmsc.model.DownloadTaskStatus;
import io.github.camelsmsc.model.OutgoingMessage;
import io.github.camelsmsc.model.PhoneRenewal;
import io.github.camelsmsc.model.PhoneRental;
import io.github.camelsmsc.model.ReceivePhone;
import io.github.camelsmsc.model.SmscJson;
import io.github.camelsmsc.model.WaitCall;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The records as JSON, by Camel's type converters, and back. */
class SmscConvertersTest extends CamelTestSupport {

    private static final ReceivePhone PHONE = new ReceivePhone(
            "79990000001", 1, new BigDecimal("350.00"), new BigDecimal("0.0000001"), "МТС");

    private TypeConverter converter;

    @BeforeEach
    void converters() {
        converter = context.getTypeConverter();
    }

    static Stream<Arguments> records() {
        return Stream.of(
                arguments(PHONE, "{\"phone\":\"79990000001\",\"type\":1,\"cost\":\"350.00\",\"currentCost\":\"0.0000001\",\"info\":\"МТС\"}"),
                arguments(new PhoneRental("79990000001", new BigDecimal("120.50")), "{\"phone\":\"79990000001\",\"cost\":\"120.50\"}"),
                arguments(new PhoneRenewal("79990000001", true), "{\"phone\":\"79990000001\",\"noProlong\":true}"),
                arguments(new WaitCall("79001112233", List.of("79001112233"), "79994445566", Instant.parse("2024-05-06T07:23:09Z")),
                        "{\"phone\":\"79001112233\",\"allPhones\":[\"79001112233\"],\"subscriber\":\"79994445566\","
                                                                                                                       + "\"expiresAt\":\"2024-05-06T07:23:09Z\"}"),
                arguments(new OutgoingMessage("79990000001", "да"), "{\"phone\":\"79990000001\",\"text\":\"да\"}"),
                arguments(new DownloadTask(7, "n", 2, "c", "t", "f"),
                        "{\"id\":7,\"name\":\"n\",\"status\":2,\"created\":\"c\",\"time\":\"t\",\"file\":\"f\"}"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordIsItsJsonAndBack(Object body, String json) throws Exception {
        assertThat(converter.mandatoryConvertTo(String.class, body)).isEqualTo(json);
        assertThat(converter.mandatoryConvertTo(byte[].class, body)).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
        InputStream stream = converter.mandatoryConvertTo(InputStream.class, body);
        assertThat((Object) converter.mandatoryConvertTo(body.getClass(), stream)).isEqualTo(body);
        assertThat((Object) converter.mandatoryConvertTo(body.getClass(), json)).isEqualTo(body);
        assertThat((Object) converter.mandatoryConvertTo(body.getClass(), json.getBytes(StandardCharsets.UTF_8))).isEqualTo(body);
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordDoesNotShowFullPhones(Object body, String json) {
        assertThat(body.toString()).doesNotContainPattern("\\d{8,}");
        assertThat(json).startsWith("{");
    }

    @Test
    void aListIsAnArray() {
        assertThat(SmscJson.write(List.of(new PhoneRental("1", BigDecimal.ONE)))).isEqualTo("[{\"phone\":\"1\",\"cost\":\"1\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "79990000001", "null", "{\"phone\":{}}", "[" })
    void whatIsNoJsonOfARecordIsNotShown(String json) {
        assertThatThrownBy(() -> SmscJson.read(json, PhoneRental.class)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not the JSON of a PhoneRental");
        assertThatThrownBy(() -> converter.mandatoryConvertTo(PhoneRental.class, json)).isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @ValueSource(classes = { ReceivePhone.class, PhoneRental.class, PhoneRenewal.class, WaitCall.class, DownloadTask.class })
    void aRecordWithoutWhatItNeedsIsRefused(Class<?> type) {
        for (String json : List.of("{}", "{\"phone\":null,\"id\":null}", "{\"phone\":\"79990000001\"}", "{\"id\":7}")) {
            assertThatThrownBy(() -> SmscJson.read(json, type)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Not the JSON of a " + type.getSimpleName());
            assertThatThrownBy(() -> converter.mandatoryConvertTo(type, json)).isInstanceOf(TypeConversionException.class);
        }
    }

    @Test
    void aTextThatATaskLacksIsEmpty() {
        assertThat(SmscJson.read("{\"id\":7,\"status\":2}", DownloadTask.class)).isEqualTo(new DownloadTask(7, "", 2, "", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "${body.phone}=79990000001", "${body.cost}=350.00", "${body.currentCost}=1E-7", "${body.info}=МТС" })
    void simpleReadsTheComponents(String expressionAndValue) {
        DefaultExchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(PHONE);
        String[] parts = expressionAndValue.split("=");
        assertThat(context.resolveLanguage("simple").createExpression(parts[0]).evaluate(exchange, String.class))
                .isEqualTo(parts[1]);
    }

    @Test
    void simpleReadsTheStateOfATask() {
        DefaultExchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(List.of(new DownloadTask(7, "n", 2, "c", "t", "f")));
        assertThat(context.resolveLanguage("simple").createExpression("${body[0].status} ${body[0].state}")
                .evaluate(exchange, String.class)).isEqualTo("2 COMPLETED");
    }

    @Test
    void anUnknownStateIsNoError() {
        assertThat(new DownloadTask(7, "n", 99, "c", "t", "f").state()).isEqualTo(DownloadTaskStatus.UNKNOWN);
    }
}
