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
package io.github.camelsmsc.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/** JSON, fmt 3: an object, or an array of objects, of scalars and arrays of scalars. */
final class JsonAnswers {

    /** Names come from outside: a table of them that lives as long as the factory would only grow. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();
    /** An escape, or a backslash that begins none and stands for itself. */
    private static final Pattern BACKSLASH = Pattern.compile("\\\\([\"\\\\/bfnrt]|u[0-9a-fA-F]{4})?");

    private JsonAnswers() {
    }

    static Optional<ProviderError> error(String text) throws UnreadableAnswer {
        Document document = document(text);
        if (document.isArray() || document.rows().size() != 1 || !document.rows().get(0).has("error_code")) {
            return Optional.empty();
        }
        Row row = document.rows().get(0);
        return Optional.of(ProviderError.of(row));
    }

    static List<Row> rows(String text, AnswerShape shape) throws UnreadableAnswer {
        Document document = document(text);
        if (document.isArray() != shape.isList()) {
            throw new UnreadableAnswer();
        }
        return document.rows();
    }

    private record Document(boolean isArray, List<Row> rows) {
    }

    private static Document document(String text) throws UnreadableAnswer {
        String source = BACKSLASH.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) == null ? "\\\\" : found.group()));
        try {
            return read(source);
        } catch (IOException strictly) {
            try {
                return read(LenientJson.repair(source));
            } catch (IOException e) {
                throw new UnreadableAnswer();
            }
        }
    }

    private static Document read(String text) throws IOException, UnreadableAnswer {
        try (JsonParser json = FACTORY.createParser(text)) {
            List<Row> rows = new ArrayList<>();
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_OBJECT) {
                rows.add(object(json));
            } else if (first == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    if (json.currentToken() != JsonToken.START_OBJECT) {
                        throw new UnreadableAnswer();
                    }
                    rows.add(object(json));
                }
            } else {
                throw new UnreadableAnswer();
            }
            if (json.nextToken() != null) {
                throw new UnreadableAnswer();
            }
            return new Document(first == JsonToken.START_ARRAY, rows);
        }
    }

    private static Row object(JsonParser json) throws IOException {
        Row row = new Row();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_ARRAY) {
                row.put(name, array(json));
            } else if (value == JsonToken.START_OBJECT) {
                json.skipChildren();
                row.put(name, List.of());
            } else if (value != JsonToken.VALUE_NULL) {
                row.put(name, json.getText()); // the digits as they came, quoted or not
            }
        }
        return row;
    }

    private static List<String> array(JsonParser json) throws IOException {
        List<String> values = new ArrayList<>();
        JsonToken value;
        while ((value = json.nextToken()) != JsonToken.END_ARRAY) {
            if (value.isScalarValue()) {
                values.add(json.getText());
            } else {
                json.skipChildren();
            }
        }
        return values;
    }
}
