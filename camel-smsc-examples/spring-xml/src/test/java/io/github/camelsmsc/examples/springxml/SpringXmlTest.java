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
import java.util.Map;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import jakarta.jms.ConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.test.spring.junit5.CamelSpringTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The application, run for real: what lies in the queue and in its files. */
@CamelSpringTest
@ContextConfiguration("classpath:META-INF/spring/camel-context.xml")
@DirtiesContext
class SpringXmlTest {

    private static final String PHONE = "79990000077";
    private static final SmscSimulator PROVIDER = SmscSimulator.builder().build().start();
    private static final LocalDate BEGUN = LocalDate.now();

    @TempDir
    static Path directory;
    private static Map<String, String> settings;

    @Autowired
    private ConnectionFactory broker;

    @BeforeAll
    static void settings() {
        PROVIDER.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС"));
        settings = Application.settings(directory, PROVIDER.baseUri(), 0);
        settings.forEach(System::setProperty);
    }

    @AfterAll
    static void forget() {
        settings.keySet().forEach(System::clearProperty);
        PROVIDER.close();
    }

    @BeforeEach
    void enterTheHandler(@Autowired CamelContext context) {
        PROVIDER.callbackUrl(Application.handler(context));
    }

    @Test
    void aStateIsInTheQueueWhenTheProviderHears200() throws Exception {
        assertThat(PROVIDER.sendStatus(StatusCallback.of(1001, PHONE, 1)).lastStatusCode()).isEqualTo(200);

        assertThat(Application.queue(broker)).filteredOn(event -> event.contains("\"id\":1001,")).singleElement().asString()
                .startsWith("{\"kind\":\"status\",\"id\":1001,\"phone\":\"" + PHONE + "\",\"status\":1,");
    }

    @Test
    void aMessageInWindows1251IsRead() throws Exception {
        assertThat(PROVIDER.sendMessage(IncomingSms.of(PHONE, "Привет, мир", "79990000001")).lastStatusCode()).isEqualTo(200);

        assertThat(Application.queue(broker)).anyMatch(event -> event.contains("\"mes\":\"Привет, мир\""));
    }

    @Test
    void aForgedStateIsRefusedAndNotInTheQueue() throws Exception {
        assertThat(PROVIDER.sendSignedWith("guessed", StatusCallback.of(1002, PHONE, 1)).lastStatusCode()).isEqualTo(403);

        assertThat(Application.queue(broker)).noneMatch(event -> event.contains("\"id\":1002,"));
    }

    @Test
    void theListOfNumbersIsAFileOfItsDay() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(Application.numbers(directory)).hasSize(1);
            Path file = Application.numbers(directory).get(0);
            assertThat(LocalDate.parse(file.getFileName().toString().replace(".json", ""))).isBetween(BEGUN, LocalDate.now());
            assertThat(file).content().startsWith("[{").contains("\"phone\":\"79990000001\"", "МТС").endsWith("]");
        });
    }
}
