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

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes Cyrillic text in Latin letters: by sound ({@code translit=1}) or by shape ({@code translit=2}). */
final class Translit {

    private static final String LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private static final String[] SOUNDS = ("a b v g d e yo zh z i j k l m n o p r s t u f h c ch sh sch ' y ' e yu ya")
            .split(" ");
    private static final String[] SHAPES = ("a 6 B r D e e }|{ 3 u u K JI M H o n p c T y qp x LL 4 LLI LLL b bI b 3 I0 9I")
            .split(" ");
    private static final Map<Integer, String> BY_SOUND = new HashMap<>();
    private static final Map<Integer, String> BY_SHAPE = new HashMap<>();

    static {
        for (int i = 0; i < SOUNDS.length; i++) {
            int small = LETTERS.charAt(i);
            int capital = Character.toUpperCase(small);
            BY_SOUND.put(small, SOUNDS[i]);
            BY_SOUND.put(capital, Character.toUpperCase(SOUNDS[i].charAt(0)) + SOUNDS[i].substring(1));
            BY_SHAPE.put(small, SHAPES[i]);
            BY_SHAPE.put(capital, SHAPES[i].toUpperCase());
        }
    }

    private Translit() {
    }

    /**
     * @param way 0 for no change, 1 by sound, 2 by shape
     */
    static String apply(String text, long way) {
        if (way == 0) {
            return text;
        }
        Map<Integer, String> table = way == 1 ? BY_SOUND : BY_SHAPE;
        return text.codePoints().mapToObj(c -> table.getOrDefault(c, Character.toString(c))).collect(Collectors.joining());
    }
}
