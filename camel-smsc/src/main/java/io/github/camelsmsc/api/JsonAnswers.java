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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * JSON, fmt 3: an object, or an array of objects, of scalars and arrays of scalars. How careful it is written is not known,
 * and the provider's page itself shows two slips.
 */
final class JsonAnswers {

    /** Numbers keep their digits. Names come from outside: a table of them would only grow. */
    private static final ObjectReader TREE = JsonMapper.builder(JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build().reader();

    /** No price has more digits behind the point. */
    private static final int MAX_SCALE = 100;
    private static final String STRING = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"?";
    private static final String BARE = "[^\\s,:{}\\[\\]\"]++";
    /** An escape, or a backslash that begins none and stands for itself. */
    private static final Pattern STRAY_BACKSLASH = Pattern.compile("\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})|(\\\\)");
    /** {@code [79991234567", ...}: a string, or one without its first quote. */
    private static final Pattern NO_QUOTE = Pattern.compile(STRING + "|" + BARE + "(\"(?=\\s*+[,}\\]]))?", Pattern.DOTALL);
    /** {@code "current_cost": "1" "info": ""}: a value, or one without a comma before the next member. */
    private static final Pattern NO_COMMA = Pattern.compile(
            "(?:" + STRING + "|" + BARE + "|[}\\]])(?=\\s*+([^\\s,:}\\]]))?", Pattern.DOTALL);

    private JsonAnswers() {
    }

    static Optional<ProviderError> error(String text) throws UnreadableAnswer {
        JsonNode root = document(text);
        return root.has("error_code") ? Optional.of(ProviderError.of(row(root))) : Optional.empty();
    }

    static List<Row> rows(String text, boolean list) throws UnreadableAnswer {
        JsonNode root = document(text);
        if (root.isArray() != list) {
            throw new UnreadableAnswer();
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode object : root.isArray() ? root : List.of(root)) {
            rows.add(list && !object.isObject() ? new Row() : row(object)); // without fields it is no result
        }
        return rows;
    }

    private static JsonNode document(String text) throws UnreadableAnswer {
        String source = inserted("\\", STRAY_BACKSLASH, true, text);
        try {
            return TREE.readTree(source);
        } catch (JsonProcessingException | NumberFormatException strictly) { // the latter of an exponent that is too long
            try {
                return TREE.readTree(repaired(source));
            } catch (JsonProcessingException | NumberFormatException e) {
                throw new UnreadableAnswer();
            }
        }
    }

    private static String repaired(String source) {
        return inserted(",", NO_COMMA, false, inserted("\"", NO_QUOTE, true, source));
    }

    /** What is missing, before or behind each slip; the slip is what has the expression's group. */
    private static String inserted(String missing, Pattern slip, boolean before, String text) {
        StringBuilder mended = new StringBuilder();
        int read = 0;
        Matcher found = slip.matcher(text);
        while (found.find()) {
            if (found.start(1) >= 0) {
                int at = before ? found.start() : found.end();
                mended.append(text, read, at).append(missing);
                read = at;
            }
        }
        return mended.append(text, read, text.length()).toString();
    }

    private static Row row(JsonNode object) throws UnreadableAnswer {
        if (!object.isObject()) {
            throw new UnreadableAnswer();
        }
        Row row = new Row();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getValue().isValueNode() && !member.getValue().isNull()) {
                row.put(member.getKey(), text(member.getValue()));
            } else if (member.getValue().isContainerNode()) {
                row.put(member.getKey(), scalars(member.getValue()));
            }
        }
        return row;
    }

    /** Of an array; an object has none that says anything. */
    private static List<String> scalars(JsonNode container) {
        List<String> scalars = new ArrayList<>();
        if (container.isArray()) {
            for (JsonNode value : container) {
                if (value.isValueNode()) {
                    scalars.add(text(value));
                }
            }
        }
        return scalars;
    }

    private static String text(JsonNode value) {
        // with an exponent it stays as it came, and is no number of ours: 1e999999999 would be a gigabyte of digits
        int scale = value.isBigDecimal() ? value.decimalValue().scale() : -1;
        return scale >= 0 && scale <= MAX_SCALE
                ? value.decimalValue().toPlainString() : value.asText();
    }
}
