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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextPartsTest {

    @ParameterizedTest
    @CsvSource({ "a, 1, 1", "a, 160, 1", "a, 161, 2", "a, 306, 2", "a, 307, 3", "a, 715, 5", "€, 80, 1", "€, 81, 2",
        "€, 152, 2", "€, 153, 3", "Ж, 70, 1", "Ж, 71, 2", "Ж, 134, 2", "Ж, 135, 3", "😀, 35, 1", "😀, 36, 2", "😀, 66, 2",
        "😀, 67, 3", "`, 70, 1", "`, 71, 2", "ç, 71, 2", "Ç, 160, 1", "{, 80, 1", "{, 81, 2" })
    void partsOfATextThatRepeatsOneCharacter(String character, int times, int parts) {
        assertThat(TextParts.count(character.repeat(times))).isEqualTo(parts);
    }

    @Test
    void anExtensionCharacterIsNotTornApart() {
        // 306 places would go into two parts, but the pair at place 153 does not
        assertThat(TextParts.count("a".repeat(152) + "€" + "a".repeat(152))).isEqualTo(3);
        assertThat(TextParts.count("a".repeat(153) + "€" + "a".repeat(151))).isEqualTo(2);
    }

    @Test
    void noTextIsOnePart() {
        assertThat(TextParts.count("")).isEqualTo(1);
    }
}
