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

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The JSON Schema in the jar and the records are one. */
class EventSchemaTest {

    private static final Map<Class<?>, String> KINDS
            = Map.of(DeliveryStatus.class, "status", IncomingMessage.class, "message", CallConfirmation.class, "call");

    @ParameterizedTest
    @ValueSource(classes = { DeliveryStatus.class, IncomingMessage.class, CallConfirmation.class })
    void itHasTheKeysOfTheRecordInTheirOrder(Class<? extends CallbackEvent> type) throws Exception {
        JsonNode schema = new ObjectMapper().readTree(
                EventSchemaTest.class.getResource("/META-INF/io/github/camelsmsc/callback-event.schema.json"));
        JsonNode properties = schema.at("/$defs/" + KINDS.get(type) + "/properties");

        assertThat(properties.at("/kind/const").asText()).isEqualTo(KINDS.get(type));
        assertThat(properties.properties().stream().map(Map.Entry::getKey).skip(1))
                .containsExactlyElementsOf(Arrays.stream(type.getRecordComponents()).map(EventSchemaTest::key).toList());
        assertThat(properties.properties().stream().filter(each -> each.getValue().at("/type").asText().equals("integer"))
                .map(Map.Entry::getKey)).containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .filter(each -> each.getType() != String.class && each.getType() != Map.class)
                        .map(EventSchemaTest::key).collect(Collectors.toSet()));
    }

    private static String key(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? component.getName() : named.value();
    }
}
