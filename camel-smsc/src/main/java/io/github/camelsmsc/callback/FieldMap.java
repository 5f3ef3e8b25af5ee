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

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields by name in the order of arrival, while a callback is read. Notices a field that comes twice with two values. */
final class FieldMap {

    /** Most callbacks fit without a rehash. */
    private static final int INITIAL_CAPACITY = 64;

    private final Map<String, FieldValue> values = new LinkedHashMap<>(INITIAL_CAPACITY);
    private String ambiguous;
    private boolean rawNames;

    void add(String name, FieldValue value) {
        FieldValue first = values.putIfAbsent(name, value);
        if (first != null && ambiguous == null && !first.same(value)) {
            ambiguous = name;
        }
    }

    /** Adds a form's field; a name that is not ASCII waits for {@link #inCharset}, one character a byte. */
    void addRaw(String name, boolean asciiName, FieldValue value) {
        rawNames |= !asciiName;
        add(name, value);
    }

    /** These fields with their names in the callback's charset. */
    FieldMap inCharset(Charset charset) {
        if (!rawNames) {
            return this;
        }
        FieldMap decoded = new FieldMap();
        decoded.ambiguous = ambiguous;
        values.forEach((name, value) -> decoded.add(
                new String(name.getBytes(StandardCharsets.ISO_8859_1), charset), value));
        return decoded;
    }

    /** Adds what came in the query to what came as text in the body. */
    void addTexts(FieldMap query, Charset charset) {
        if (ambiguous == null) {
            ambiguous = query.ambiguous;
        }
        query.inCharset(charset).values.forEach((name, value) -> add(name, new FieldValue(value.text(charset))));
    }

    /** The first field that came twice with two values, or null. */
    String ambiguous() {
        return ambiguous;
    }

    Map<String, FieldValue> values() {
        return values;
    }
}
