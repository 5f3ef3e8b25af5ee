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
package io.github.camelsmsc.consumer.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Strangers who try to fill the memory of a server whose heap is small: genuine callbacks are taken after each attack. */
@Timeout(240)
class HostileSendersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<AutoCloseable> closing = new ArrayList<>();
    private Process server;
    private CallbackSender genuine;

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : closing) {
            each.close();
        }
        if (server != null) {
            server.destroyForcibly().waitFor();
        }
    }

    /** Heap 128 MB; 1,900 times 63 KB are 120 MB. */
    @ParameterizedTest
    @EnumSource(value = HttpServerKind.class, names = {"VERTX", "NETTY_HTTP"})
    void halfBodiesOfManyConnections(HttpServerKind kind) throws Exception {
        start(kind);
        String half = RawHttp.head("POST", genuine.uri("/smsc/callback").getPath(), "Content-Type: " + Smsc.FORM,
                "Content-Length: 65000") + "x".repeat(63_000);

        for (int i = 0; i < 1900; i++) {
            RawHttp sender = new RawHttp(genuine.port(), PATIENCE);
            closing.add(sender);
            try {
                sender.send(half);
            } catch (IOException e) {
                // answered and closed meanwhile
            }
        }

        genuineCallbacksAreTaken();
    }

    /** 40 connections with 100 streams each, all silent after 60 KB, as often as the read time-out ends them. */
    @Test
    void silentStreamsOfHttp2() throws Exception {
        start(HttpServerKind.VERTX);
        Vertx vertx = Vertx.vertx();
        closing.add(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        Buffer half = Buffer.buffer("x".repeat(60_000));

        for (int connection = 0; connection < 40; connection++) {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
            for (int stream = 0; stream < 100; stream++) {
                client.request(new RequestOptions().setMethod(HttpMethod.POST).setHost("127.0.0.1")
                        .setPort(genuine.port()).setURI("/smsc/callback"))
                        .onSuccess(request -> request.setChunked(true).write(half));
            }
        }

        genuineCallbacksAreTaken();
    }

    private void genuineCallbacksAreTaken() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(answer()).isEqualTo(200));
        for (int i = 0; i < 20; i++) {
            assertThat(answer()).isEqualTo(200);
        }
    }

    private int answer() {
        try {
            return genuine.form(Smsc.status(Smsc.newId())).statusCode();
        } catch (java.io.UncheckedIOException e) {
            return e.getCause() instanceof HttpTimeoutException ? -1 : -2;
        }
    }

    private void start(HttpServerKind kind) throws IOException {
        kind.assumeTested();
        server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp",
                System.getProperty("java.class.path"), SmallHeapServer.class.getName(), kind.name())
                .redirectErrorStream(true).start();
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            System.out.println(line);
            if (line.startsWith("port=")) {
                String prefix = kind.isContainer() && kind != HttpServerKind.SPRING_BOOT
                        ? ServletContainer.CONTEXT_PATH + ServletContainer.SERVLET_PATH : "";
                genuine = new CallbackSender(Integer.parseInt(line.substring(5))) {
                    @Override
                    String prefix() {
                        return prefix;
                    }
                };
                break;
            }
        }
        assertThat(genuine).as("the server has started").isNotNull();
        Thread reader = new Thread(() -> out.lines().forEach(System.out::println));
        reader.setDaemon(true);
        reader.start();
    }
}
