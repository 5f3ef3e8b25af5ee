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

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The three charsets that the provider can send callbacks in, and what else is to know about charsets. */
final class CallbackCharset {

    static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    static final Charset KOI8_R = Charset.forName("KOI8-R");

    private static final Map<String, Charset> BY_NAME = Map.of(
            "windows-1251", WINDOWS_1251, "koi8-r", KOI8_R, "utf-8", StandardCharsets.UTF_8);
    private static final char[] WINDOWS_1251_TABLE = table(WINDOWS_1251);
    private static final char[] KOI8_R_TABLE = table(KOI8_R);
    private static final String PARAMETER = "charset=";
    /** Characters decoded at once to see whether they can be. */
    private static final int CHUNK = 256;

    private CallbackCharset() {
    }

    /** By the provider's name in any case; null if it is none of the three. */
    static Charset of(String name) {
        return name == null ? null : BY_NAME.get(name.strip().toLowerCase(Locale.ROOT));
    }

    /** The charset parameter of a Content-Type header; null if there is none, or it is none of the three. */
    static Charset ofContentType(String contentType) {
        if (contentType == null || contentType.indexOf(';') < 0) {
            return null;
        }
        int start = contentType.toLowerCase(Locale.ROOT).indexOf(PARAMETER);
        if (start < 0) {
            return null;
        }
        int end = contentType.indexOf(';', start);
        String name = contentType.substring(start + PARAMETER.length(), end < 0 ? contentType.length() : end).strip();
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return of(quoted ? name.substring(1, name.length() - 1) : name);
    }

    /** UTF-8 if the bytes are valid in it, else windows-1251, the provider's default. */
    static Charset guess(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && bytes[start] >= 0) {
            start++;
        }
        if (start == to) {
            return StandardCharsets.UTF_8;
        }
        // most texts in windows-1251 show it here, and a decoder costs more than all the rest
        if (!mayBeginUtf8(bytes, start, to)) {
            return WINDOWS_1251;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, start, to - start);
        CharBuffer ignored = CharBuffer.allocate(Math.min(to - start, CHUNK));
        CoderResult result = decoder.decode(in, ignored, true);
        while (result.isOverflow()) {
            ignored.clear();
            result = decoder.decode(in, ignored, true);
        }
        return result.isError() ? WINDOWS_1251 : StandardCharsets.UTF_8;
    }

    /** Whether there are a first byte of several, which is C2 to F4, and another of these, which begins with the bits 10. */
    private static boolean mayBeginUtf8(byte[] bytes, int at, int to) {
        return (bytes[at] & 0xFF) >= 0xC2 && (bytes[at] & 0xFF) <= 0xF4 && at + 1 < to && (bytes[at + 1] & 0xC0) == 0x80;
    }

    /** The text of bytes. */
    static String decode(byte[] bytes, int from, int to, Charset charset) {
        char[] table = charset == WINDOWS_1251 ? WINDOWS_1251_TABLE : charset == KOI8_R ? KOI8_R_TABLE : null;
        if (table == null) {
            return new String(bytes, from, to - from, charset);
        }
        char[] text = new char[to - from];
        for (int i = 0; i < text.length; i++) {
            text[i] = table[bytes[from + i] & 0xFF];
        }
        return new String(text);
    }

    /** The character of each byte. */
    private static char[] table(Charset charset) {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return new String(bytes, charset).toCharArray();
    }

    /** A text that every charset of Unicode can write: what is half of a surrogate pair, by an escape, becomes U+FFFD. */
    static String wellFormed(String text) {
        boolean hasSurrogates = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
        return hasSurrogates ? new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE) : text;
    }

    static boolean isAscii(byte[] bytes, int from, int to) {
        int bits = 0;
        for (int i = from; i < to; i++) {
            bits |= bytes[i];
        }
        return bits >= 0;
    }
}
