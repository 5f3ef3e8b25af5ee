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
package io.github.camelsmsc.examples.camelmain;

import io.github.camelsmsc.SmscComponent;
import org.apache.camel.Endpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The application as the README has it started with an account of one's own: nothing is set beside its files. */
class OwnAccountTest {

    @ParameterizedTest
    @ValueSource(strings = { "yaml", "xml" })
    void needsNoOtherSettings(String language) throws Exception {
        Main main = new Main();
        main.addOverrideProperty("camel.main.routes-include-pattern", "classpath:routes/*." + language);
        main.addOverrideProperty("example.port", "0");
        // nobody is called: the routes are made and not started
        main.addOverrideProperty("camel.main.auto-startup", "false");
        main.configure().withAutoConfigurationLogSummary(false);
        try {
            main.start();

            assertThat(main.getCamelContext().getComponent("smsc", SmscComponent.class).getConfiguration().getBaseUri())
                    .isEqualTo("https://smscentre.com/sys");
            assertThat(main.getCamelContext().getEndpoints()).extracting(Endpoint::getEndpointBaseUri)
                    .contains("file://smsc-files/events", "file://smsc-files");
        } finally {
            main.stop();
        }
    }
}
