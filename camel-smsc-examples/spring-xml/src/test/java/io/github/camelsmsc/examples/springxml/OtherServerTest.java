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

import java.nio.file.Path;

import io.github.camelsmsc.examples.demo.Demo;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.apache.camel.test.spring.junit5.CamelSpringTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** A server of the class path that the rest configuration names, instead of a bean. */
@CamelSpringTest
@ContextConfiguration("/other-server.xml")
@DirtiesContext
class OtherServerTest {

    @TempDir
    static Path directory;
    private static int port;

    @BeforeAll
    static void settings() {
        port = Demo.freePort();
        System.setProperty("other.port", Integer.toString(port));
        System.setProperty("other.dir", directory.toString());
    }

    @AfterAll
    static void forget() {
        System.clearProperty("other.port");
        System.clearProperty("other.dir");
    }

    @Test
    void theServerOfTheRestConfigurationTakesTheCallbacks(@Autowired ApplicationContext application) {
        assertThat(application.getBeanNamesForType(HttpServer.class)).isEmpty();
        try (SmscSimulator provider = SmscSimulator.builder().build().start()) {
            provider.callbackUrl("http://127.0.0.1:" + port + "/smsc/callback?md5=example-secret");

            assertThat(provider.sendStatus(StatusCallback.of(1001, "79990000077", 1)).lastStatusCode()).isEqualTo(200);
        }

        assertThat(directory.resolve("event.json")).content().contains("\"id\":1001,");
    }
}
