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
import java.time.Duration;
import java.time.LocalDate;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The application, run for real: what lies in the queue and in its files. */
class SpringXmlTest {

    private static final String PHONE = "79990000077";
    private static final SmscSimulator PROVIDER = SmscSimulator.builder().build().start();
    private static final LocalDate BEGUN = LocalDate.now();

    private static Application application;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        PROVIDER.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС"));
        application = new Application(directory, PROVIDER.baseUri(), 0);
        PROVIDER.callbackUrl(application.handler());
    }

    @AfterAll
    static void stop() {
        try (PROVIDER) {
            application.close();
        }
    }

    @Test
    void aStateIsInTheQueueWhenTheProviderHears200() throws Exception {
        assertThat(PROVIDER.sendStatus(StatusCallback.of(1001, PHONE, 1)).lastStatusCode()).isEqualTo(200);

        assertThat(application.queue()).filteredOn(event -> event.contains("\"id\":1001,")).singleElement().asString()
                .startsWith("{\"kind\":\"status\",\"id\":1001,\"phone\":\"" + PHONE + "\",\"status\":1,");
    }

    @Test
    void aMessageInWindows1251IsRead() throws Exception {
        assertThat(PROVIDER.sendMessage(IncomingSms.of(PHONE, "Привет, мир", "79990000001")).lastStatusCode()).isEqualTo(200);

        assertThat(application.queue()).anyMatch(event -> event.contains("\"mes\":\"Привет, мир\""));
    }

    @Test
    void aForgedStateIsRefusedAndNotInTheQueue() throws Exception {
        assertThat(PROVIDER.sendSignedWith("guessed", StatusCallback.of(1002, PHONE, 1)).lastStatusCode()).isEqualTo(403);

        assertThat(application.queue()).noneMatch(event -> event.contains("\"id\":1002,"));
    }

    @Test
    void theListOfNumbersIsAFileOfItsDay() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(application.numbers()).hasSize(1);
            Path file = application.numbers().get(0);
            assertThat(LocalDate.parse(file.getFileName().toString().replace(".json", ""))).isBetween(BEGUN, LocalDate.now());
            assertThat(file).content().startsWith("[{").contains("\"phone\":\"79990000001\"", "МТС").endsWith("]");
        });
    }
}
