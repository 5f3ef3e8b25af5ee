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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.RoutePolicySupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** No request is answered with 404 from the moment the server listens to the moment its socket closes. */
class ServerStatesTest {

    private static final Path FIGURES = Path.of("target", "callback-404.txt");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Set<Long> routed = ConcurrentHashMap.newKeySet();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch slow = new CountDownLatch(1);

    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void whileTheContextStartsNoneIsAnsweredWith404(HttpServerKind kind) throws Exception {
        try (CallbackApplication application = CallbackApplication.on(kind);
             StatusPoller poller = new StatusPoller(application)) {
            application.routes(slowRoute()).routes(otherRoute()).routes(callbackRoute(true));
            startSlowly(application, poller);

            seen(poller, 200);
            figure(kind, "start", poller.now());
            hasNo404AtStart(kind, poller.now());
        }
    }

    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void inEveryStateOfRouteAndContextTheAnswerIs200Or503(HttpServerKind kind) throws Exception {
        try (CallbackApplication application = CallbackApplication.on(kind).routes(otherRoute()).routes(callbackRoute(true)).start();
             StatusPoller poller = new StatusPoller(application)) {
            seen(poller, 200);

            phase(poller, 503, () -> application.context().getRouteController().suspendRoute("callback"));
            phase(poller, 200, () -> application.context().getRouteController().resumeRoute("callback"));
            phase(poller, 503, () -> application.context().getRouteController().stopRoute("callback"));
            phase(poller, 200, () -> application.context().getRouteController().startRoute("callback"));
            phase(poller, 503, () -> {
                application.context().getRouteController().stopRoute("callback");
                application.context().removeRoute("callback");
            });
            phase(poller, 503, () -> application.context().addRoutes(callbackRoute(false)));
            phase(poller, 200, () -> application.context().getRouteController().startRoute("callback"));
            phase(poller, 503, () -> application.context().suspend());
            phase(poller, 200, () -> application.context().resume());

            poller.close();
            assertThat(routed).containsAll(poller.acknowledged());
        }
    }

    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void aContextThatStopsFinishesWhatIsInFlightAndRefusesTheRest(HttpServerKind kind) throws Exception {
        try (CallbackApplication application = CallbackApplication.on(kind).routes(otherRoute()).routes(callbackRoute(true)).start();
             StatusPoller poller = new StatusPoller(application)) {
            seen(poller, 200);
            poller.next();
            CompletableFuture<Integer> inFlight = CompletableFuture.supplyAsync(
                    () -> application.form(Smsc.status(EveryServer.newId(), "do", "wait")).statusCode());
            assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(application::stopCamel);
            if (kind != HttpServerKind.SPRING_BOOT) {
                seen(poller, 503);
                release.countDown();
                assertThat(inFlight.get(60, TimeUnit.SECONDS)).isEqualTo(200);
            }
            release.countDown();
            stopping.get(60, TimeUnit.SECONDS);

            figure(kind, "stop", poller.now());
            hasNo404AtStop(kind, poller.now());
            poller.close();
            assertThat(routed).containsAll(poller.acknowledged());
        }
    }

    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void anExchangeThatHangsPastTheShutdownTimeoutIsNotAcknowledged(HttpServerKind kind) throws Exception {
        try (CallbackApplication application = CallbackApplication.on(kind)) {
            application.property("camel.main.shutdownTimeout", "1").routes(callbackRoute(true)).start();
            try (StatusPoller poller = new StatusPoller(application)) {
                seen(poller, 200);
                CompletableFuture<Integer> inFlight = CompletableFuture.supplyAsync(
                        () -> application.form(Smsc.status(EveryServer.newId(), "do", "wait")).statusCode());
                assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
                poller.next();

                CompletableFuture<Void> stopping = CompletableFuture.runAsync(application::stopCamel);
                stopIsForced(kind, application, poller, inFlight, stopping);
                int before = inFlight.handle((status, broken) -> broken == null ? status : StatusPoller.REFUSED)
                        .completeOnTimeout(StatusPoller.REFUSED, 0, TimeUnit.SECONDS).get();
                release.countDown();
                stopping.get(60, TimeUnit.SECONDS);

                figure(kind, "forced stop", poller.now());
                hasNo404AtStop(kind, poller.now());
                assertThat(before).isIn(StatusPoller.REFUSED, 500, 503);
            } finally {
                release.countDown();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = HttpServerKind.class, names = {"JETTY", "UNDERTOW", "NETTY_HTTP"})
    void aContextThatIsStoppedAndStartedAnswersAgain(HttpServerKind kind) throws Exception {
        try (CallbackApplication application = CallbackApplication.on(kind).routes(callbackRoute(true)).start()) {
            assertThat(application.form(Smsc.status(EveryServer.newId())).statusCode()).isEqualTo(200);

            application.context().stop();
            application.context().start();

            assertThat(application.form(Smsc.status(EveryServer.newId())).statusCode()).isEqualTo(200);
        }
    }

    /** Spring Boot listens before Camel starts: a filter of the application's own answers until then. */
    @Test
    void aFilterInSpringBootAnswersUntilCamelHasStarted() throws Exception {
        try (CallbackApplication application = CallbackApplication.on(HttpServerKind.SPRING_BOOT);
             StatusPoller poller = new StatusPoller(application)) {
            Filter untilStarted = (request, response, chain) -> {
                CamelContext context = application.context();
                if (context != null && context.getStatus().isStarted()) {
                    chain.doFilter(request, response);
                } else {
                    ((HttpServletResponse) response).sendError(503);
                }
            };
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(untilStarted);
            registration.addUrlPatterns("/smsc/callback");
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);

            application.bean("untilStarted", registration).routes(slowRoute()).routes(callbackRoute(true));
            startSlowly(application, poller);

            seen(poller, 200);
            figure(HttpServerKind.SPRING_BOOT, "start with filter", poller.now());
            assertThat(poller.now()).containsKey(503).doesNotContainKey(404);
        }
    }

    /** Undertow and Netty open the port a moment before they know the path; a container is there before Camel. */
    private static void hasNo404AtStart(HttpServerKind kind, Map<Integer, Integer> counts) {
        switch (kind) {
            case VERTX, JETTY -> assertThat(counts).containsKey(503).doesNotContainKey(404);
            default -> assertThat(counts).containsKey(503);
        }
    }

    /** Undertow and Netty drop the path some milliseconds before they close the port; a container goes on without Camel. */
    private static void hasNo404AtStop(HttpServerKind kind, Map<Integer, Integer> counts) {
        switch (kind) {
            case VERTX, SPRING_BOOT, JETTY -> assertThat(counts).doesNotContainKey(404);
            default -> assertThat(counts).containsKey(503);
        }
    }

    private interface Change {
        void make() throws Exception;
    }

    /** After the change the status comes, and no 404 before or after it. */
    private static void phase(StatusPoller poller, int status, Change change) throws Exception {
        poller.next();
        change.make();
        poller.next();
        seen(poller, status);
        assertThat(poller.now()).doesNotContainKeys(404, 500, StatusPoller.REFUSED);
        assertThat(poller.before()).doesNotContainKeys(404, 500, StatusPoller.REFUSED);
    }

    private static void seen(StatusPoller poller, int status) {
        await().atMost(PATIENCE).until(() -> poller.now().getOrDefault(status, 0) > 20);
    }

    private static synchronized void figure(HttpServerKind kind, String phase, Map<Integer, Integer> counts)
            throws IOException {
        Files.writeString(FIGURES, kind + " " + phase + " " + counts + System.lineSeparator(), StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private RouteBuilder callbackRoute(boolean autoStartup) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?secret=" + Smsc.SECRET).routeId("callback").autoStartup(autoStartup)
                        .process(ServerStatesTest.this::route);
            }
        };
    }

