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
import java.util.Arrays;

import io.github.camelsmsc.model.CallbackField;
import io.github.camelsmsc.model.Numbers;

/** One field: a form has the bytes of its value, JSON and XML have its text. The other is made when asked for. */
final class Field {

    /** Null: not one of the provider's. */
    private final CallbackField known;
    private final String name;
    private final byte[] buffer;
    private final int from;
    private final int to;
    private final boolean ascii;
    private String text;

    /** A form's field: its value is a part of a buffer that nobody changes any more. */
    Field(CallbackField known, String name, byte[] buffer, int from, int to, boolean ascii) {
        this.known = known;
        this.name = name;
        this.buffer = buffer;
        this.from = from;
        this.to = to;
        this.ascii = ascii;
    }

    Field(String name, String text) {
        this(CallbackField.of(name), name, null, 0, 0, false);
        this.text = text;
    }

    /** The same value under another name. */
    Field named(String other) {
        return new Field(CallbackField.of(other), other, buffer, from, to, ascii);
    }

    CallbackField known() {
        return known;
    }

    String name() {
        return name;
    }

    String text(Charset charset) {
        if (text == null) {
            // the three charsets agree on ASCII, and this one is the fastest
            text = CallbackCharset.decode(buffer, from, to, ascii ? StandardCharsets.ISO_8859_1 : charset);
        }
        return text;
    }

    /** The number that it is; null if it is none. */
    Long number(Charset charset) {
        return ascii ? Numbers.toLong(buffer, from, to) : Numbers.toLong(text(charset));
    }

    /** Whether it has a character of ASCII, which is the same byte in all charsets. */
    boolean contains(char character) {
        if (buffer == null) {
            return text.indexOf(character) >= 0;
        }
        for (int i = from; i < to; i++) {
            if (buffer[i] == character) {
                return true;
            }
        }
        return false;
    }

    byte[] bytes(Charset charset) {
        return buffer == null ? text.getBytes(charset) : Arrays.copyOfRange(buffer, from, to);
    }

    int size(Charset charset) {
        return buffer == null ? bytes(charset).length : to - from;
    }

    /** Copies the bytes to a place in an array; gives the place behind them. */
    int copyTo(byte[] target, int at, Charset charset) {
        byte[] source = buffer == null ? bytes(charset) : buffer;
        int start = buffer == null ? 0 : from;
        int size = buffer == null ? source.length : to - from;
        System.arraycopy(source, start, target, at, size);
        return at + size;
    }

    /** The same kind of value (both of a form, or both not) and the same content. */
    boolean sameValue(Field other) {
        return buffer == null
                ? text.equals(other.text)
                : Arrays.equals(buffer, from, to, other.buffer, other.from, other.to);
    }
}
