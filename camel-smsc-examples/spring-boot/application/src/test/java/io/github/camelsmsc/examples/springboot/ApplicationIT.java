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
package io.github.camelsmsc.examples.springboot;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.Callback;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The application's jar in a JVM of its own, beside a simulated provider. */
class ApplicationIT {

    private static final String SUBSCRIBER = "79990000077";
    private static final String TEXT = "Привет, мир! 100% + 1";

    @TempDir
    static Path directory;
    private static SmscSimulator provider;
    private static ApplicationProcess application;

    @BeforeAll
    static void start() throws Exception {
        provider = SmscSimulator.builder().build().start();
        application = new ApplicationProcess(directory).with("camel.component.smsc.base-uri", provider.baseUri());
        application.start().awaitReady();
    }

    @AfterAll
    static void stop() {
        application.close();
        provider.close();
    }

    @Test
    void aFormInWindows1251BecomesAFile() throws Exception {
        long id = 101;
        assertThat(send("?sha1=callback-secret", IncomingSms.of(SUBSCRIBER, TEXT, "79990000001").id(id))).isEqualTo(200);

        JsonNode event = file("message/message-" + id + ".json");
        assertThat(event.get("mes").asText()).isEqualTo(TEXT);
        assertThat(event.get("phone").asText()).isEqualTo(SUBSCRIBER);
    }

    @Test
    void jsonBecomesAFile() throws Exception {
        long id = 102;
        assertThat(send("?charset=utf-8&fmt=3&md5=callback-secret",
                IncomingSms.of(SUBSCRIBER, TEXT, "79990000001").id(id))).isEqualTo(200);

        assertThat(file("message/message-" + id + ".json").get("mes").asText()).isEqualTo(TEXT);
    }

    @Test
    void xmlBecomesAFile() throws Exception {
        assertThat(send("?charset=utf-8&fmt=2&md5=callback-secret&order=77",
                StatusCallback.of(103, SUBSCRIBER, 1).ts(1_700_000_000).cost("4.20"))).isEqualTo(200);

        JsonNode event = file("status/status-103-" + SUBSCRIBER + "-1-1700000000.json");
        assertThat(new BigDecimal(event.get("cost").asText())).isEqualByComparingTo("4.20");
        assertThat(event.at("/extra/order").asText()).isEqualTo("77");
    }

    @Test
    void aRepeatIsAcknowledgedAndCountedAsOne() throws Exception {
        StatusCallback status = StatusCallback.of(104, SUBSCRIBER, 1).ts(1_700_000_000);
        assertThat(send("?md5=callback-secret", status)).isEqualTo(200);
        Files.delete(application.events().resolve("status/status-104-" + SUBSCRIBER + "-1-1700000000.json"));

        assertThat(send("?md5=callback-secret", status)).isEqualTo(200);

        assertThat(events()).noneMatch(path -> path.toString().contains("status-104"));
        assertThat(application.count("camel.smsc.callbacks", "outcome:repeated")).isEqualTo(1);
    }

    @Test
    void aForgedOneIsRefusedAndCounted() throws Exception {
        provider.callbackUrl(application.url("/smsc/callback?md5=callback-secret"));

        assertThat(provider.sendSignedWith("a-guess", StatusCallback.of(105, SUBSCRIBER, 1)).lastStatusCode())
                .isEqualTo(403);

        assertThat(events()).noneMatch(path -> path.toString().contains("status-105"));
        assertThat(application.count("camel.smsc.callbacks", "reason:signature")).isEqualTo(1);
    }

    @Test
    void aConfirmationCallIsAskedForAndComes() throws Exception {
        HttpResponse<String> answer = application.post("/confirmations?phone=" + SUBSCRIBER, "text/plain", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(answer.body()).get("subscriber").asText()).isEqualTo(SUBSCRIBER);
        provider.callbackUrl(application.url("/smsc/callback?fmt=3&md5=callback-secret"));
        assertThat(provider.subscriberCalls(SUBSCRIBER).lastStatusCode()).isEqualTo(200);
        assertThat(events()).anyMatch(path -> path.getFileName().toString().startsWith("call-" + SUBSCRIBER));
        assertThat(application.count("camel.smsc.calls", "operation:wait_call")).isEqualTo(1);
    }

    @Test
    void readinessNamesThePath() throws Exception {
        JsonNode readiness = application.get("/actuator/health/readiness");

        assertThat(readiness.get("status").asText()).isEqualTo("UP");
        JsonNode details = readiness.at("/components/camelHealth/details");
        assertThat(details.get("smsc-callback:/smsc/callback").asText()).isEqualTo("UP");
        assertThat(details.get("smsc-callback:/smsc/callback.data").has("refusedSince")).isTrue();
    }

    @Test
    void metersHaveTheirTags() throws Exception {
        assertThat(send("?md5=callback-secret", StatusCallback.of(106, SUBSCRIBER, 1))).isEqualTo(200);

        assertThat(application.count("camel.smsc.callbacks", "outcome:accepted")).isPositive();
        assertThat(application.count("camel.smsc.callback.time", "kind:status")).isPositive();
        assertThat(application.get("/actuator/metrics/camel.smsc.callbacks").get("availableTags").findValuesAsText("tag"))
                .containsExactlyInAnyOrder("path", "kind", "outcome", "reason");
    }

    @Test
    void malformedFormsAreReadAsOnOtherServers() throws Exception {
        assertThat(post(Signed.status(107) + "&flagged")).isEqualTo(200);
        assertThat(post(Signed.status(108) + "&a=100%&b=%ZZ")).isIn(200, 400);
        assertThat(post("")).isEqualTo(400);
    }

    @Test
    void theCharsetOfAFormsContentTypeCounts() throws Exception {
        String form = Signed.message(110, TEXT, Charset.forName("windows-1251"));

        assertThat(application.post("/smsc/callback", Signed.FORM + "; charset=windows-1251", form).statusCode())
                .isEqualTo(200);

        assertThat(file("message/message-110.json").get("mes").asText()).isEqualTo(TEXT);
    }

    @Test
    void otherPathsAre404OnceCamelHasStarted() throws Exception {
        assertThat(application.post("/nobody", Signed.FORM, Signed.status(109)).statusCode()).isEqualTo(404);
    }

    private static int post(String form) throws Exception {
        return application.post("/smsc/callback", Signed.FORM, form).statusCode();
    }

    private static int send(String parameters, Callback<?> callback) {
        provider.callbackUrl(application.url("/smsc/callback" + parameters));
        return provider.send(callback).lastStatusCode();
    }

    private static JsonNode file(String name) throws IOException {
        return new ObjectMapper().readTree(application.events().resolve(name).toFile());
    }

    private static List<Path> events() throws IOException {
        try (Stream<Path> all = Files.walk(application.events())) {
            return all.toList();
        }
    }
}
