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

import java.util.regex.Pattern;

/** Reads whole numbers as the provider writes them: an optional minus and ASCII digits, nothing else. */
public final class Numbers {

    /** A longer text is not looked at: {@link Long#MIN_VALUE} has 20 characters. */
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");

    private Numbers() {
    }

    /**
     * Reads a whole number.
     *
     * @param  text may be null
     * @return      null if it is not a number, or does not fit
     */
    public static Long toLong(String text) {
        if (text == null || !WHOLE.matcher(text).matches()) {
            return null;
        }
        try {
            return Long.valueOf(text);
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
        Long number = toLong(text);
        return number == null || number.intValue() != number ? null : (Integer) number.intValue();
    }
}
