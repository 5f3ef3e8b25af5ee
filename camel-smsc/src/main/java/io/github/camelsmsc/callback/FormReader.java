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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads {@code application/x-www-form-urlencoded} as bytes: which charset they are in shows only afterwards. */
final class FormReader {

    /** By byte; negative if it is no hex digit, also when shifted. A table: which digit comes next no processor can guess. */
    private static final byte[] HEX = hexValues();

    private final FieldMap fields;
    /** The input after percent-decoding, its separators kept, so that no character can span two values. */
    private final byte[] decoded;
    private int length;
    private int bits;

    private FormReader(FieldMap fields, int size) {
        this.fields = fields;
        this.decoded = new byte[size];
    }

    /** Reads a part of an array; gives all that it read after percent-decoding. */
    static Decoded read(byte[] source, int from, int to, FieldMap fields) {
        FormReader reader = new FormReader(fields, to - from);
        reader.read(source, from, to);
        return new Decoded(reader.decoded, reader.length, reader.bits >= 0);
    }

    /** Bytes after percent-decoding. */
    record Decoded(byte[] bytes, int length, boolean ascii) {
    }

    private void read(byte[] source, int from, int to) {
        byte[] out = decoded;
        int at = 0;
        int nameFrom = 0;
        int nameTo = -1;
        int nameBits = 0;
        int segmentBits = 0;
        for (int i = from; i < to; i++) {
            byte b = source[i];
            if (b == '&') {
                add(nameFrom, nameTo, at, nameBits, segmentBits);
                out[at++] = b;
                nameFrom = at;
                nameTo = -1;
                segmentBits = 0;
                continue;
            }
            if (b == '=' && nameTo < 0) {
                nameTo = at;
                nameBits = segmentBits;
                segmentBits = 0;
            } else if (b == '+') {
                b = ' ';
            } else if (b == '%' && i + 2 < to) {
                int value = HEX[source[i + 1] & 0xFF] << 4 | HEX[source[i + 2] & 0xFF];
                // a bad escape is kept as it stands
                if (value >= 0) {
                    b = (byte) value;
                    i += 2;
                }
            }
            out[at++] = b;
            segmentBits |= b;
        }
        add(nameFrom, nameTo, at, nameBits, segmentBits);
        length = at;
    }

    /** Adds the field between two ampersands; {@code nameTo} is negative if there was no equals sign. */
    private void add(int nameFrom, int nameTo, int end, int nameBits, int valueBits) {
        bits |= nameBits | valueBits;
        boolean hasValue = nameTo >= 0;
        int nameEnd = hasValue ? nameTo : end;
        if (nameEnd == nameFrom) {
            return; // "&&", or a value without a name
        }
        String name = new String(decoded, nameFrom, nameEnd - nameFrom, StandardCharsets.ISO_8859_1);
        boolean asciiName = (hasValue ? nameBits : valueBits) >= 0;
        int valueFrom = hasValue ? nameTo + 1 : end;
        fields.addRaw(name, asciiName, new FieldValue(decoded, valueFrom, end, valueBits >= 0));
    }

    private static byte[] hexValues() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int digit = 0; digit < 16; digit++) {
            char character = Character.forDigit(digit, 16);
            values[character] = (byte) digit;
            values[Character.toUpperCase(character)] = (byte) digit;
        }
        return values;
    }
}
