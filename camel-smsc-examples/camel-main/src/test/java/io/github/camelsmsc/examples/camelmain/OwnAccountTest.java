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
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The application as the README has it started with an account of one's own: nothing is set beside its files. */
// nobody is called: the routes are made and not started
@CamelMainTest(properties = {"example.port=0", "camel.main.auto-startup=false"})
class OwnAccountTest {

    abstract static class Contract {

        @BeanInject
        private CamelContext context;

        @Test
        void needsNoOtherSettings() {
            assertThat(context.getComponent("smsc", SmscComponent.class).getConfiguration().getBaseUri())
                    .isEqualTo("https://smscentre.com/sys");
            assertThat(context.getEndpoints()).extracting(Endpoint::getEndpointBaseUri)
                    .contains("file://smsc-files/events", "file://smsc-files");
        }
    }

    @Nested
    @CamelMainTest(properties = "camel.main.routes-include-pattern=classpath:routes/*.yaml")
    class InYaml extends Contract {
    }

    @Nested
    @CamelMainTest(properties = "camel.main.routes-include-pattern=classpath:routes/*.xml")
    class InXml extends Contract {
    }
}
