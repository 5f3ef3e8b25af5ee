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
package io.github.camelsmsc.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The quick start, run for real: what it says, what lies in its files, and what a callback by hand gets. */
class QuickStartTest {

    @TempDir
    static Path directory;

    private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();
    private static QuickStart quickStart;
    private static int port;

    @BeforeAll
    static void tell() throws Exception {
        while (port == 0) {
            // below those that the system gives to clients: none takes it before the server
            int candidate = ThreadLocalRandom.current().nextInt(20_000, 28_000);
            try (ServerSocket free = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            } catch (IOException e) {
                // taken, the next one
            }
        }
        // as the command of the README does, also where the program then takes port 8080
        System.setProperty("quickstart.port", "0");
        quickStart = new QuickStart(directory, Integer.toString(port), 0);
        PrintStream out = new PrintStream(SAID, true, StandardCharsets.UTF_8);
        quickStart.tell(out);
        quickStart.invite(out);
    }

    @AfterAll
    static void stop() throws Exception {
        System.clearProperty("quickstart.port");
        quickStart.close();
    }

    @Test
    void saysWhatWasRentedAtWhatPriceAndWhichNumberToCall() {
        assertThat(said())
                .contains("79990000002 rented for 90.50, the balance goes from 1000.00 to 909.50")
                .containsPattern("79990000077 has to call \\d{11} until");
    }

    @Test
    void saysWhereTheProvidersSideIsLookedAtAndCallbacksAreSentByAClick() throws Exception {
        assertThat(said()).contains("send callbacks by a click: " + quickStart.providerPage());
        HttpResponse<String> page = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(quickStart.providerPage()).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.body()).contains("SMSC simulator");
        HttpResponse<String> click = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(quickStart.providerPage().resolve("/ui/do")).header("Content-Type", "application/json")
                        .header("X-Simulator", "1").POST(HttpRequest.BodyPublishers.ofString(
                                "{\"do\":\"forge\",\"how\":\"secret\",\"phone\":\"79990000077\",\"to\":\"1234567\",\"text\":\"x\"}"))
                        .build(), HttpResponse.BodyHandlers.ofString());
        assertThat(click.body()).contains("403");
    }

    @Test
    void listensOnThePortThatItIsGiven() {
        assertThat(said()).contains("http://127.0.0.1:" + port + "/smsc/callback");
    }

    @Test
    void saysWhatTheReadmeShowsOfIt() throws IOException {
        String readme = Files.readString(Path.of("..", "..", "README.md"));
        String shown = readme.split("from its output:\\R\\R```\\R")[1].split("```")[0];
        assertThat(said().lines()).containsSubsequence(shown.lines().toList());
    }

    @Test
    void saysHowEachCallbackWasAnswered() {
        assertThat(said().lines().filter(line -> line.startsWith("   answered")))
                .containsExactly("   answered 503", "   answered 200", "   answered 200", "   answered 200",
                        "   answered 403");
        assertThat(said()).contains("comes again after 4 minutes (its clock was moved): 200");
    }

    @Test
    void keepsEachEventAsOneFileAndNotTheForgedOne() throws IOException {
        assertThat(events()).hasSize(4)
                .anySatisfy(event -> assertThat(event).startsWith("{\"kind\":\"status\",\"id\":1001,"))
                .anySatisfy(event -> assertThat(event).startsWith("{\"kind\":\"status\",\"id\":1002,")
                        .endsWith("\"extra\":{\"order\":\"77\"}}"))
                .anySatisfy(event -> assertThat(event).startsWith("{\"kind\":\"message\",").contains("\"mes\":\"Привет, мир\""))
                .anySatisfy(event -> assertThat(event).startsWith("{\"kind\":\"call\",\"phone\":\"79990000077\""));
    }

    @Test
    void takesTheSameEventsFromTheQueue() throws IOException {
        assertThat(Files.readAllLines(directory.resolve("from-queue/events.jsonl")))
                .filteredOn(line -> !line.contains("\"id\":2002"))
                .containsExactlyInAnyOrderElementsOf(events());
    }

    @Test
    void keepsTheExportAsTheProviderWroteIt() throws IOException {
        assertThat(Files.readString(directory.resolve("exports/501-march.csv"), Charset.forName("windows-1251")))
                .startsWith("id;phone;status;text\n").contains("Ваш заказ 77 готов");
    }

    @Test
    void takesACallbackByHandAsTheReadmeShowsIt() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).contains("printf '%s' '2002:79990000077:1:quickstart-secret' | md5sum");
        String form = readme.lines().filter(line -> line.startsWith("curl "))
                .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'))).findFirst().orElseThrow()
                .replace("$MD5", "f1df76d5ff8d1d2d5ddc5b5b1f1bb8d0");
        assertThat(post(form).statusCode()).as("a wrong md5").isEqualTo(403);
        form = form.replaceAll("md5=.*", "md5=" + md5("2002:79990000077:1:quickstart-secret"));
        HttpResponse<String> answer = post(form);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(said()).contains("2002:79990000077:1:quickstart-secret").contains(quickStart.callbackAddress());
    }

    private static HttpResponse<String> post(String form) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(quickStart.callbackAddress()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String md5(String text) throws Exception {
        return java.util.HexFormat.of().formatHex(
                java.security.MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String said() {
        return SAID.toString(StandardCharsets.UTF_8);
    }

    private static List<String> events() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("callbacks"))) {
            return files.filter(Files::isRegularFile).filter(file -> !file.toString().contains("-2002-"))
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }).toList();
        }
    }
}
