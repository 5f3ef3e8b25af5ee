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
package io.github.camelsmsc.simulator.web;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.Handler;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page is served, what it can do, and who cannot. */
class WebPageTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(b -> b.clock(new SimulatedClock()).apiKey("the-key"));

    private SmscSimulator smsc;

    @BeforeEach
    void running() {
        smsc = extension.simulator();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(smsc.pageUri().resolve(path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> command(String json) throws Exception {
        return send(request("/ui/do").header("Content-Type", "application/json").header("X-Simulator", "1")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private JsonNode state() throws Exception {
        return new ObjectMapper().readTree(send(request("/ui/state")).body());
    }

    @ParameterizedTest
    @CsvSource({ "/, text/html", "/ui/page.css, text/css", "/ui/page.js, text/javascript" })
    void itsFilesComeWithAPolicyThatAllowsNothingElse(String path, String type) throws Exception {
        HttpResponse<String> answer = send(request(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).doesNotContain("innerHTML", "javascript:", " onclick", "style=");
    }

    @Test
    void theStateHasNoPasswordNoKeyAndNoSecret() throws Exception {
        smsc.callbackUrl("http://127.0.0.1:1/x?charset=utf-8&md5=string-of-mine&order=77");
        new Calls(smsc).post("balance.php", "login=demo&psw=secret&apikey=the-key&fmt=3");
        String state = send(request("/ui/state")).body();
        assertThat(state).contains("http://127.0.0.1:1/x?charset=utf-8&md5=***&order=77", "balance.php")
                .doesNotContain("string-of-mine", "the-key", "\"secret\"");
    }

    @Test
    void aStateThatHasNotChangedIsNotSentAgain() throws Exception {
        String tag = send(request("/ui/state")).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = send(request("/ui/state").header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("X-Now")).hasValue("1700000000000");
        smsc.balance("1.00");
        assertThat(send(request("/ui/state").header("If-None-Match", tag)).statusCode()).isEqualTo(200);
    }

    @Test
    void aCallbackShowsWhatWasSentHowSignedWhatWasAnsweredAndWhenItComesAgain() throws Exception {
        try (Handler handler = new Handler(n -> 503)) {
            smsc.callbackUrl(handler.address() + "/h?charset=utf-8&sha1=s");
            smsc.sendStatus(StatusCallback.of(1001, "79991234567", 1));
            JsonNode callback = state().at("/callbacks/0");
            assertThat(callback.get("kind").asText()).isEqualTo("status");
            assertThat(callback.get("body").asText()).startsWith("id=1001&phone=79991234567");
            assertThat(callback.get("signature").asText()).isEqualTo("sha1 of id:phone:status:secret");
            assertThat(callback.at("/attempts/0/status").asInt()).isEqualTo(503);
            assertThat(callback.get("next").asLong()).isEqualTo(1_700_000_240_000L);
        }
    }

    @Test
    void commandsDoWhatTheConsoleDoesAndMore() throws Exception {
        try (Handler handler = new Handler(n -> 200)) {
            command("{\"do\":\"handler\",\"url\":\"" + handler.address() + "/h?charset=utf-8&md5=s\"}");
            command("{\"do\":\"status\",\"id\":\"7\",\"phone\":\"79991234567\",\"status\":\"20\",\"err\":\"6\"}");
            smsc.deliveries().get(0).awaitAttempts(1, Duration.ofSeconds(20));
            assertThat(handler.last().form(StandardCharsets.UTF_8)).containsEntry("status", "20").containsEntry("err", "6");
            command("{\"do\":\"message\",\"phone\":\"79991234567\",\"to\":\"79990000001\",\"text\":\"Привет\"}");
            smsc.deliveries().get(1).awaitAttempts(1, Duration.ofSeconds(20));
            assertThat(handler.last().form(StandardCharsets.UTF_8)).containsEntry("mes", "Привет");
            new Calls(smsc).text("wait_call.php", "phone=79991234567");
            assertThat(command("{\"do\":\"call\",\"phone\":\"79991234567\"}").body()).contains("has called");
            assertThat(handler.last().form(StandardCharsets.UTF_8)).containsEntry("waitcall", "1");
            assertThat(command("{\"do\":\"repeat\",\"number\":3}").statusCode()).isEqualTo(200);
            assertThat(handler.seen()).hasSize(4);
        }
        command("{\"do\":\"advance\",\"minutes\":4}");
        assertThat(smsc.now()).hasToString("2023-11-14T22:17:20Z");
        command("{\"do\":\"balance\",\"amount\":\"5.5\"}");
        assertThat(smsc.balance()).hasToString("5.50");
        command("{\"do\":\"misbehave\",\"page\":\"balance.php\",\"fault\":\"html\"}");
        assertThat(new Calls(smsc).post("balance.php", Calls.CREDENTIALS).statusCode()).isEqualTo(502);
        command("{\"do\":\"misbehave\",\"page\":\"balance.php\",\"fault\":\"error4\"}");
        assertThat(new Calls(smsc).text("balance.php", "fmt=1")).isEqualTo("0,-4");
        assertThat(new Calls(smsc).text("balance.php", "fmt=1")).isEqualTo("5.50");
        command("{\"do\":\"handler\",\"url\":\"\"}");
        assertThat(smsc.callbackUrl()).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "'', secret, 79990000001, true", "'', unsigned, 79990000001, false", "'', changed, 09990000001, true",
        "&fmt=2, unsigned, 79990000001, false", "&fmt=2, changed, 09990000001, true", "&fmt=3, unsigned, 79990000001, false",
        "&fmt=3, changed, 09990000001, true" })
    void forgeriesInEveryFormat(String fmt, String how, String to, boolean signed) throws Exception {
        try (Handler handler = new Handler(n -> 403)) {
            smsc.callbackUrl(handler.address() + "/h?charset=utf-8&md5=s" + fmt);
            assertThat(command("{\"do\":\"forge\",\"how\":\"" + how + "\",\"phone\":\"79991234567\",\"to\":\"79990000001\","
                    + "\"text\":\"x\"}").body()).contains("403");
            String body = new String(handler.last().body(), StandardCharsets.UTF_8);
            assertThat(body).contains(to);
            assertThat(body.contains("md5")).isEqualTo(signed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"do\":\"nothing\"}", "[", "{\"do\":\"status\",\"id\":\"x\",\"phone\":\"79991234567\"}",
        "{\"do\":\"message\",\"phone\":\"<script>\",\"to\":\"1\",\"text\":\"\"}", "{\"do\":\"balance\",\"amount\":\"much\"}",
        "{\"do\":\"handler\",\"url\":\"ftp://x\"}", "{\"do\":\"advance\",\"minutes\":-1}", "{\"do\":\"repeat\",\"number\":1}",
        "{\"do\":\"forge\",\"how\":\"secret\",\"phone\":\"79991234567\",\"to\":\"1\",\"text\":\"\"}",
        "{\"do\":\"misbehave\",\"page\":\"x\",\"fault\":\"cut\"}", "{\"do\":\"task\",\"id\":1,\"state\":\"COMPLETED\"}" })
    void aCommandThatCannotBeObeyedSaysWhy(String json) throws Exception {
        HttpResponse<String> answer = command(json);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new ObjectMapper().readTree(answer.body()).get("error").asText()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "status;\"do\":\"status\",\"id\":1,\"phone\":\"79991234567\",\"status\":9999999999",
        "status;\"do\":\"status\",\"id\":1,\"phone\":\"79991234567\",\"status\":-1000",
        "err;\"do\":\"status\",\"id\":1,\"phone\":\"79991234567\",\"status\":1,\"err\":9999999999",
        "id;\"do\":\"status\",\"id\":0,\"phone\":\"79991234567\",\"status\":1",
        "id;\"do\":\"task\",\"id\":-1,\"state\":\"COMPLETED\"", "number;\"do\":\"repeat\",\"number\":99999999999",
        "minutes;\"do\":\"advance\",\"minutes\":9999999999", "minutes;\"do\":\"advance\",\"minutes\":-1",
        "port;\"do\":\"handler\",\"url\":\"http://127.0.0.1:99999/\"" })
    void aNumberOutOfRangeIsNamed(String field, String command) throws Exception {
        smsc.callbackUrl("http://127.0.0.1:1/");
        HttpResponse<String> answer = command("{" + command + "}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new ObjectMapper().readTree(answer.body()).get("error").asText()).contains(field);
        assertThat(smsc.deliveries()).isEmpty();
        assertThat(smsc.now()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    }

    @ParameterizedTest
    @ValueSource(strings = { "evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:80", "" })
    void aNameThatWasMadeToPointHereIsRefused(String host) throws Exception {
        for (String path : new String[] { "/", "/ui/state", "/ui/page.js" }) {
            try (Socket socket = new Socket("127.0.0.1", smsc.port())) {
                socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 403").doesNotContain("demo");
            }
        }
    }

    @Test
    void anotherSiteCanNeitherReadNorDoAnything() throws Exception {
        String json = "{\"do\":\"balance\",\"amount\":\"0\"}";
        assertThat(raw("Origin: http://evil.example\r\nX-Simulator: 1\r\nContent-Type: application/json", json)).contains(" 403 ");
        assertThat(raw("Sec-Fetch-Site: cross-site\r\nX-Simulator: 1\r\nContent-Type: application/json", json)).contains(" 403 ");
        assertThat(raw("X-Simulator: 1\r\nContent-Type: text/plain", json)).contains(" 403 ");
        assertThat(raw("Content-Type: application/json", json)).contains(" 403 ");
        assertThat(send(request("/ui/do")).statusCode()).isEqualTo(405);
        assertThat(smsc.balance()).isEqualByComparingTo("1000");
        assertThat(raw("Origin: http://127.0.0.1:" + smsc.port() + "\r\nX-Simulator: 1\r\nContent-Type: application/json", json))
                .contains(" 200 ");
    }

    private String raw(String headers, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", smsc.port())) {
            socket.getOutputStream().write(("POST /ui/do HTTP/1.1\r\nHost: 127.0.0.1:" + smsc.port() + "\r\n" + headers
                    + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }
    }

    @Test
    void whatThePageAsksForIsNoRequestOfAClient() throws Exception {
        send(request("/"));
        state();
        assertThat(send(request("/favicon.ico")).statusCode()).isEqualTo(404);
        assertThat(smsc.requests()).isEmpty();
        assertThat(smsc.maxConcurrent()).isZero();
        assertThat(send(request("/elsewhere")).statusCode()).isEqualTo(404);
        assertThat(URI.create(smsc.pageUri().toString()).getPath()).isEqualTo("/");
    }
}
