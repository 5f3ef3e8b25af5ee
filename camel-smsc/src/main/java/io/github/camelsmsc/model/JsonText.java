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
package io.github.camelsmsc.model;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * The text of one JSON object, the same that Jackson's generator writes. A generator is made for any document; this is made
 * for one flat object that a server writes for each request.
 */
final class JsonText implements JsonMembers<RuntimeException> {

    /** More than what stands between two texts at most: quotes, braces, a colon, a comma, the 20 digits of a number. */
    private static final int BETWEEN_TEXTS = 32;

    private static final int BUFFER_SIZE = 1024;
    /** At rest, or null: new buffers, in memory that no cache has, would take as long as the writing. */
    private static final AtomicReference<char[]> SPARE = new AtomicReference<>();

    private char[] chars;
    private int length;

    private JsonText(char[] buffer) {
        chars = buffer;
        append('{');
    }

    static JsonText begin() {
        char[] spare = SPARE.getAndSet(null);
        return new JsonText(spare == null ? new char[BUFFER_SIZE] : spare);
    }

    @Override
    public void text(String name, String text) {
        name(name);
        quote(text);
    }

    @Override
    public void number(String name, long number) {
        name(name);
        copy(Long.toString(number));
    }

    @Override
    public void texts(String name, Map<String, String> texts) {
        name(name);
        append('{');
        texts.forEach((anyName, text) -> {
            separate();
            quote(anyName);
            append(':');
            quote(text);
        });
        append('}');
    }

    /** Ends the object, and the use of this. */
    String end() {
        append('}');
        String text = new String(chars, 0, length);
        if (chars.length == BUFFER_SIZE) {
            SPARE.set(chars);
        }
        return text;
    }

    /** Begins a member whose name needs no escapes. */
    private void name(String name) {
        reserve(name.length());
        separate();
        append('"');
        copy(name);
        append('"');
        append(':');
    }

    private void separate() {
        if (chars[length - 1] != '{') {
            append(',');
        }
    }

    private void quote(String text) {
        reserve(text.length());
        append('"');
        int from = length;
        copy(text);
        for (int i = from; i < length; i++) {
            char c = chars[i];
            if (c < ' ' || c == '"' || c == '\\') {
                length = from;
                copyEscaped(text);
                break;
            }
        }
        append('"');
    }

    private void copyEscaped(String text) {
        char[] escaped = JsonStringEncoder.getInstance().quoteAsString(text);
        reserve(escaped.length);
        System.arraycopy(escaped, 0, chars, length, escaped.length);
        length += escaped.length;
    }

    private void copy(String text) {
        text.getChars(0, text.length(), chars, length);
        length += text.length();
    }

    private void append(char c) {
        chars[length++] = c;
    }

    /** Makes room for a text and what may stand around it. */
    private void reserve(int textLength) {
        int needed = length + textLength + BETWEEN_TEXTS;
        if (chars.length < needed) {
            chars = Arrays.copyOf(chars, 2 * needed);
        }
    }
}
