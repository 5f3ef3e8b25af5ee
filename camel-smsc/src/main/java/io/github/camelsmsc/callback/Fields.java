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

/**
 * Named values in the order of arrival, none twice with two values. A form is read as bytes, each a character of its number,
 * since which charset they are in shows only afterwards.
 */
final class Fields {

    private static final int MAX_NAMED_LENGTH = 40;

    private final Map<String, String> values = new LinkedHashMap<>();

    void add(String name, String value) throws Refusal {
        String first = values.putIfAbsent(name, value);
        if (first != null && !first.equals(value)) {
            throw Refusal.malformed("field " + printable(name) + " is given twice with different values");
        }
    }

    void addAll(Fields fields) throws Refusal {
        for (Map.Entry<String, String> field : fields.values.entrySet()) {
            add(field.getKey(), field.getValue());
        }
    }

    /** Adds the fields of an {@code application/x-www-form-urlencoded} text. */
    void addForm(String form) throws Refusal {
        for (int from = 0; from < form.length();) {
            int end = form.indexOf('&', from);
            end = end < 0 ? form.length() : end;
            String field = form.substring(from, end);
            int equals = field.indexOf('=');
            // "&&", or a value without a name, is no field
            if (equals != 0 && !field.isEmpty()) {
                add(decode(equals < 0 ? field : field.substring(0, equals)), equals < 0 ? "" : decode(field.substring(equals + 1)));
            }
            from = end + 1;
        }
    }

    /** A bad escape is kept as it stands. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int to = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            int escaped = b == '%' && i + 2 < bytes.length
                    ? Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16) : -1;
            if (escaped >= 0) {
                b = (byte) escaped;
                i += 2;
            } else if (b == '+') {
                b = ' ';
            }
            bytes[to++] = b;
        }
        return new String(bytes, 0, to, StandardCharsets.ISO_8859_1);
    }

    /** Whether each name and each value is UTF-8, so that no character can span two. */
    boolean areUtf8() {
        for (Map.Entry<String, String> field : values.entrySet()) {
            if (!isUtf8(field.getKey()) || !isUtf8(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(String bytes) {
        return CallbackCharset.isAscii(bytes) || CallbackCharset.isUtf8(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The fields of a form as text. */
    Fields in(Charset charset) throws Refusal {
        Fields texts = new Fields();
        for (Map.Entry<String, String> field : values.entrySet()) {
            texts.add(text(field.getKey(), charset), text(field.getValue(), charset));
        }
        return texts;
    }

    private static String text(String bytes, Charset charset) {
        return CallbackCharset.isAscii(bytes) ? bytes : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), charset);
    }

    /** Null if there is none. */
    String get(String name) {
        return values.get(name);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** In the order of arrival. */
    Map<String, String> all() {
        return values;
    }

    /** A name comes from outside too, and goes into a log: one that begins with a digit may be a phone. */
    private static String printable(String name) {
        boolean plain = !name.isEmpty() && name.length() <= MAX_NAMED_LENGTH && !Character.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> c == '_' || c == '-' || c == '.' || Character.isLetterOrDigit(c));
        return plain ? name : "(of an unprintable name)";
    }
}
