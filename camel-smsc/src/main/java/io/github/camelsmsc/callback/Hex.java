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

import java.util.Arrays;

/** Hexadecimal digits in either case, as bytes of ASCII. */
final class Hex {

    /** By byte; negative if it is no digit, also when shifted. A table: which digit comes next no processor can guess. */
    private static final byte[] DIGITS = digits();

    private Hex() {
    }

    /** The byte of two digits, as 0 to 255; negative if they are not digits both. */
    static int value(byte high, byte low) {
        return DIGITS[high & 0xFF] << 4 | DIGITS[low & 0xFF];
    }

    /** The bytes of a text; null if it is no hex. */
    static byte[] decode(byte[] text) {
        if (text.length % 2 != 0) {
            return null;
        }
        byte[] bytes = new byte[text.length / 2];
        int bits = 0;
        for (int i = 0; i < bytes.length; i++) {
            int value = value(text[2 * i], text[2 * i + 1]);
            bytes[i] = (byte) value;
            bits |= value;
        }
        return bits < 0 ? null : bytes;
    }

    private static byte[] digits() {
        byte[] digits = new byte[256];
        Arrays.fill(digits, (byte) -1);
        for (int digit = 0; digit < 16; digit++) {
            char character = Character.forDigit(digit, 16);
            digits[character] = (byte) digit;
            digits[Character.toUpperCase(character)] = (byte) digit;
        }
        return digits;
    }
}
