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
package io.github.camelsmsc.callback;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Reads one flat JSON object. */
final class JsonReader {

    /** Names come from outside: a table of them that lives as long as the factory would only grow. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

    private JsonReader() {
    }

    /** Reads the fields; null if it is no JSON object. */
    static FieldMap read(String source) {
        try (JsonParser json = FACTORY.createParser(source)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            FieldMap fields = new FieldMap();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = wellFormed(json.currentName());
                String text = value(json, source);
                if (text != null && !name.isEmpty()) {
                    fields.add(new Field(name, wellFormed(text)));
                }
            }
            return json.nextToken() == null ? fields : null;
        } catch (IOException | RuntimeException e) {
            return null; // whatever a parser finds wrong with it, it cannot be read
        }
    }

    /** A number keeps its digits, a nested value becomes its JSON text, null is absent. */
    private static String value(JsonParser json, String source) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!token.isStructStart()) {
            return json.getText();
        }
        int from = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        return source.substring(from, (int) json.currentLocation().getCharOffset());
    }

    /** An escape can spell half of a surrogate pair, which no charset can write again. */
    private static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            repaired = repaired == null ? new StringBuilder(text) : repaired;
            repaired.setCharAt(i, '\uFFFD');
        }
        return repaired == null ? text : repaired.toString();
    }
}
