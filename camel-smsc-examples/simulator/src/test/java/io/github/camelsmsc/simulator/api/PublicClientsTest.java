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
package io.github.camelsmsc.simulator.api;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Clients that were written for the provider run against the simulator unchanged. */
class PublicClientsTest {

    private static final String PHONE = "79991234567";
    private static final Path PROGRAM = Path.of("src/test/node");

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(b -> b.clock(new SimulatedClock()));

    @TempDir
    Path directory;

    private SmscSimulator smsc;

    @BeforeEach
    void running() {
        smsc = extension.simulator();
        smsc.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС, SMS"));
    }

    /** In CI it must run; elsewhere Node may be missing, or the registry out of reach. */
    private static void need(boolean there, String what) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as(what).isTrue();
        } else {
            assumeTrue(there, what);
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path said = directory.resolve("said-by-" + command[0]);
        Process process;
        try {
            process = new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(said.toFile())
                    .redirectError(directory.resolve("errors").toFile()).start();
        } catch (IOException e) {
            return null;
        }
        process.getOutputStream().close();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        return ended && process.exitValue() == 0 ? Files.readString(said) : null;
    }

    @Test
    void nodeSmsc() throws Exception {
        for (String file : List.of("package.json", "package-lock.json", "client.js")) {
            Files.copy(PROGRAM.resolve(file), directory.resolve(file));
        }
        need(run("node", "--version") != null, "node-smsc is not tried: there is no Node");
        need(run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund") != null,
                "node-smsc is not tried: npm cannot install it");

        String said = run("node", "client.js", smsc.baseUri() + "/");

        assertThat(said).as(() -> errors()).isNotNull();
        JsonNode results = new ObjectMapper().readTree(said);
        assertThat(results.at("/send/id").asLong()).isPositive();
        assertThat(results.at("/send/cnt").asInt()).isEqualTo(1);
        assertThat(results.at("/ownId")).hasToString("{\"id\":10,\"cnt\":1}");
        assertThat(results.at("/parts/cnt").asInt()).isEqualTo(5);
        assertThat(results.at("/files/cnt").asInt()).isEqualTo(1);
        assertThat(results.at("/status/message").asText()).isEqualTo("ПРОВЕРКА");
        assertThat(results.at("/deleted/result").asText()).isEqualTo("OK");
        assertThat(results.at("/balance/balance").asText()).isEqualTo("954.40");
        assertThat(results.at("/messages")).hasSize(4);
        assertThat(results.at("/noMessages").isArray()).isTrue();
        assertThat(results.at("/answers").isArray()).isTrue();
        assertThat(results.at("/numbers/0/phone").asText()).isEqualTo("79990000001");
        assertThat(results.at("/duplicate/response/error_code").asInt()).isEqualTo(9);
        assertThat(results.at("/stranger/name").asText()).isEqualTo("SmscApiError");
        assertThat(results.at("/stranger/response/error_code").asInt()).isEqualTo(2);
        assertThat(smsc.requests(Page.SEND).get(3).files()).singleElement()
                .satisfies(file -> assertThat(file.content()).containsExactly(0, 13, 10, 255));
    }

    private String errors() {
        try {
            return Files.readString(directory.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    // --- requests in the shape of the provider's own libraries

    private static String encoded(String text, Charset charset) {
        return URLEncoder.encode(text, charset);
    }

    /** PHP 3.8 and Python 2.0: GET with everything in the query, fmt 1, id 0, empty translit and time. */
    @Test
    void theLibrariesForPhpAndPython() {
        Calls calls = new Calls(smsc);
        Charset charset = Calls.WINDOWS_1251;
        String start = "login=demo&psw=secret&fmt=1&charset=windows-1251&";
        String sent = text(calls.get("send.php", start + "cost=3&phones=" + PHONE + "&mes=" + encoded("Ваш пароль: 123", charset)
                + "&translit=1&id=0&sender=" + encoded("Мой", charset) + "&maxsms=3"));
        assertThat(sent.split(",")).hasSize(4).startsWith("1001", "1", "4.20");
        assertThat(smsc.outbox()).last().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Vash parol': 123");
            assertThat(message.sender()).isEqualTo("Мой");
        });
        assertThat(text(calls.get("send.php", start + "cost=1&phones=" + PHONE + "&mes=x&translit=0"))).isEqualTo("4.20,1");
        assertThat(text(calls.get("send.php", start + "cost=1&phones=" + PHONE + "&mes=&translit=0&hlr=1"))).isEqualTo("0.30,1");
        smsc.clock().advance(Duration.ofMinutes(1));
        assertThat(text(calls.get("status.php", start + "phone=" + PHONE + "&id=1001&all=0")).split(","))
                .startsWith("1").hasSize(3);
        // the library joins the ninth field and what follows: the text with its commas
        assertThat(text(calls.get("status.php", start + "phone=" + PHONE + "&id=1001&all=1")).split(",", 9)[8])
                .startsWith("Vash parol': 123");
        assertThat(text(calls.get("status.php", start + "phone=" + PHONE + "&id=1001&all=2")).split(",", 12)[11])
                .startsWith("Vash parol': 123");
        assertThat(text(calls.get("balance.php", start))).isEqualTo("995.80");
        assertThat(text(calls.get("balance.php", start.replace("psw=secret", "psw=wrong")))).isEqualTo("0,-2");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), Calls.WINDOWS_1251);
    }

    /** PHP with files: POST, everything and the files as parts. JavaScript 1.1: always so, fmt 3. */
    @Test
    void theLibrariesThatPostParts() throws Exception {
        String answer = post("send.php", "fmt", "3", "login", "demo", "psw", "secret", "charset", "utf-8",
                "list", PHONE + ":Привет\n79990000002:Пока\n", "cost", "3");
        assertThat(new ObjectMapper().readTree(answer).get("balance").asText()).isEqualTo("991.60");
        assertThat(smsc.outbox()).extracting(OutboxMessage::text).containsExactly("Привет", "Пока");
        assertThat(post("balance.php", "fmt", "3", "login", "demo", "psw", "secret", "charset", "utf-8", "cur", "1"))
                .contains("\"currency\": \"RUR\"");
        assertThat(post("status.php", "fmt", "3", "login", "demo", "psw", "secret", "charset", "utf-8",
                "phone", PHONE, "id", "1001")).contains("\"status\": -1");
    }

    private String post(String page, String... fields) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append("--B\r\nContent-Disposition: form-data; name=\"").append(fields[i]).append("\"\r\n\r\n")
                    .append(fields[i + 1]).append("\r\n");
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(smsc.baseUri() + "/" + page))
                .header("Content-Type", "multipart/form-data; boundary=B")
                .POST(HttpRequest.BodyPublishers.ofString(body + "--B--\r\n")).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)).body();
    }
}
