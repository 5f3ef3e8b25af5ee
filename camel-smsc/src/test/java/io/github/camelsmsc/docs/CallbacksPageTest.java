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
package io.github.camelsmsc.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.model.CallConfirmation;
import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.DeliveryStatus;
import io.github.camelsmsc.model.IncomingMessage;
import io.github.camelsmsc.model.SmscJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page on callbacks says of their JSON. */
class CallbacksPageTest {

    private static final Path PAGE = Path.of("..", "docs", "callbacks.adoc");
    private static final Map<String, String> EXTRA = Map.of("order", "77");

    /** An event of each kind with all its fields. */
    static Stream<CallbackEvent> events() {
        return Stream.of(
                new DeliveryStatus(1, "2", 3, "t", 5L, 6, "s", 7, 8, "4.20", 9, "n", "d", "c", "i", "m", "250", "01", "cn", "net",
                        "rcn", "rnet", "ct", "cm", "rt", EXTRA),
                new IncomingMessage(1, 2L, "3", "m", "4", "s", 5L, 6L, EXTRA),
                new CallConfirmation("1", 2L, "ct", "cm", "rt", EXTRA));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theTableHasTheKeysOfTheKindInTheirOrderAndTheirTypes(CallbackEvent event) throws IOException {
        List<String> keys = new ArrayList<>();
        json(SmscJson.write(event)).properties().forEach(field -> keys.add(field.getKey() + " " + type(field.getValue())));

        assertThat(keys).first().isEqualTo("kind text");
        assertThat(rows("json-" + event.kind().tag())).containsExactlyElementsOf(keys.subList(1, keys.size()));
    }

    @Test
    void theSamplesAreWhatTheComponentWrites() throws IOException {
        List<String> samples = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("{\"kind\"")).toList();

        assertThat(samples).hasSize(3).allSatisfy(sample -> assertThat(SmscJson.write(SmscJson.read(sample, CallbackEvent.class)))
                .isEqualTo(sample));
    }

    /** The keys and types of a table. */
    private static List<String> rows(String anchor) throws IOException {
        String table = Files.readString(PAGE).split(Pattern.quote("[[" + anchor + "]]"))[1].split("\\|===")[1];
        Matcher row = Pattern.compile("^\\| `(\\w+)` \\| (number|text|object) \\|", Pattern.MULTILINE).matcher(table);
        List<String> rows = new ArrayList<>();
        while (row.find()) {
            rows.add(row.group(1) + " " + row.group(2));
        }
        return rows;
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static String type(JsonNode value) {
        return value.isNumber() ? "number" : value.isTextual() ? "text" : "object";
    }
}
