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
package io.github.camelsmsc.consumer;

import io.github.camelsmsc.callback.RefusalReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the provider is told. */
class AnswerTest {

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void noRefusalIsAnsweredWithWhatTheProviderTakesForDone(RefusalReason reason) {
        assertThat(Answer.to(reason).status()).isBetween(400, 599).isNotEqualTo(404);
    }
}
