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
package io.github.camelsmsc;

import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is given by itself counts above what a configuration bean says. */
class ConfigurationBeanTest {

    @Test
    void anOptionOfCamelMainIsNotLostToTheBeanEvenIfItIsTheDefault() throws Exception {
        SmscConfiguration bean = new SmscConfiguration();
        bean.setSignature("none");
        bean.setLogin("of the bean");
        bean.setPath("/of/the/bean");
        Main main = new Main();
        try {
            main.bind("cfg", bean);
            main.addInitialProperty("camel.component.smsc.configuration", "#bean:cfg");
            main.addInitialProperty("camel.component.smsc.signature", "md5,sha1");
            main.addInitialProperty("camel.component.smsc.login", "given");
            main.start();

            SmscConfiguration used = main.getCamelContext().getComponent("smsc", SmscComponent.class).getConfiguration();
            assertThat(used.getSignature()).isEqualTo("md5,sha1");
            assertThat(used.getLogin()).isEqualTo("given");
            assertThat(used.getPath()).isEqualTo("/of/the/bean");
        } finally {
            main.stop();
        }
    }

    @Test
    void whatIsGivenToOneComponentDoesNotReachAnotherByTheBeanOfBoth() throws Exception {
        SmscConfiguration bean = new SmscConfiguration();
        Main main = new Main();
        try {
            main.bind("cfg", bean);
            main.bind("other", new SmscComponent());
            main.addInitialProperty("camel.component.smsc.configuration", "#bean:cfg");
            main.addInitialProperty("camel.component.smsc.login", "mine");
            main.addInitialProperty("camel.component.smsc.base-uri", "http://127.0.0.1:1/sys");
            main.addInitialProperty("camel.component.other.configuration", "#bean:cfg");
            main.addInitialProperty("camel.component.other.login", "yours");
            main.start();

            SmscConfiguration mine = main.getCamelContext().getComponent("smsc", SmscComponent.class).getConfiguration();
            SmscConfiguration yours = main.getCamelContext().getComponent("other", SmscComponent.class).getConfiguration();
            assertThat(mine.getLogin()).isEqualTo("mine");
            assertThat(yours.getLogin()).isEqualTo("yours");
            assertThat(yours.getBaseUri()).isEqualTo(bean.getBaseUri()).startsWith("https:");
        } finally {
            main.stop();
        }
    }
}
