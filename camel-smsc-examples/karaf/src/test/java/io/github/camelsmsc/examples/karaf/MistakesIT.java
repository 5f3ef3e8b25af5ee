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
package io.github.camelsmsc.examples.karaf;

import java.net.URI;
import java.time.Duration;

import io.github.camelsmsc.examples.mistakes.Mistake;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the example's bundle says in Karaf's log where its settings lack something. */
class MistakesIT {

    @BeforeAll
    static void required() {
        Karaf.required();
    }

    @ParameterizedTest
    @CsvSource({"smsc.secret, NO_SECRET", "smsc.password, HALF_THE_CREDENTIALS"})
    void saysTheSentenceOfThePageAndNoSecret(String empty, Mistake mistake) throws Exception {
        String sentence = mistake.sentence();
        try (Karaf karaf = new Karaf("mistake-" + mistake).property(empty, "")) {
            karaf.launch(URI.create("http://127.0.0.1:9/sys"));

            await().atMost(Duration.ofMinutes(4)).until(() -> karaf.log().contains(sentence));

            assertThat(karaf.log()).doesNotContain(Karaf.SECRET);
        }
    }
}
