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

/** Reads whole numbers as the provider writes them: an optional minus and ASCII digits, nothing else. */
public final class Numbers {

    /** Of {@link Long#MIN_VALUE}, with its sign; a longer text is not looked at. */
    private static final int MAX_LENGTH = 20;

    private Numbers() {
    }

    /**
     * Reads a whole number.
     *
     * @param  text may be null
     * @return      null if it is not a number, or does not fit
     */
    public static Long toLong(String text) {
        if (text == null || !isWhole(text)) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null; // does not fit
        }
    }

    /** Long itself would take a plus, and digits of other scripts. */
    private static boolean isWhole(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        for (int i = first; i < text.length() && i <= MAX_LENGTH; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return first < text.length() && text.length() <= MAX_LENGTH;
    }

    /**
     * Reads a whole number of 32 bits.
     *
     * @param  text may be null
     * @return      null if it is not a number, or does not fit
     */
    public static Integer toInt(String text) {
        Long number = toLong(text);
        return number == null || number.intValue() != number ? null : (Integer) number.intValue();
    }
}
