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

/** Reads {@code application/x-www-form-urlencoded} as bytes: which charset they are in shows only afterwards. */
final class FormReader {

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
        int nameFrom = 0;
        int nameTo = -1;
        int nameBits = 0;
        int segmentBits = 0;
        for (int i = from; i < to; i++) {
            byte b = source[i];
            if (b == '&') {
                add(nameFrom, nameTo, nameBits, segmentBits);
                decoded[length++] = b;
                nameFrom = length;
                nameTo = -1;
                segmentBits = 0;
                continue;
            }
            if (b == '=' && nameTo < 0) {
                nameTo = length;
                nameBits = segmentBits;
                segmentBits = 0;
            } else if (b == '+') {
                b = ' ';
            } else if (b == '%' && i + 2 < to) {
                int value = hex(source[i + 1]) << 4 | hex(source[i + 2]);
                // a bad escape is kept as it stands
                if (value >= 0) {
                    b = (byte) value;
                    i += 2;
                }
            }
            decoded[length++] = b;
            segmentBits |= b;
        }
        add(nameFrom, nameTo, nameBits, segmentBits);
    }

    private void add(int nameFrom, int nameTo, int nameBits, int segmentBits) {
        bits |= nameBits | segmentBits;
        boolean hasValue = nameTo >= 0;
        int nameEnd = hasValue ? nameTo : length;
        if (nameEnd == nameFrom) {
            return; // "&&", or a value without a name
        }
        String name = new String(decoded, nameFrom, nameEnd - nameFrom, StandardCharsets.ISO_8859_1);
        boolean asciiName = (hasValue ? nameBits : segmentBits) >= 0;
        int valueFrom = hasValue ? nameTo + 1 : length;
        fields.addRaw(name, asciiName, new FieldValue(decoded, valueFrom, length, segmentBits >= 0));
    }

    /** Negative if it is no hex digit, also when shifted. */
    private static int hex(byte b) {
        return Character.digit(b, 16);
    }
}
