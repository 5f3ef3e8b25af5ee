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
package io.github.camelsmsc.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What editors know of the properties is what the component's catalog has. */
class SpringMetadataTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "camel.component.smsc.";
    private static final Map<String, String> WRAPPED
            = Map.of("boolean", "java.lang.Boolean", "int", "java.lang.Integer", "long", "java.lang.Long");

    static Stream<String> options() throws IOException {
        return catalog().keySet().stream();
    }

    @Test
    void thereAreNoOthers() throws Exception {
        assertThat(metadata().keySet()).hasSize(catalog().size() + 2)
                .contains(PREFIX + "enabled", PREFIX + "customizer.enabled");
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionIsAPropertyOfItsType(String name) throws Exception {
        JsonNode option = catalog().get(name);
        String javaType = option.get("javaType").asText();

        assertThat(property(name).get("type").asText()).isEqualTo("duration".equals(option.get("type").asText())
                ? Duration.class.getName() : WRAPPED.getOrDefault(javaType, javaType));
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionHasItsDefault(String name) throws Exception {
        assertThat(property(name).get("defaultValue")).isEqualTo(catalog().get(name).get("defaultValue"));
    }

    @Test
    void valuesOfTextAreHinted() throws Exception {
        try (InputStream json = resource("META-INF/spring-configuration-metadata.json").openStream()) {
            JsonNode charset = JSON.readTree(json).get("hints").get(0);

            assertThat(charset.get("name").asText()).isEqualTo(PREFIX + "charset");
            assertThat(charset.get("values").findValuesAsText("value")).contains("auto", "windows-1251");
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionIsDescribed(String name) throws Exception {
        assertThat(property(name).get("description").asText())
                .isEqualTo(catalog().get(name).get("description").asText());
    }

    private static JsonNode property(String option) throws IOException {
        return metadata().get(PREFIX + StringHelper.camelCaseToDash(option));
    }

    private static Map<String, JsonNode> catalog() throws IOException {
        Map<String, JsonNode> options = new TreeMap<>();
        try (InputStream json = resource("META-INF/io/github/camelsmsc/smsc.json").openStream()) {
            JSON.readTree(json).get("componentProperties").properties()
                    .forEach(option -> options.put(option.getKey(), option.getValue()));
        }
        return options;
    }

    private static Map<String, JsonNode> metadata() throws IOException {
        Map<String, JsonNode> properties = new TreeMap<>();
        for (URL url : Collections.list(loader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream json = url.openStream()) {
                for (JsonNode property : JSON.readTree(json).get("properties")) {
                    if (property.get("name").asText().startsWith(PREFIX)) {
                        properties.put(property.get("name").asText(), property);
                    }
                }
            }
        }
        return properties;
    }

    private static URL resource(String name) {
        return loader().getResource(name);
    }

    private static ClassLoader loader() {
        return SmscComponentAutoConfiguration.class.getClassLoader();
    }
}
