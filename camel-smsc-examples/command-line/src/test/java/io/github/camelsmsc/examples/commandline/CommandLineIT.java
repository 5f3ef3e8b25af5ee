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
package io.github.camelsmsc.examples.commandline;

import java.nio.file.Path;

import io.github.camelsmsc.examples.demo.Demo;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.ConfirmationCall;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The command of the README, run for real with the built jar. */
class CommandLineIT {

    private static final String PHONE = "79990000077";
    private static final SmscSimulator PROVIDER = SmscSimulator.builder().build().start();

    private static CamelRun camel;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        camel = new CamelRun(directory, Demo.freePort());
        PROVIDER.callbackUrl(camel.handler());
    }

    @AfterAll
    static void stop() {
        try (PROVIDER) {
            camel.close();
        }
    }

    @Test
    void aStateBecomesAFileBeforeTheProviderHears200() throws Exception {
        assertThat(PROVIDER.sendStatus(StatusCallback.of(1001, PHONE, 1)).lastStatusCode()).isEqualTo(200);

        assertThat(camel.events()).filteredOn(file -> file.getFileName().toString().startsWith("status-")).singleElement()
                .satisfies(file -> assertThat(file).content().startsWith("{\"kind\":\"status\",\"id\":1001,"));
    }

    @Test
    void aMessageInWindows1251IsRead() throws Exception {
        assertThat(PROVIDER.sendMessage(IncomingSms.of(PHONE, "Привет, мир", "79990000001")).lastStatusCode()).isEqualTo(200);

        assertThat(camel.events()).filteredOn(file -> file.getFileName().toString().startsWith("message-")).singleElement()
                .satisfies(file -> assertThat(file).content().contains("\"mes\":\"Привет, мир\""));
    }

    @Test
    void aForgedCallIsRefusedAndLeavesNoFile() throws Exception {
        assertThat(PROVIDER.sendSignedWith("guessed", ConfirmationCall.of(PHONE))
                .lastStatusCode()).isEqualTo(403);

        assertThat(camel.events()).noneMatch(file -> file.getFileName().toString().startsWith("call-"));
    }

    @Test
    void theCommandIsCamelsOfThisVersionAndPrintsNoSecret() throws Exception {
        assertThat(camel.log()).content().contains("Apache Camel (JBang) 4.18.0").contains("kamelet:smsc-callback-source")
                .doesNotContain("example-secret");
    }

    @Test
    void theComponentIsFetchedByTheCommand() throws Exception {
        assertThat(CamelRun.classPath()).doesNotContain("camel-smsc-0.").doesNotContain("camel-file-4.");
    }
}
