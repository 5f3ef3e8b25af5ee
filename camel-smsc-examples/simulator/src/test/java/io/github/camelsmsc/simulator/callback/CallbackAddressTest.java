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
package io.github.camelsmsc.simulator.callback;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CallbackAddressTest {

    @Test
    void param1AndParam2ByGetAndParam3AndParam4ByPost() {
        CallbackAddress address = CallbackAddress.parse("https://mysite.ru/!param1&param2?param3&param4");
        assertThat(address.target()).isEqualTo("https://mysite.ru/");
        assertThat(address.query()).containsOnlyKeys("param1", "param2");
        assertThat(address.fields()).containsOnlyKeys("param3", "param4");
    }

    @Test
    void exclamationMarkAfterTheQuestionMarkIsText() {
        CallbackAddress address = CallbackAddress.parse("https://mysite.ru/x?greeting=hi!");
        assertThat(address.target()).isEqualTo("https://mysite.ru/x");
        assertThat(address.fields()).containsEntry("greeting", "hi!");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ftp://mysite.ru/", "mysite.ru", "https://mysite.ru/?charset=latin1",
        "https://mysite.ru/?fmt=1", "https://mysite.ru/?md5=", "https://mysite.ru/?md5=%D0%AF", "https://a/?sha1=a.b" })
    void whatTheProviderDoesNotTakeIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> CallbackAddress.parse(address));
    }

    @Test
    void secretMayHaveLatinLettersNumbersMinusSignsAndUnderscores() {
        assertThat(CallbackAddress.parse("https://mysite.ru/?md5=aZ09-_").secret("md5")).isEqualTo("aZ09-_");
    }
}
