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
package io.github.camelsmsc.docs;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsmsc.callback.CallbackSignature;
import io.github.camelsmsc.consumer.LogLines;
import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each refusal that the page on callbacks explains, made for real, logs the sentence that the page has. */
class RefusalsTableTest {

    private static final Path PAGE = Path.of("..", "docs", "callbacks.adoc");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SIGNED = "id=1&phone=7&status=1&md5=" + sign("1", "7", "1");
    /** Other servers than the one of this test say these, and some need many senders. */
    private static final List<String> SAID_ELSEWHERE = List.of(
            "more bytes are being read at once than maxReadBytes allows", "the route has maxInFlight events in hand",
            "the HTTP server has decoded the body; see the documentation of httpComponent", "the body did not come whole");

    private final LogLines log = new LogLines();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private CallbackApplication application;
    private int path;

    @BeforeEach
    void start() {
        application = CallbackApplication.on(HttpServerKind.VERTX)
                .property("camel.component.smsc.secret", "word")
                .bean("routed", new MemoryIdempotentRepository())
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        // of one path only the first line of a status is logged at once
                        for (int i = 0; i <= 20; i++) {
                            // only the sender that is to be too slow is hurried
                            from("smsc:callback?path=/p" + i + "&readTimeout=" + (i == 0 ? "200" : "1m") + "&maxBodySize=500&maxAge=4h"
                                 + "&idempotentRepository=#routed").routeId("p" + i).process(exchange -> {
                                     entered.countDown();
                                     release.await();
                                 });
                        }
                    }
                }).start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        log.close();
        application.close();
    }

    @Test
    void theTableHasTheSentencesOfTheLog() throws Exception {
        form("id=1&phone=7&status=1");
        form("id=1&phone=7&status=1&md5=guessed");
        form("waitcall=1&phone=7&ts=1&md5=" + sign("7", "1"));
        form("id=1&status=1");
        form("id=1&phone=7&status=1&type=0&type=1");
        form("id=1&phone=7:8&status=1");
        form("id=one&phone=7&status=1");
        form("id=1&phone=7&status=sent");
        form("id=1&phone=7&mes=x&to=1");
        form("{\"id\":");
        form("<html><br></html>");
        application.send(HttpRequest.newBuilder(application.uri(nextPath())).build());
        form("id=1&cmt=" + "x".repeat(500));
        sendsNoBody();
        String stopped = nextPath();
        application.context().getRouteController().stopRoute(stopped.substring(1));
        application.post(stopped, FORM, SIGNED.getBytes(StandardCharsets.US_ASCII));
        String busy = nextPath();
        CompletableFuture<?> first = CompletableFuture.supplyAsync(
                () -> application.post(busy, FORM, SIGNED.getBytes(StandardCharsets.US_ASCII)));
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        application.post(busy, FORM, SIGNED.getBytes(StandardCharsets.US_ASCII));
        release.countDown();
        first.join();

        List<String> said = new ArrayList<>(log.lines().stream().filter(line -> line.startsWith("Callback on /p"))
                .map(line -> line.replaceFirst("Callback on /p\\d+ refused with \\d+ \\([^)]*from 127.0.0.1\\): ", "")).toList());
        said.addAll(SAID_ELSEWHERE);
        assertThat(sentences()).containsExactlyInAnyOrderElementsOf(said);
    }

    private String nextPath() {
        return "/p" + ++path;
    }

    private void form(String body) {
        application.post(nextPath(), FORM, body.getBytes(StandardCharsets.US_ASCII));
    }

    /** A sender that begins and does not go on. */
    private void sendsNoBody() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", application.port())) {
            socket.getOutputStream().write(("POST /p0 HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FORM
                                            + "\r\nContent-Length: 10\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isPositive();
        }
    }

    private static String sign(String... fields) {
        return CallbackSignature.sign("md5", "word", StandardCharsets.UTF_8, fields);
    }

    private static List<String> sentences() throws IOException {
        String table = Files.readString(PAGE).split(Pattern.quote("[[refusals]]"))[1].split("\\|===")[1];
        Matcher row = Pattern.compile("^\\| `\\+(.*)\\+`$", Pattern.MULTILINE).matcher(table);
        List<String> sentences = new ArrayList<>();
        while (row.find()) {
            sentences.add(row.group(1));
        }
        return sentences;
    }
}
