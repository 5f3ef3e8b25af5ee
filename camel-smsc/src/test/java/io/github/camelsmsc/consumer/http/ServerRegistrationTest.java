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

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.camelsmsc.SmscComponent;
import io.github.camelsmsc.consumer.LogLines;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** An application that looks healthy and does not serve the path would lose every event. */
class ServerRegistrationTest {

    private static final String EVENT = "id=1&phone=79991234567&status=1";

    private final LogLines log = new LogLines();

    @AfterEach
    void close() {
        log.close();
    }

    private static RouteBuilder route(String id, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?signature=none" + options).routeId(id).to("mock:" + id);
            }
        };
    }

    private static ServerSocket take(int port) throws Exception {
        ServerSocket taken = new ServerSocket();
        taken.bind(new InetSocketAddress("127.0.0.1", port));
        return taken;
    }

    private static List<HealthCheck.Result> readiness(CallbackApplication application) {
        return HealthCheckHelper.invokeReadiness(application.context(), "full").stream()
                .filter(result -> result.getCheck().getId().startsWith("smsc-callback:")).toList();
    }

    private static HealthCheck.Result onlyCheck(CallbackApplication application) {
        assertThat(readiness(application)).hasSize(1);
        return readiness(application).get(0);
    }

    private void saysNowhereThatCallbacksArrive() {
        assertThat(log.lines()).noneMatch(line -> line.startsWith("Callbacks arrive at"));
    }

    /** Those that open a port of their own when Camel starts. */
    @ParameterizedTest
    @EnumSource(value = HttpServerKind.class, names = {"VERTX", "JETTY", "UNDERTOW", "NETTY_HTTP"})
    void aPortThatIsTakenStopsTheStart(HttpServerKind kind) throws Exception {
        try (CallbackApplication application = CallbackApplication.on(kind).routes(route("callbacks", ""));
             ServerSocket taken = take(application.port())) {
            assertThatThrownBy(application::start).rootCause().hasMessageMatching("(?s).*(in use|does not listen on 127.0.0.1:"
                                                                                  + taken.getLocalPort() + ").*");
            saysNowhereThatCallbacksArrive();
        }
    }

    @Test
    void aPortOfVertxThatIsTakenHoldsReadinessDownWhereRoutesAreSupervised() throws Exception {
        try (CallbackApplication application = CallbackApplication.on(HttpServerKind.VERTX)
                .property("camel.routecontroller.enabled", "true").routes(route("callbacks", ""));
             ServerSocket taken = take(application.port())) {
            application.start();
            await().until(() -> !readiness(application).isEmpty());

            HealthCheck.Result check = onlyCheck(application);
            assertThat(check.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(check.getMessage()).get().asString().contains("does not listen on 127.0.0.1:" + taken.getLocalPort());
            saysNowhereThatCallbacksArrive();
        }
    }

    @Test
    void thePortOfTheManagementServerIsNoneOfTheCallbacks() throws Exception {
        try (CallbackApplication application = CallbackApplication.on(HttpServerKind.VERTX);
             ServerSocket taken = take(FreePort.find())) {
            application.property("camel.management.enabled", "true").property("camel.management.host", "127.0.0.1")
                    .property("camel.management.port", String.valueOf(taken.getLocalPort())).routes(route("callbacks", "")).start();

            assertThat(onlyCheck(application).getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void aPathThatIsServedIsSaidOnceAndIsReady(HttpServerKind kind) {
        try (CallbackApplication application = CallbackApplication.on(kind).routes(route("callbacks", "")).start()) {
            application.form(EVENT);

            assertThat(onlyCheck(application).getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(log.lines().stream().filter(line -> line.startsWith("Callbacks arrive at")).toList()).singleElement()
                    .asString().contains("/smsc/callback").contains("?charset=utf-8");
        }
    }

    @ParameterizedTest
    @EnumSource(value = HttpServerKind.class, names = {"SERVLET_TOMCAT", "SERVLET_JETTY"})
    void aServletOfAnotherNameHoldsReadinessDown(HttpServerKind kind) {
        try (CallbackApplication application = CallbackApplication.on(kind)
                .property("camel.component.servlet.servlet-name", "AnotherServlet").routes(route("callbacks", "")).start()) {
            HealthCheck.Result check = onlyCheck(application);

            assertThat(check.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(check.getMessage()).get().asString()
                    .contains("no CamelHttpTransportServlet of the name AnotherServlet has started");
            saysNowhereThatCallbacksArrive();
        }
    }

    @Test
    void aServletThatStartsAfterCamelIsWaitedFor() throws Exception {
        try (CallbackApplication application = new MainApplication("servlet", FreePort.find(), null)
                .routes(route("callbacks", "")).start();
             ServletContainer container = new TomcatContainer(application.port())) {
            assertThat(onlyCheck(application).getState()).isEqualTo(HealthCheck.State.DOWN);
            saysNowhereThatCallbacksArrive();

            container.start();

            assertThat(onlyCheck(application).getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(log.lines()).anyMatch(line -> line.startsWith("Callbacks arrive at"));
        }
    }

    /** What Spring refuses is logged by platform-http and forgotten. */
    @Test
    void aRegistrationThatSpringDoesNotHaveHoldsReadinessDown() {
        try (CallbackApplication application = CallbackApplication.on(HttpServerKind.SPRING_BOOT)
                .routes(route("callbacks", "")).start()) {
            application.context().getRegistry().findByType(RequestMappingHandlerMapping.class).forEach(
                    mapping -> List.copyOf(mapping.getHandlerMethods().keySet()).forEach(mapping::unregisterMapping));

            assertThat(onlyCheck(application).getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(onlyCheck(application).getMessage()).get().asString().contains("did not register /smsc/callback");
        }
    }

    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void aDuplicateThatIsRefusedLeavesTheServerToOthers(HttpServerKind kind) throws Exception {
        try (CallbackApplication application = CallbackApplication.on(kind).routes(route("callbacks", "")).start()) {
            assertThatThrownBy(() -> application.context().addRoutes(route("duplicate", "&payload=object"))).rootCause()
                    .hasMessageContaining("is taken by another smsc:callback endpoint");
            assertThatThrownBy(() -> application.context()
                    .addRoutes(route("named", "&httpComponent=" + kind.component()))).rootCause()
                    .hasMessageContaining("is taken by another smsc:callback endpoint");

            application.context().addRoutes(route("other", "&path=/other"));

            assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
            assertThat(application.context().getRouteController().getRouteStatus("other").isStarted()).isTrue();
            assertThat(readiness(application)).hasSize(2).allMatch(check -> check.getState() == HealthCheck.State.UP);
        }
    }

    /** Two accounts have two components, and the default path is the same. */
    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void aPathThatAnotherComponentHasIsTakenToo(HttpServerKind kind) throws Exception {
        try (CallbackApplication application = CallbackApplication.on(kind).bean("account", new SmscComponent())
                .routes(route("callbacks", "")).start()) {
            assertThatThrownBy(() -> application.context().addRoutes(account("callback?signature=none"))).rootCause()
                    .hasMessageContaining("is taken by another smsc:callback endpoint");

            application.context().addRoutes(account("callback?signature=none&path=/other"));

            assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
            for (String spelling : List.of("/other", "/%6fther", kind.refusesAmbiguousPaths() ? "/other/" : "//other")) {
                assertThat(application.post(spelling, Smsc.FORM, EVENT.getBytes(StandardCharsets.US_ASCII)).statusCode()).isEqualTo(200);
            }
            assertThat(readiness(application)).hasSize(2).allMatch(check -> check.getState() == HealthCheck.State.UP);
        }
    }

    @ParameterizedTest
    @EnumSource(value = HttpServerKind.class, names = {"VERTX", "JETTY"})
    void aPathWhoseRouteIsRemovedIsFreeForAnotherComponent(HttpServerKind kind) throws Exception {
        try (CallbackApplication application = CallbackApplication.on(kind).bean("account", new SmscComponent())
                .routes(route("callbacks", "")).start()) {
            application.context().getRouteController().stopRoute("callbacks");
            application.context().removeRoute("callbacks");
            application.context().addRoutes(account("callback?signature=none"));

            assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
            assertThat(onlyCheck(application).getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    private static RouteBuilder account(String address) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("account:" + address).to("mock:account");
            }
        };
    }

    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void aRouteThatIsRemovedTakesItsCheckAlong(HttpServerKind kind) throws Exception {
        try (CallbackApplication application = CallbackApplication.on(kind).routes(route("callbacks", "")).start()) {
            application.context().getRouteController().stopRoute("callbacks");
            assertThat(onlyCheck(application).getState()).isEqualTo(HealthCheck.State.DOWN);

            application.context().removeRoute("callbacks");
            assertThat(readiness(application)).isEmpty();

            application.context().addRoutes(route("again", ""));
            assertThat(onlyCheck(application).getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    /** platform-http on Vert.x and in Spring Boot ends with the context. */
    @ParameterizedTest
    @EnumSource(value = HttpServerKind.class, names = {"VERTX", "SPRING_BOOT"}, mode = Mode.EXCLUDE)
    void readinessIsUpAgainWhenTheContextIsStartedAgain(HttpServerKind kind) {
        try (CallbackApplication application = CallbackApplication.on(kind).routes(route("callbacks", "")).start()) {
            application.context().stop();
            application.context().start();

            assertThat(onlyCheck(application).getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void onePathOnTwoServersIsReadyWhenBothAre() throws Exception {
        try (CallbackApplication application = CallbackApplication.on(HttpServerKind.JETTY)
                .property("camel.server.enabled", "true").property("camel.server.host", "127.0.0.1")
                .property("camel.server.port", String.valueOf(FreePort.find()))
                .routes(route("first", "&httpComponent=jetty")).routes(route("second", "&httpComponent=platform-http")).start()) {
            assertThat(onlyCheck(application).getState()).isEqualTo(HealthCheck.State.UP);

            for (String route : List.of("first", "second")) {
                application.context().getRouteController().suspendRoute(route);
                assertThat(onlyCheck(application).getState()).isEqualTo(HealthCheck.State.DOWN);
                application.context().getRouteController().resumeRoute(route);
                await().until(() -> onlyCheck(application).getState() == HealthCheck.State.UP);
            }
        }
    }

    @Test
    void onePathInTwoContextsHasACheckInEach() {
        try (CallbackApplication one = CallbackApplication.on(HttpServerKind.JETTY).routes(route("one", "")).start();
             CallbackApplication two = CallbackApplication.on(HttpServerKind.VERTX).routes(route("two", "")).start()) {
            one.stopCamel();

            assertThat(onlyCheck(two).getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    /** Of these two ways to a port of Undertow the second is answered with 404. */
    @Test
    void aPortOfUndertowThatPlainRoutesHaveIsAnError() throws Exception {
        try (CallbackApplication application = CallbackApplication.on(HttpServerKind.UNDERTOW)) {
            application.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("undertow:http://127.0.0.1:" + application.port() + "/plain").to("mock:plain");
                }
            }).start();

            assertThatThrownBy(() -> application.context().addRoutes(route("callbacks", ""))).rootCause()
                    .hasMessageContaining("answers 404 for callbacks there; give them another port");
        }
    }
}
