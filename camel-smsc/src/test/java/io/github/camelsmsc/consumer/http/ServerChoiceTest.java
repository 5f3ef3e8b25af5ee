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

import java.io.InputStream;
import java.net.URL;
import java.util.List;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which HTTP server component serves a path: the option, the rest configuration's, the one in use, the only one there is. */
class ServerChoiceTest extends CamelTestSupport {

    private static final String SERVICES = "META-INF/services/org/apache/camel/component/";

    private final int port = FreePort.find();

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        configuration.withUseRouteBuilder(false); // a test starts the context itself
    }

    @Test
    void theOptionComesFirst() throws Exception {
        rest("undertow").setPort(FreePort.find());
        context.getComponent("netty-http");

        assertThatThrownBy(() -> start("httpComponent=jetty")).rootCause().hasMessageContaining("httpComponent=jetty has no port");
    }

    @Test
    void thenTheComponentOfTheRestConfiguration() throws Exception {
        rest("undertow").setPort(port);
        context.getComponent("jetty");

        start("");

        assertThat(answer()).isEqualTo(200);
        assertThat(context.hasComponent("undertow")).isNotNull();
    }

    @Test
    void thenTheOneThatTheApplicationUses() throws Exception {
        rest(null).setPort(port);
        context.getComponent("netty-http");

        start("");

        assertThat(answer()).isEqualTo(200);
    }

    @Test
    void twoInUseAndNoneNamedIsAnErrorThatListsThem() {
        context.getComponent("jetty");
        context.getComponent("undertow");

        assertThatThrownBy(() -> start("")).rootCause()
                .hasMessageContaining("the application uses [jetty, undertow]")
                .hasMessageContaining("name one with the option httpComponent");
    }

    @Test
    void thenTheOnlyOneOnTheClassPath() throws Exception {
        onClassPath(List.of("undertow"));
        rest(null).setPort(port);

        start("");

        assertThat(answer()).isEqualTo(200);
    }

    @Test
    void severalOnTheClassPathAndNoneNamedIsAnErrorThatListsThem() {
        assertThatThrownBy(() -> start("")).rootCause()
                .hasMessageContaining("the class path has [platform-http, servlet, jetty, undertow, netty-http]");
    }

    @Test
    void noneAtAllIsAnErrorThatSaysWhatToAdd() {
        onClassPath(List.of());

        assertThatThrownBy(() -> start("")).rootCause()
                .hasMessageContaining("found no HTTP server component").hasMessageContaining("camel-platform-http-main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "nosuch", ""})
    void anotherNameIsAnErrorThatListsTheValidOnes(String name) {
        assertThatThrownBy(() -> start("httpComponent=" + name)).rootCause()
                .hasMessageContaining("httpComponent=" + name + " is no HTTP server component")
                .hasMessageContaining("[platform-http, servlet, jetty, undertow, netty-http]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "jetty", "undertow", "netty-http"})
    void aServerThatIsNotOnTheClassPathIsAnErrorThatSaysWhatToAdd(String name) {
        onClassPath(List.of());

        assertThatThrownBy(() -> start("httpComponent=" + name)).rootCause()
                .hasMessage("httpComponent=" + name + " is not on the class path; add camel-" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jetty", "undertow", "netty-http"})
    void aServerWithoutPortIsAnErrorThatNamesWhatToSet(String name) {
        assertThatThrownBy(() -> start("httpComponent=" + name)).rootCause()
                .hasMessageContaining("has no port").hasMessageContaining("camel.rest.port")
                .hasMessageContaining("camel.rest.component=" + name);
    }

    @Test
    void platformHttpWithoutAServerIsAnErrorThatSaysWhatToSet() {
        assertThatThrownBy(() -> start("httpComponent=platform-http")).rootCause()
                .hasMessageContaining("no HTTP server behind it").hasMessageContaining("camel.server.enabled=true");
    }

    @Test
    void aServerOfVertxThatWasAddedToTheContextIsWaitedFor() throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(port);
        context.addService(new VertxPlatformHttpServer(configuration));

        start("");

        assertThat(answer()).isEqualTo(200);
    }

    /** Pitfall 8: Vert.x takes the first silently, the servlet throws on its own terms. */
    @Test
    void twoEndpointsOnOnePathOfOneServerOneOfThemNamedIsAnErrorAtStart() throws Exception {
        rest("undertow").setPort(port);
        context.addRoutes(route("first", ""));
        context.addRoutes(route("second", "httpComponent=undertow"));

        assertThatThrownBy(context::start).rootCause()
                .hasMessageContaining("/smsc/callback is taken by another smsc:callback endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second"})
    void twoEndpointsOnTwoPathsOfOneServer(String path) throws Exception {
        rest("undertow").setPort(port);
        context.addRoutes(route("first", "path=/first"));
        context.addRoutes(route("second", "path=/second"));
        context.start();

        assertThat(answer("/" + path)).isEqualTo(200);
    }

    @Test
    void theContextPathOfTheRestConfigurationIsPartOfThePath() throws Exception {
        rest("jetty").setPort(port);
        context.getRestConfiguration().setContextPath("/api");

        start("");

        assertThat(answer("/api/smsc/callback")).isEqualTo(200);
    }

    private org.apache.camel.spi.RestConfiguration rest(String component) {
        context.getRestConfiguration().setComponent(component);
        context.getRestConfiguration().setHost("127.0.0.1");
        return context.getRestConfiguration();
    }

    private void start(String options) throws Exception {
        context.addRoutes(route("callback", options));
        context.start();
    }

    private static RouteBuilder route(String id, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?" + (options.isEmpty() ? "" : options + '&') + "signature=none").routeId(id).to("log:" + id);
            }
        };
    }

    private int answer() throws Exception {
        return answer("/smsc/callback");
    }

    private int answer(String path) throws Exception {
        try (RawHttp http = new RawHttp(port, java.time.Duration.ofSeconds(10))) {
            return http.post(path, Smsc.status(1)).answer().status();
        }
    }

    /** A class path with no other HTTP server components than these. */
    private void onClassPath(List<String> components) {
        context.setClassResolver(new DefaultClassResolver(context) {
            @Override
            public URL loadResourceAsURL(String uri) {
                return isHidden(uri) ? null : super.loadResourceAsURL(uri);
            }

            @Override
            public InputStream loadResourceAsStream(String uri) {
                return isHidden(uri) ? null : super.loadResourceAsStream(uri);
            }

            private boolean isHidden(String uri) {
                String name = uri.startsWith(SERVICES) ? uri.substring(SERVICES.length()) : "";
                return HttpServers.NAMES.contains(name) && !components.contains(name);
            }
        });
    }
}
