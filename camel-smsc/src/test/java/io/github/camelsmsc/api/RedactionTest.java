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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTest {

    private final Redaction redaction = new Redaction(
            new Account("alex", "p&ss word", null), SmscRequest.waitCall("79994445566"));

    @Test
    void secretsAreTakenOutAsTheyAreAndEncoded() {
        assertThat(redaction.excerpt("login=alex&psw=p%26ss+word (p&ss word) phone 79994445566 or 4957654321", 200))
                .isEqualTo("login=***&psw=*** (***) phone *** or ***");
    }

    @Test
    void anExcerptIsOneLineOfTheLengthAskedFor() {
        assertThat(redaction.excerpt("a\r\nb".repeat(500), 200)).hasSize(200).doesNotContain("\n", "\r");
    }

    @Test
    void aSecretAtTheCutDoesNotShowItsBeginning() {
        assertThat(redaction.excerpt("p&ss word".repeat(1000), 1_000_000)).doesNotContain("p&");
    }

    @Test
    void aSecretOfLessThanFourCharactersDoesNotMangleTheText() {
        Redaction mild = new Redaction(new Account("me", "abc", null), SmscRequest.waitCall("12345"));
        assertThat(mild.excerpt("some parameters, abc, of 12345", 200)).isEqualTo("some parameters, abc, of ***");
    }

    @Test
    void anAccountDoesNotShowItself() {
        assertThat(new Account("alex", "secret", "key").toString()).doesNotContain("alex", "secret", "key");
    }
}
