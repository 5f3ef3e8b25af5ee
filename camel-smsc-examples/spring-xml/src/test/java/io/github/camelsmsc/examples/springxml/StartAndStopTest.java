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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelsmsc.examples.demo.Demo;
import io.github.camelsmsc.simulator.SmscSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Callbacks without a pause from before the start until after the end. */
class StartAndStopTest {

    private static final int UNSIGNED = 403;

    private final Set<Integer> answers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void noCallbackIsAnswered404WhichTheProviderTakesForDone(@TempDir Path directory) throws Exception {
        int port = Demo.freePort();
        Thread sender = new Thread(() -> send(URI.create("http://127.0.0.1:" + port + "/smsc/callback")), "sender");
        try (SmscSimulator provider = SmscSimulator.builder().build().start()) {
            sender.start();
            try (Application running = new Application(directory, provider.baseUri(), port)) {
                assertThat(running.uri("")).hasPort(port);
                await().atMost(Duration.ofSeconds(30)).until(() -> answers.contains(UNSIGNED));
            }
        } finally {
            ended.set(true);
            sender.join();
        }

        assertThat(answers).contains(UNSIGNED).isSubsetOf(UNSIGNED, 503);
    }

    private void send(URI uri) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest callback = HttpRequest.newBuilder(uri).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("id=1&phone=79990000077&status=1")).build();
        while (!ended.get()) {
            try {
                answers.add(client.send(callback, HttpResponse.BodyHandlers.discarding()).statusCode());
            } catch (IOException nobodyListens) {
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
