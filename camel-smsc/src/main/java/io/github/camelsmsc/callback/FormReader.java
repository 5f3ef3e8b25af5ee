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

import io.github.camelsmsc.model.CallbackField;

/** Reads {@code application/x-www-form-urlencoded} as bytes: which charset they are in shows only afterwards. */
final class FormReader {

    private static final byte[] NOTHING = {};

    private final byte[] source;
    private final int to;
    private final FieldMap fields;
    /** What had to be decoded, with separators, so that no character can span two values. The rest is ASCII. */
    private byte[] decoded = NOTHING;
    private int length;
    private int bits;
    /** Of what was decoded last. */
    private int lastBits;

    private FormReader(byte[] source, int to, FieldMap fields) {
        this.source = source;
        this.to = to;
        this.fields = fields;
    }

    /** Reads a part of an array, which must not change any more; gives all that was not plain ASCII. */
    static Decoded read(byte[] source, int from, int to, FieldMap fields) {
        FormReader reader = new FormReader(source, to, fields);
        int at = from;
        while (at < to) {
            at = reader.field(at);
        }
        return new Decoded(reader.decoded, reader.length, reader.bits >= 0);
    }

    /** Bytes after percent-decoding. */
    record Decoded(byte[] bytes, int length, boolean ascii) {
    }

    /** Reads what stands between two ampersands; gives the place behind the second. */
    private int field(int nameFrom) {
        byte[] in = source;
        int nameTo = nameFrom;
        long packed = 0;
        while (nameTo < to && in[nameTo] != '=' && in[nameTo] != '&') {
            packed = FieldNames.pack(packed, in[nameTo++]);
        }
        CallbackField known = FieldNames.find(packed, nameTo - nameFrom);
        String name = known != null ? known.tag() : name(nameFrom, nameTo);
        boolean asciiName = known != null || lastBits >= 0;
        if (known == null) {
            known = CallbackField.of(name); // its name may have been escaped
        }

        int valueFrom = nameTo < to && in[nameTo] == '=' ? nameTo + 1 : nameTo;
        int end = valueFrom;
        Field value;
        // what means something else than itself is a plus or below, or negative
        while (end < to && in[end] > '+') {
            end++;
        }
        if (end == to || in[end] == '&') {
            value = new Field(known, name, in, valueFrom, end, true);
        } else {
            int decodedFrom = length;
            end = decode(valueFrom, to);
            value = new Field(known, name, decoded, decodedFrom, length++, lastBits >= 0);
        }
        // "&&", or a value without a name, is no field
        if (nameTo > nameFrom) {
            fields.add(value, asciiName);
        }
        return end + 1;
    }

    /** One character a byte. */
    private String name(int nameFrom, int nameTo) {
        int decodedFrom = length;
        decode(nameFrom, nameTo);
        return new String(decoded, decodedFrom, length++ - decodedFrom, StandardCharsets.ISO_8859_1);
    }

    /** Decodes up to an ampersand or a place, and leaves room for a separator; gives the place of what ended it. */
    private int decode(int from, int limit) {
        byte[] in = source;
        byte[] out = decoded.length == 0 ? new byte[to - from + 1] : decoded;
        int i = from;
        int at = length;
        int allBits = 0;
        while (i < limit) {
            byte b = in[i];
            if (b == '&') {
                break;
            }
            i++;
            if (b == '%') {
                int value = i + 1 < limit ? Hex.value(in[i], in[i + 1]) : -1;
                // a bad escape is kept as it stands
                if (value >= 0) {
                    b = (byte) value;
                    i += 2;
                }
            } else if (b == '+') {
                b = ' ';
            }
            out[at++] = b;
            allBits |= b;
        }
        decoded = out;
        length = at;
        lastBits = allBits;
        bits |= allBits;
        return i;
    }
}
