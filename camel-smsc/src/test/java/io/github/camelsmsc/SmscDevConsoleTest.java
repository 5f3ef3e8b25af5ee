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
package io.github.camelsmsc;

import java.util.List;
import java.util.Map;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The developer console, found by camel-console. */
class SmscDevConsoleTest {

    private CallbackApplication application;

    @BeforeEach
    void start() {
        application = CallbackApplication.on(HttpServerKind.VERTX).property("camel.main.dev-console-enabled", "true")
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("smsc:callback?secret=0123456789abcdef").routeId("signed").to("mock:signed");
                        from("smsc:callback?path=/open&signature=none").routeId("open").to("mock:open");
                    }
                }).start();
        application.form("id=1001&phone=79991234567&status=1");
        application.form("id=1001&status=1");
        application.post("/open", "application/x-www-form-urlencoded", "id=7&phone=79991234567&mes=x&to=79990000001".getBytes());
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private Object call(DevConsole.MediaType type) {
        return DevConsoleRegistry.get(application.context()).getConsole("smsc").orElseThrow().call(type);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> path(String path) {
        Map<String, Object> console = (Map<String, Object>) call(DevConsole.MediaType.JSON);
        return ((List<Map<String, Object>>) console.get("callbacks")).stream().filter(each -> path.equals(each.get("path")))
                .findFirst().orElseThrow();
    }

    @Test
    void itShowsPathsWithAddressStateAndCounts() {
        assertThat(path("/open")).containsEntry("address", "http://127.0.0.1:" + application.port() + "/open")
                .containsEntry("state", "UP").containsEntry("accepted", 1L).containsEntry("httpComponent", "platform-http");
        assertThat(path("/smsc/callback").get("refused")).isEqualTo(Map.of("signature", 1L, "malformed", 1L));
    }

    @Test
    void itShowsWhyAPathIsDown() throws Exception {
        application.context().getRouteController().suspendRoute("open");

        assertThat(path("/open")).containsEntry("state", "DOWN").containsEntry("why", "No route takes callbacks on /open");
    }

    @Test
    void itShowsTheLastRefusals() {
        assertThat((List<?>) path("/smsc/callback").get("lastRefused")).hasSize(2).element(1).asInstanceOf(
                org.assertj.core.api.InstanceOfAssertFactories.MAP).containsEntry("reason", "signature")
                .containsEntry("kind", "status").containsEntry("id", "1001").containsEntry("address", "127.0.0.1").containsKey("time");
    }

    @Test
    void itShowsPlacesAndQuota() {
        Map<?, ?> console = (Map<?, ?>) call(DevConsole.MediaType.JSON);

        assertThat((List<?>) console.get("calls")).singleElement().isEqualTo(
                Map.of("placesTaken", 0, "maxConcurrentRequests", 14, "requestsInQuota", 0, "requestsAtLimit", 0L));
    }

    @Test
    void theTextSaysTheSame() {
        assertThat((String) call(DevConsole.MediaType.TEXT))
                .contains("Callbacks at http://127.0.0.1:" + application.port() + "/smsc/callback: UP")
                .contains("refused 1: signature").contains("signature from 127.0.0.1: status 1001, no signature of those that count")
                .contains("0 of 14 places taken by this node; its quota:");
    }

    @Test
    void noPhoneIsInIt() {
        assertThat(call(DevConsole.MediaType.TEXT) + String.valueOf(call(DevConsole.MediaType.JSON)))
                .doesNotContain("79991234567");
    }
}
