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
package io.github.camelsmsc.simulator.api;

/**
 * Into how many SMS a text goes: 160 characters of the GSM alphabet, or 153 of each of several; 70 or 67 if any other
 * character is in it. An extension character takes two places, and neither it nor a surrogate pair is torn apart.
 */
public final class TextParts {

    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private TextParts() {
    }

    /** The number of SMS, 1 at least. */
    public static int count(String text) {
        boolean gsm = text.chars().allMatch(c -> GSM.indexOf(c) >= 0 || EXTENSION.indexOf(c) >= 0);
        int single = gsm ? 160 : 70;
        int places = text.codePoints().map(c -> places(c, gsm)).sum();
        return places <= single ? 1 : parts(text, gsm, gsm ? 153 : 67);
    }

    private static int places(int character, boolean gsm) {
        return gsm ? EXTENSION.indexOf(character) >= 0 ? 2 : 1 : Character.charCount(character);
    }

    private static int parts(String text, boolean gsm, int size) {
        int parts = 1;
        int left = size;
        for (int character : text.codePoints().toArray()) {
            int places = places(character, gsm);
            if (places > left) {
                parts++;
                left = size;
            }
            left -= places;
        }
        return parts;
    }

    /** The parts of a binary message of so many bytes: 140, or 134 of each of several. */
    static int countBytes(int bytes) {
        return bytes <= 140 ? 1 : (bytes + 133) / 134;
    }
}
