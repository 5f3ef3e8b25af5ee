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
package io.github.camelsmsc.examples.springxml;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericXmlApplicationContext;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/** A server of the class path that the rest configuration names, instead of a bean. */
class OtherServerTest {

    @Test
    void theServerOfTheRestConfigurationTakesTheCallbacks(@TempDir Path directory) throws Exception {
        int port = StartAndStopTest.freePort();
        String xml = """
                <beans xmlns="http://www.springframework.org/schema/beans"
                       xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                       xsi:schemaLocation="
                         http://www.springframework.org/schema/beans
                         http://www.springframework.org/schema/beans/spring-beans.xsd
                         http://camel.apache.org/schema/spring http://camel.apache.org/schema/spring/camel-spring.xsd">
                  <bean id="smsc" class="io.github.camelsmsc.SmscComponent">
                    <property name="configuration.secret" value="example-secret"/>
                  </bean>
                  <camelContext xmlns="http://camel.apache.org/schema/spring">
                    <restConfiguration component="netty-http" host="127.0.0.1" port="%d"/>
                    <route>
                      <from uri="smsc:callback?path=/smsc/callback"/>
                      <to uri="file:%s?fileName=event.json"/>
                    </route>
                  </camelContext>
                </beans>
                """.formatted(port, directory);
        try (SmscSimulator provider = SmscSimulator.builder().build().start();
             GenericXmlApplicationContext application
                     = new GenericXmlApplicationContext(new ByteArrayResource(xml.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(application.getBeanNamesForType(HttpServer.class)).isEmpty();
            provider.callbackUrl("http://127.0.0.1:" + port + "/smsc/callback?md5=example-secret");

            assertThat(provider.sendStatus(StatusCallback.of(1001, "79990000077", 1)).lastStatusCode()).isEqualTo(200);
        }

        assertThat(directory.resolve("event.json")).content().contains("\"id\":1001,");
    }
}
