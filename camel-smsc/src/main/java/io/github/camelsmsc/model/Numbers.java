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

import java.nio.charset.StandardCharsets;

/** Reads whole numbers as the provider writes them: an optional minus and ASCII digits, nothing else. */
public final class Numbers {

    /** Digits of {@link Long#MIN_VALUE} with its sign; a longer text is not parsed at all. */
    private static final int MAX_LENGTH = 20;
    /** So many digits fit whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private Numbers() {
    }

    /**
     * Reads a whole number.
     *
     * @param  text may be null
     * @return      null if it is not a number, or does not fit
     */
    public static Long toLong(String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return null;
        }
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return toLong(ascii, 0, ascii.length);
    }

    /**
     * Reads a whole number.
     *
     * @param  ascii holds its text
     * @param  from  where it begins
     * @param  to    where it has ended
     * @return       null if it is not a number, or does not fit
     */
    public static Long toLong(byte[] ascii, int from, int to) {
        int first = from < to && ascii[from] == '-' ? from + 1 : from;
        if (first == to || to - from > MAX_LENGTH) {
            return null;
        }
        long number = 0;
        // Long.parseLong alone would take a plus, and digits of other scripts
        for (int i = first; i < to; i++) {
            int digit = ascii[i] - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = number * 10 + digit;
        }
        if (to - first > SAFE_DIGITS) {
            return parsed(new String(ascii, from, to - from, StandardCharsets.US_ASCII));
        }
        return first == from ? number : -number;
    }

    private static Long parsed(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * Reads a whole number of 32 bits.
     *
     * @param  text may be null
     * @return      null if it is not a number, or does not fit
     */
    public static Integer toInt(String text) {
        return toInt(toLong(text));
    }

    /** Null stays null, and so becomes what does not fit. */
    static Integer toInt(Long number) {
        return number == null || number.intValue() != number ? null : (Integer) number.intValue();
    }
}
