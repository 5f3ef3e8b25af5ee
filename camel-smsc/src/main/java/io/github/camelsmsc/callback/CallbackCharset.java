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
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The three charsets that the provider can send callbacks in, and what else is to know about charsets. */
final class CallbackCharset {

    static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    static final Charset KOI8_R = Charset.forName("KOI8-R");

    private static final Map<String, Charset> BY_NAME = Map.of(
            "windows-1251", WINDOWS_1251, "koi8-r", KOI8_R, "utf-8", StandardCharsets.UTF_8);
    private static final String PARAMETER = "charset=";

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

    /** Whether bytes can be read as UTF-8. */
    static boolean isUtf8(byte[] bytes) {
        CharBuffer ignored = CharBuffer.allocate(bytes.length);
        return !StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), ignored, true).isError();
    }

    /** A text that every charset of Unicode can write: what is half of a surrogate pair, by an escape, becomes U+FFFD. */
    static String wellFormed(String text) {
        boolean hasSurrogates = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
        return hasSurrogates ? new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE) : text;
    }

    static boolean isAscii(String text) {
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            bits |= text.charAt(i);
        }
        return bits < 0x80;
    }
}
