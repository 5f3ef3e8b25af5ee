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
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What editors know of {@code camel.component.smsc.*}, written from the component's catalog. The build runs this file as it
 * stands; it is not in the jar.
 */
public final class SpringMetadata {

    private static final String CATALOG = "META-INF/io/github/camelsmsc/smsc.json";
    private static final String GROUP = "camel.component.smsc";
    private static final Map<String, String> WRAPPED
            = Map.of("boolean", "java.lang.Boolean", "int", "java.lang.Integer", "long", "java.lang.Long");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode properties = JSON.createArrayNode();
    private final ArrayNode hints = JSON.createArrayNode();

    /** The only argument is the file to write. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), new SpringMetadata().metadata());
    }

    private ObjectNode metadata() throws IOException {
        try (InputStream catalog = Thread.currentThread().getContextClassLoader().getResourceAsStream(CATALOG)) {
            JSON.readTree(catalog).get("componentProperties").properties()
                    .forEach(option -> option(option.getKey(), option.getValue()));
        }
        property(GROUP + ".enabled", "java.lang.Boolean", "Whether to set up the component from these properties.").put("defaultValue", true);
        property(GROUP + ".customizer.enabled", "java.lang.Boolean", "Whether these properties are set on the component.")
                .put("defaultValue", true);
        ObjectNode metadata = JSON.createObjectNode();
        metadata.putArray("groups").addObject().put("name", GROUP);
        metadata.set("properties", properties);
        metadata.set("hints", hints);
        return metadata;
    }

    private void option(String name, JsonNode option) {
        String javaType = option.get("javaType").asText();
        String type = "duration".equals(option.get("type").asText()) ? "java.time.Duration" : WRAPPED.getOrDefault(javaType, javaType);
        String property = GROUP + '.' + dashed(name);
        ObjectNode written = property(property, type, option.get("description").asText());
        if (option.has("defaultValue")) {
            written.set("defaultValue", option.get("defaultValue"));
        }
        if (option.get("deprecated").asBoolean()) {
            written.putObject("deprecation").put("reason", option.path("deprecationNote").asText());
        }
        // of an enum the editor knows them
        if (option.has("enum") && "java.lang.String".equals(type)) {
            ArrayNode values = hints.addObject().put("name", property).putArray("values");
            option.get("enum").forEach(value -> values.addObject().set("value", value));
        }
    }

    private ObjectNode property(String name, String type, String description) {
        return properties.addObject().put("name", name).put("type", type).put("description", description);
    }

    private static String dashed(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }
}
