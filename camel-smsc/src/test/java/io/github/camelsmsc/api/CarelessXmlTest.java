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
package io.github.camelsmsc.api;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import io.github.camelsmsc.model.DownloadTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** XML that strict readers refuse or change: how careful the provider's is written is not known. */
class CarelessXmlTest {

    /** The name of the only task of a list. */
    private static String name(String written) throws UnreadableAnswer {
        String answer = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<list>\r\n<task><id>5</id><name>" + written
                        + "</name><status>2</status><created>c</created><time>t</time><file>f</file></task>\r\n</list>\r\n";
        List<?> tasks = (List<?>) Answers.read(
                Requests.tasks(), answer.getBytes(StandardCharsets.UTF_8), 2, Clock.systemUTC());
        return ((DownloadTask) tasks.get(0)).name();
    }

    @ParameterizedTest
    @ValueSource(strings = { "one\ntwo", "one\r\ntwo", "one\rtwo", "a\tb", "a\u0001b", "a\u001Bb", "a\uFFFEb", "a]]>b", "AT&T", "a & b" })
    void aCharacterThatXmlForbidsMayStandInAText(String text) throws Exception {
        assertThat(name(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({ "a&#27;b, 27", "a&#x1b;b, 27", "a<![CDATA[\u001B]]>b, 27", "a&#128512;b, 128512", "a&#xD83D;&#xDE00;b, 128512" })
    void aReferenceToAnyCharacterIsThatCharacter(String written, int character) throws Exception {
        assertThat(name(written)).isEqualTo("a" + Character.toString(character) + "b");
    }
}
