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
package io.github.camelsmsc.examples.quarkus;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.callback.ConfirmationCall;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuarkusIT {

    @RegisterExtension
    static final SmscSimulatorExtension SMSC = new SmscSimulatorExtension();

    private static final AtomicLong IDS = new AtomicLong(1000);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String SUBSCRIBER = "79991234567";

    private static Application application;

    private final long id = IDS.incrementAndGet();

    @BeforeAll
    static void start() {
        application = new Application("callbacks").start(SMSC.simulator().baseUri());
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static void handler(String parameters) {
        SMSC.simulator().callbackUrl(application.handler(parameters));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
            "charset=windows-1251", "charset=koi8-r", "charset=utf-8",
            "charset=windows-1251&fmt=2", "charset=utf-8&fmt=2",
            "charset=windows-1251&fmt=3", "charset=utf-8&fmt=3"})
    void writesTheTextOfAMessageInEveryFormAndCharset(String form) throws Exception {
        handler(form + "&md5=" + Application.SECRET);
        String text = "Привет, мир!\r\n100% + \"ещё\" & <b>";

        Delivery delivery = SMSC.simulator().sendMessage(IncomingSms.of(SUBSCRIBER, text, "79007654321").id(id));

        assertThat(delivery.last().statusCode()).isEqualTo(200);
        assertThat(delivery.last().text()).isEqualTo("OK");
        JsonNode event = new ObjectMapper().readTree(application.event("message", "message-" + id));
        assertThat(event.path("mes").asText().replace("\r\n", "\n")).isEqualTo(text.replace("\r\n", "\n"));
        assertThat(event.path("id").asLong()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"md5", "sha1"})
    void writesAStatusSignedWithEitherHash(String algorithm) {
        handler("order=77&" + algorithm + "=" + Application.SECRET);

        Delivery delivery = SMSC.simulator().sendStatus(
                StatusCallback.of(id, SUBSCRIBER, 1).ts(1700000000).cost("4.20"));

        assertThat(delivery.lastStatusCode()).isEqualTo(200);
        assertThat(application.event("status", "status-" + id + "-" + SUBSCRIBER + "-1-1700000000"))
                .startsWith("{\"kind\":\"status\",\"id\":" + id)
                .contains("\"cost\":\"4.20\"", "\"extra\":{\"order\":\"77\"}");
    }

    @Test
    void writesACall() {
        handler("md5=" + Application.SECRET);

        Delivery delivery = SMSC.simulator().send(ConfirmationCall.of(SUBSCRIBER).ts(1700000000 + id));

        assertThat(delivery.lastStatusCode()).isEqualTo(200);
        assertThat(application.event("call", "call-" + SUBSCRIBER + "-" + (1700000000 + id))).contains("\"kind\":\"call\"");
    }

    @Test
    void readsParametersThatTheAddressKeepsInTheQuery() {
        SMSC.simulator().callbackUrl(application.uri(Application.PATH) + "!order=77?md5=" + Application.SECRET);

        Delivery delivery = SMSC.simulator().sendStatus(StatusCallback.of(id, SUBSCRIBER, 1).ts(1700000000));

        assertThat(delivery.lastStatusCode()).isEqualTo(200);
        assertThat(application.event("status", "status-" + id + "-" + SUBSCRIBER + "-1-1700000000"))
                .contains("\"extra\":{\"order\":\"77\"}");
    }

    @Test
    void refusesAForeignSignatureAndWritesNothing() {
        handler("md5=" + Application.SECRET);

        Delivery delivery = SMSC.simulator().sendSignedWith("forged", StatusCallback.of(id, SUBSCRIBER, 1));

        assertThat(delivery.lastStatusCode()).isEqualTo(403);
        assertThat(application.eventFiles()).noneMatch(file -> file.getFileName().toString().startsWith("status-" + id + "-"));
    }

    @Test
    void refusesACallbackWithoutItsRequiredFields() {
        handler("md5=" + Application.SECRET);

        Delivery delivery = SMSC.simulator().sendStatus(StatusCallback.of(id, SUBSCRIBER, 1).without("status"));

        assertThat(delivery.lastStatusCode()).isEqualTo(400);
    }

    @Test
    void asksForARepeatWhenTheRouteFails() throws Exception {
        handler("md5=" + Application.SECRET);
        // a directory where the file would have to be
        Files.createDirectories(
                application.events().resolve("status/status-" + id + "-" + SUBSCRIBER + "-1-1700000000.json/taken"));

        Delivery delivery = SMSC.simulator().sendStatus(StatusCallback.of(id, SUBSCRIBER, 1).ts(1700000000));

        assertThat(delivery.lastStatusCode()).isEqualTo(503);
        assertThat(delivery.last().headers()).containsKey("retry-after");
    }

    @Test
    void givesTheNumberToCall() throws Exception {
        SMSC.simulator().numbersToCall("79000000001");

        HttpResponse<String> answer = send(HttpRequest.newBuilder(application.uri("/confirmations?phone=" + SUBSCRIBER))
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(answer.body()).path("phone").asText()).isEqualTo("79000000001");
        assertThat(SMSC.simulator().requests(Page.WAIT_CALL)).isNotEmpty();
    }

    @Test
    void isReadyAndSaysSo() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(application.uri("/q/health/ready")));

        JsonNode health = new ObjectMapper().readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(health.path("checks").findValuesAsText("name"))
                .anyMatch(name -> name.contains("smsc-callback:/smsc/callback"));
    }
}
