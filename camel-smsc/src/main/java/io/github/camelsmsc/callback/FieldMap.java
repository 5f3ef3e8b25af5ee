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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelsmsc.model.CallbackField;

/** Fields by name and in the order of arrival. Notices a field that comes twice with two values. */
final class FieldMap {

    private static final int KNOWN = CallbackField.values().length;

    /** Most callbacks have fewer. */
    private static final int INITIAL_CAPACITY = 16;

    private final List<Field> inOrder = new ArrayList<>(INITIAL_CAPACITY);
    /** The provider's, by ordinal: there is no faster map. */
    private final Field[] known = new Field[KNOWN];
    /** The account's own; null: none so far. */
    private Map<String, Field> others;
    private String ambiguous;
    private boolean rawNames;

    void add(Field field) {
        Field first = putIfAbsent(field);
        if (first == null) {
            inOrder.add(field);
        } else if (ambiguous == null && !first.sameValue(field)) {
            ambiguous = field.name();
        }
    }

    private Field putIfAbsent(Field field) {
        if (field.known() == null) {
            others = others == null ? new HashMap<>() : others;
            return others.putIfAbsent(field.name(), field);
        }
        int index = field.known().ordinal();
        Field first = known[index];
        if (first == null) {
            known[index] = field;
        }
        return first;
    }

    /** Adds a form's field; a name that is not ASCII waits for {@link #inCharset}, one character a byte. */
    void add(Field field, boolean asciiName) {
        rawNames |= !asciiName;
        add(field);
    }

    /** These fields with their names in the callback's charset. */
    FieldMap inCharset(Charset charset) {
        if (!rawNames) {
            return this;
        }
        FieldMap decoded = new FieldMap();
        decoded.ambiguous = ambiguous;
        for (Field field : inOrder) {
            decoded.add(field.named(new String(field.name().getBytes(StandardCharsets.ISO_8859_1), charset)));
        }
        return decoded;
    }

    /** Adds what came in the query to what came as text in the body. */
    void addTexts(FieldMap query, Charset charset) {
        if (ambiguous == null) {
            ambiguous = query.ambiguous;
        }
        for (Field field : query.inCharset(charset).inOrder) {
            add(new Field(field.name(), field.text(charset)));
        }
    }

    /** The first field that came twice with two values, or null. */
    String ambiguous() {
        return ambiguous;
    }

    /** Null if it is absent. */
    Field get(CallbackField field) {
        return known[field.ordinal()];
    }

    /** Null if it is absent. */
    Field get(String name) {
        CallbackField field = CallbackField.of(name);
        if (field != null) {
            return get(field);
        }
        return others == null ? null : others.get(name);
    }

    boolean has(CallbackField field) {
        return get(field) != null;
    }

    /** In the order of arrival. */
    List<Field> inOrder() {
        return inOrder;
    }

    /** In the order of arrival. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        inOrder.forEach(field -> names.add(field.name()));
        return names;
    }
}
