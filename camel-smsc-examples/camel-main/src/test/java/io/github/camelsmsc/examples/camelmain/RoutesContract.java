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

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the application does, in whatever language its routes are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RoutesContract {

    private static final String PHONE = "79990000077";

    private final SmscSimulator provider = SmscSimulator.builder().build().start();
    private Path directory;
    private Map<String, String> settings;

    @BeanInject
    private CamelContext context;

    @BeforeAll
    void settings(@TempDir Path directory) {
        this.directory = directory;
        settings = Map.of("example.dir", directory.toString(), "example.base-uri", provider.baseUri().toString(), "example.port", "0");
        settings.forEach(System::setProperty);
        provider.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС"));
    }

    @BeforeEach
    void enterTheHandler() {
        provider.callbackUrl(Application.handler(context));
    }

    @AfterAll
    void forget() {
        settings.keySet().forEach(System::clearProperty);
        provider.close();
    }

    private String event(String name) throws IOException {
        Path file = Application.events(directory).stream().filter(event -> event.endsWith(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no event " + name));
        return Files.readString(file);
    }

    @Test
    void aStateBecomesAFileBeforeTheProviderHears200() throws IOException {
        assertThat(provider.sendStatus(StatusCallback.of(1001, PHONE, 1).ts(1700000000)).lastStatusCode()).isEqualTo(200);

        assertThat(event("status/status-1001-" + PHONE + "-1-1700000000.json"))
                .startsWith("{\"kind\":\"status\",\"id\":1001,\"phone\":\"" + PHONE + "\",\"status\":1,");
    }

    @Test
    void aMessageInWindows1251IsRead() throws IOException {
        assertThat(provider.sendMessage(IncomingSms.of(PHONE, "Привет, мир", "79990000001").id(5)).lastStatusCode())
                .isEqualTo(200);

        assertThat(event("message/message-5.json")).contains("\"mes\":\"Привет, мир\"");
    }

    @Test
    void aForgedStateIsRefusedAndLeavesNoFile() throws IOException {
        assertThat(provider.sendSignedWith("guessed", StatusCallback.of(1002, PHONE, 1)).lastStatusCode()).isEqualTo(403);

        assertThat(Application.events(directory)).noneMatch(file -> file.getFileName().toString().startsWith("status-1002-"));
    }

    @Test
    void aConfirmationIsAskedForAndItsCallArrives() throws Exception {
        provider.numbersToCall("78005553535");

        HttpResponse<String> answer = Application.confirmation(context, PHONE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"phone\":\"78005553535\"");
        assertThat(provider.subscriberCalls(PHONE).lastStatusCode()).isEqualTo(200);
        assertThat(Application.events(directory)).anyMatch(file -> file.toString().contains("call-" + PHONE));
    }

    @Test
    void theListOfNumbersIsAskedForInTheFormatOfTheRouteAndKept() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(Application.numbers(directory)).exists().content()
                .startsWith("[{").contains("\"phone\":\"79990000001\"").contains("МТС").endsWith("]"));
        assertThat(provider.requests(Page.RECEIVE_PHONES)).singleElement()
                .satisfies(request -> assertThat(request.param("fmt")).isEqualTo("2"));
    }
}
