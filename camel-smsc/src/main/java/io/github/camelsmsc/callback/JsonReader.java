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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/**
 * Reads one flat JSON object. Control characters and line ends may stand in its strings as they are, and a backslash that
 * begins no escape stands for itself.
 */
final class JsonReader {

    private static final Refusal NO_OBJECT = Refusal.malformed("the body is not one JSON object");
    private static final Pattern BACKSLASH = Pattern.compile("\\\\([\"\\\\/bfnrt]|u[0-9a-fA-F]{4})?");

    /** Names come from outside: a table of them that lives as long as the factory would only grow. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

    private JsonReader() {
    }

    static Fields read(String text) throws Refusal {
        String source = withoutStrayBackslashes(text);
        try (JsonParser json = FACTORY.createParser(source)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw NO_OBJECT;
            }
            Fields fields = new Fields();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = CallbackCharset.wellFormed(json.currentName());
                String value = value(json, source);
                if (value != null && !name.isEmpty()) {
                    fields.add(name, CallbackCharset.wellFormed(value));
                }
            }
            if (json.nextToken() != null) {
                throw NO_OBJECT;
            }
            return fields;
        } catch (IOException | RuntimeException e) {
            throw NO_OBJECT; // whatever a parser finds wrong with it, it cannot be read
        }
    }

    private static String withoutStrayBackslashes(String text) {
        return text.indexOf('\\') < 0 ? text : BACKSLASH.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) == null ? "\\\\" : found.group()));
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
}
