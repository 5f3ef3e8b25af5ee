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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.RoutePolicySupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tomcat listens, and a route of the application's own keeps Camel from being started. */
class SlowStartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch mayStart = new CountDownLatch(1);
    private final ExecutorService starter = Executors.newSingleThreadExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = ApplicationProcess.freePort();
    @TempDir
    private Path directory;
    private Future<ConfigurableApplicationContext> application;

    @BeforeEach
    void start() {
        application = starter.submit(this::run);
    }

    @AfterEach
    void stop() throws Exception {
        mayStart.countDown();
        application.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).close();
        starter.shutdownNow();
    }

    @Test
    void callbacksAreAnswered503UntilTheRouteTakesThem() throws Exception {
        try (Poller poller = new Poller("http://127.0.0.1:" + port + "/smsc/callback")) {
            await().atMost(PATIENCE).until(() -> poller.count(503) > 100);
            mayStart.countDown();
            await().atMost(PATIENCE).until(() -> poller.count(200) > 20);

            assertThat(poller.counts()).doesNotContainKeys(404, 500);
            assertThat(poller.comeAgain()).containsExactly("240");
        }
    }

    @Test
    void theAnswerSaysNothingOfTheRequest() {
        HttpResponse<String> answer = whenListening("/somewhere?secret=x");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("Service Unavailable");
    }

    @Test
    void whatIsServedIsServed() {
        assertThat(whenListening("/actuator/metrics").statusCode()).isEqualTo(200);
        assertThat(whenListening("/actuator/health/readiness").body()).contains("OUT_OF_SERVICE");
    }

    @Test
    void aStoppedCamelIsWaitedForAsWell() throws Exception {
        mayStart.countDown();
        CamelContext camel = application.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).getBean(CamelContext.class);
        assertThat(whenListening("/somewhere").statusCode()).isEqualTo(404);

        try (Poller poller = new Poller("http://127.0.0.1:" + port + "/smsc/callback")) {
            await().atMost(PATIENCE).until(() -> poller.count(200) > 20);
            camel.stop();
            await().atMost(PATIENCE).until(() -> poller.count(503) > 100);

            // one that Spring had begun with may get 500, which the provider repeats
            assertThat(poller.counts()).doesNotContainKey(404);
        }
        assertThat(whenListening("/somewhere").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> whenListening(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE).build();
        return await().atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> http.send(request, HttpResponse.BodyHandlers.ofString()), answer -> true);
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(Application.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .initializers((GenericApplicationContext context) -> context.registerBean("slow", RoutesBuilder.class,
                        this::slowRoute))
                .properties(Map.of("spring.jmx.enabled", "false"))
                .run("--server.port=" + port, "--events.directory=" + directory.resolve("events"));
    }

    private RouteBuilder slowRoute() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:slow").startupOrder(1).routePolicy(new RoutePolicySupport() {
                    @Override
                    public void onStart(Route route) {
                        try {
                            mayStart.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                }).to("log:slow");
            }
        };
    }
}
