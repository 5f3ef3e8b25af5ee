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

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorisationTest {

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(b -> b.apiKey("the-key"));

    private SmscSimulator smsc;
    private Calls calls;

    @BeforeEach
    void running() {
        smsc = extension.simulator();
        calls = new Calls(smsc);
    }

    private String answer(String page, String parameters) {
        return new String(calls.post(page, parameters).body(), Calls.WINDOWS_1251);
    }

    @ParameterizedTest
    @ValueSource(strings = { "login=demo&psw=secret", "apikey=the-key", "apikey=the-key&login=demo",
        "login=demo&psw=5ebe2294ecd0e0f08eab7690d2a6ee69" })
    void loginAndPasswordOrApikey(String credentials) {
        assertThat(answer("downloads.php", "get_list=1&fmt=3&" + credentials)).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "login=demo", "psw=secret", "login=demo&psw=wrong", "login=other&psw=secret",
        "login=demo&psw=5EBE2294ECD0E0F08EAB7690D2A6EE69", "login=demo&psw=e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4",
        "apikey=wrong", "apikey=the-key&login=other" })
    void error2InvalidUsernameOrPassword(String credentials) {
        assertThat(answer("downloads.php", "get_list=1&fmt=1&" + credentials)).isEqualTo("0,-2");
    }

    @ParameterizedTest
    @EnumSource(value = Page.class, mode = EnumSource.Mode.EXCLUDE, names = "IMGCODE")
    void error2FromAnIpAddressThatIsNotAllowed(Page page) {
        smsc.allowIps("192.0.2.1");
        assertThat(answer(page.file(), "fmt=2&" + Calls.CREDENTIALS)).isEqualTo(
                "<result>\n<error>authorise error</error>\n<error_code>2</error_code>\n</result>");
    }

    @ParameterizedTest
    @EnumSource(value = Page.class, mode = EnumSource.Mode.EXCLUDE, names = "IMGCODE")
    void error4TheIpAddressIsTemporarilyBlocked(Page page) {
        smsc.blockIp(true);
        assertThat(answer(page.file(), Calls.CREDENTIALS)).isEqualTo("ERROR = 4 (ip is blocked)");
    }

    @Test
    void requestsAreRecordedButTheirTextHasNoCredentials() {
        answer("downloads.php?cnt=5", "get_list=1&" + Calls.CREDENTIALS);
        ReceivedRequest request = smsc.requests().get(0);
        assertThat(request.page()).isEqualTo(Page.DOWNLOADS);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.query()).isEqualTo("cnt=5");
        assertThat(request.param("cnt")).isEqualTo("5");
        assertThat(request.param("psw")).isEqualTo("secret");
        assertThat(new String(request.body(), Calls.WINDOWS_1251)).startsWith("get_list=1");
        assertThat(request.headers()).containsKey("content-type");
        assertThat(request.toString()).doesNotContain("secret").doesNotContain("demo");
    }

    @Test
    void anotherPathIsNotFound() {
        assertThat(calls.post("no.php", Calls.CREDENTIALS).statusCode()).isEqualTo(404);
    }
}