    private void route(Exchange exchange) throws InterruptedException {
        if (exchange.getMessage().getBody(String.class).contains("\"do\":\"wait\"")) {
            entered.countDown();
            release.await(60, TimeUnit.SECONDS);
        }
        routed.add(exchange.getMessage().getHeader("CamelSmscId", Long.class));
    }

    /** Lets the slow route start when the server has answered for the callback route that waits for it. */
    private void startSlowly(CallbackApplication application, StatusPoller poller) throws Exception {
        CompletableFuture<Void> starting = CompletableFuture.runAsync(application::start, command -> new Thread(command).start());
        try {
            await().atMost(PATIENCE).until(() -> starting.isDone() || poller.now().getOrDefault(503, 0) > 20);
        } finally {
            slow.countDown();
        }
        starting.get(60, TimeUnit.SECONDS);
    }

    /** The time-out is over, and the server has done what it does then: some close the connection, some wait even so. */
    private static void stopIsForced(
            HttpServerKind kind, CallbackApplication application, StatusPoller poller, CompletableFuture<Integer> inFlight,
            CompletableFuture<Void> stopping) {
        if (kind == HttpServerKind.SPRING_BOOT) {
            // Tomcat takes nobody any more and waits for its requests; Camel's turn comes after that
            seen(poller, StatusPoller.REFUSED);
            return;
        }
        await().atMost(PATIENCE).until(() -> application.context().getShutdownStrategy().isTimeoutOccurred());
        int before = poller.count();
        await().atMost(PATIENCE).until(() -> inFlight.isDone() || stopping.isDone() || poller.count() > before + 100);
    }

    /** Another route, which the context starts first and which starts when the test lets it. */
    private RouteBuilder slowRoute() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:slow").startupOrder(1).routePolicy(new RoutePolicySupport() {
                    @Override
                    public void onStart(Route route) {
                        try {
                            slow.await(60, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                }).to("log:slow");
            }
        };
    }

    /** A second route on the same server and port. */
    private static RouteBuilder otherRoute() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                rest("/other").get().to("direct:other");
                from("direct:other").setBody(constant("other"));
            }
        };
    }
}
