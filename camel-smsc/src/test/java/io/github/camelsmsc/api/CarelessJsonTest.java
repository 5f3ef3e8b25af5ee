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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** JSON that strict readers refuse: how careful the provider's is written is not known. */
class CarelessJsonTest {

    /** The name of the only task of a list. */
    private static String name(String written) throws UnreadableAnswer {
        String answer = "[{\"id\":5,\"name\":\"" + written + "\",\"status\":2,\"created\":\"c\",\"time\":\"t\",\"file\":\"f\"}]";
        List<?> tasks = (List<?>) Answers.read(
                Requests.tasks(), answer.getBytes(StandardCharsets.UTF_8), 3, Clock.systemUTC());
        return ((DownloadTask) tasks.get(0)).name();
    }

    @ParameterizedTest
    @ValueSource(strings = { "one\ntwo", "one\r\ntwo", "a\tb", "a\u0001b", "a\u001Bb", "a\u007Fb", "a\u0085b" })
    void aControlCharacterMayStandInAString(String text) throws Exception {
        assertThat(name(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "C:\\Users", "\\user", "50\\% off", "\\'", "\\x41", "a\\ b", "\\u12", "\\u" })
    void aBackslashThatBeginsNoEscapeStandsForItself(String text) throws Exception {
        assertThat(name(text)).isEqualTo(text);
    }

    @Test
    void anEscapeIsOneBesideAStrayBackslash() throws Exception {
        assertThat(name("\\\\Users \\u0041 \\\"x\\\" \\/ \\Y")).isEqualTo("\\Users A \"x\" / \\Y");
    }

    @Test
    void anErrorIsReadAsWell() {
        assertThat(Answers.error("{\"error\":\"a \\d \n b\",\"error_code\":5}".getBytes(StandardCharsets.UTF_8), Requests.balance()))
                .contains(new ProviderError(5, "a \\d \n b", null));
    }

    @ParameterizedTest
    @CsvSource({ "a\\ud83d, a\uFFFD", "\\ude00b, \uFFFDb", "\\ud83d\\ude00, \uD83D\uDE00" })
    void halfOfASurrogatePairIsTheCharacterThatACallbackHasInItsPlace(String written, String read) throws Exception {
        assertThat(name(written)).isEqualTo(read);
    }
}
