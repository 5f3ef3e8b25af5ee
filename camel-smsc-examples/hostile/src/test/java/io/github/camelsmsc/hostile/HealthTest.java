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
package io.github.camelsmsc.hostile;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.consumer.http.Smsc;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An application in which something is wrong does not look healthy, and one that was mended does. */
@Timeout(180)
class HealthTest {

    private CallbackApplication application;

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
        }
    }

    private CallbackApplication on(HttpServerKind kind) {
        application = CallbackApplication.on(kind).property("camel.component.smsc.secret", Smsc.SECRET);
        return application;
    }

    private static RouteBuilder route(String path) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?path=" + path).routeId(path).setBody(constant("done"));
            }
        };
    }

    private int callback(String path) {
        return application.post(path, Smsc.FORM, Smsc.status(Smsc.newId()).getBytes(StandardCharsets.US_ASCII)).statusCode();
    }

    private static boolean ready(CamelContext context) {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context, "full");
        assertThat(results).anyMatch(result -> result.getCheck().getId().startsWith("smsc-callback"));
        return results.stream().noneMatch(result -> result.getState() == HealthCheck.State.DOWN);
    }

    /** Another process has the port: it would answer 404, and the provider would take that for done. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"SERVLET_TOMCAT", "SERVLET_JETTY"})
    void whoseCallbacksGoToAnotherProcess(HttpServerKind kind) throws Exception {
        on(kind).routes(route("/smsc/callback"));
        try (ServerSocket other = new ServerSocket(application.port(), 1, InetAddress.getByName("127.0.0.1"))) {
            boolean healthy;
            try {
                application.start();
                healthy = ready(application.context());
            } catch (RuntimeException e) {
                healthy = false;
            }
            assertThat(healthy).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoseRouteWasStoppedAndStarted(HttpServerKind kind) throws Exception {
        on(kind).routes(route("/smsc/callback")).start();
        application.context().getRouteController().stopRoute("/smsc/callback");
        assertThat(ready(application.context())).isFalse();
        assertThat(callback("/smsc/callback")).isEqualTo(503);
        application.context().getRouteController().startRoute("/smsc/callback");
        assertThat(ready(application.context())).isTrue();
        assertThat(callback("/smsc/callback")).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"VERTX", "UNDERTOW", "NETTY_HTTP", "JETTY"})
    void whoseContextWasStoppedAndStarted(HttpServerKind kind) throws Exception {
        on(kind).routes(route("/smsc/callback")).start();
        application.context().suspend();
        assertThat(callback("/smsc/callback")).isEqualTo(503);
        application.context().resume();
        assertThat(callback("/smsc/callback")).isEqualTo(200);
        assertThat(ready(application.context())).isTrue();
    }

    /** The mistake of one route is not the end of the others. */
    @ParameterizedTest
    @EnumSource
    void whereOneRouteWantedThePathOfAnother(HttpServerKind kind) throws Exception {
        on(kind).routes(route("/smsc/callback")).start();
        boolean refused = false;
        try {
            application.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("smsc:callback?path=/smsc/callback&maxBodySize=1000").routeId("second").setBody(constant("done"));
                }
            });
        } catch (Exception e) {
            refused = true;
        }
        assertThat(refused).isTrue();
        application.context().removeRoute("second");
        application.context().addRoutes(route("/smsc/other"));

        assertThat(callback("/smsc/callback")).isEqualTo(200);
        assertThat(callback("/smsc/other")).isEqualTo(200);
        assertThat(ready(application.context())).isTrue();
    }
}
