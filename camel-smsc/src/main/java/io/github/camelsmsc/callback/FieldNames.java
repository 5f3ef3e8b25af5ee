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

import io.github.camelsmsc.model.CallbackField;

/** The provider's fields by the bytes of their names: so no text is made of a name that is known. */
final class FieldNames {

    /** A power of two, four times the fields at least: then most are found where they are looked for first. */
    private static final int SIZE = Integer.highestOneBit(CallbackField.values().length) * 4;
    /** Of the golden ratio: spreads numbers that differ in a few bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final long[] NAMES = new long[SIZE];
    private static final CallbackField[] FIELDS = new CallbackField[SIZE];

    static {
        for (CallbackField field : CallbackField.values()) {
            long packed = 0;
            for (char c : field.tag().toCharArray()) {
                packed = pack(packed, (byte) c);
            }
            int at = place(packed);
            NAMES[at] = packed;
            FIELDS[at] = field;
        }
    }

    private FieldNames() {
    }

    /** A name packed in a number, one byte longer: all of the provider's names have eight bytes at most. */
    static long pack(long packed, byte next) {
        return packed << Byte.SIZE | next & 0xFF;
    }

    /** Null if the provider has no field of this name. */
    static CallbackField find(long packed, int length) {
        CallbackField field = FIELDS[place(packed)];
        // of a longer name the number has the end alone, and zeros in front do not show in it
        return field != null && field.tag().length() == length ? field : null;
    }

    /** Where a name stands, or may be put. */
    private static int place(long packed) {
        int at = (int) (packed * SPREAD >>> Long.SIZE - Integer.numberOfTrailingZeros(SIZE));
        while (FIELDS[at] != null && NAMES[at] != packed) {
            at = at + 1 & SIZE - 1;
        }
        return at;
    }
}
