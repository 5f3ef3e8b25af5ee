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

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The application's jar from its first request to its last; it is stopped as an orchestrator does, by SIGTERM. */
class StartAndStopIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SIGTERM = 143;

    @TempDir
    Path directory;

    @Test
    void no404BetweenTheOpeningOfThePortAndItsClosing() throws Exception {
        try (ApplicationProcess application = new ApplicationProcess(directory);
             Poller poller = new Poller(application.url("/smsc/callback"))) {
            application.start().awaitReady();
            await().atMost(PATIENCE).until(() -> poller.count(200) > 50);
            application.terminate();
            assertThat(application.awaitEnd()).isEqualTo(SIGTERM);
            poller.close();

            assertThat(poller.counts()).containsKeys(Poller.REFUSED, 503, 200).doesNotContainKeys(404, 500);
            assertThat(poller.comeAgain()).containsExactly("240");
            assertThat(poller.acknowledged()).allSatisfy(id -> assertThat(
                    application.events().resolve("status/status-" + id + "-79990000077-1-1700000000.json")).exists());
        }
    }

    @Test
    void aCallbackInFlightIsRoutedAndAcknowledgedAtStop() throws Exception {
        Path routes = Files.writeString(directory.resolve("slow.yaml"), """
                - route:
                    from:
                      uri: smsc:callback
                      steps:
                        - to:
                            uri: file:{{events.directory}}?fileName=begun
                        - delay:
                            constant: 3000
                        - to:
                            uri: file:{{events.directory}}?fileName=done
                """);
        ExecutorService sender = Executors.newSingleThreadExecutor();
        try (ApplicationProcess application = new ApplicationProcess(directory)
                .with("camel.main.routes-include-pattern", "file:" + routes)) {
            application.start().awaitReady();
            CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> slow(application), sender);
            await().atMost(PATIENCE).until(() -> Files.exists(application.events().resolve("begun")));

            application.terminate();

            assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(application.events().resolve("done")).exists();
            application.awaitEnd();
        } finally {
            sender.shutdownNow();
        }
    }

    private static HttpResponse<String> slow(ApplicationProcess application) {
        try {
            return application.post("/smsc/callback", Signed.FORM, Signed.status(1));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
