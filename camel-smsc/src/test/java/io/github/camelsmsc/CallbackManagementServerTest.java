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

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An application of camel-main with two servers: its own and the one for health and metrics. */
class CallbackManagementServerTest {

    private static final RouteBuilder CALLBACKS = new RouteBuilder() {
        @Override
        public void configure() {
            from("smsc:callback?signature=none").to("mock:events");
        }
    };

    private final CallbackApplication application = CallbackApplication.on(HttpServerKind.VERTX);
    private final int managementPort = managementPort(application.port());

    /** One whose digits sort before those of the application's port, so that the order of names does not help. */
    private static int managementPort(int port) {
        for (int below = port - 10_000;; below--) {
            try (ServerSocket socket = new ServerSocket(below, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken, the next one
            }
        }
    }

    @BeforeEach
    void configure() {
        application.property("camel.management.enabled", "true")
                .property("camel.management.host", "127.0.0.1")
                .property("camel.management.port", String.valueOf(managementPort));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void callbacksArriveAtTheApplicationsServer() {
        application.routes(CALLBACKS).start();

        assertThat(answer(application.port())).isEqualTo(200);
        assertThat(answer(managementPort)).isEqualTo(404);
    }

    @Test
    void soDoThoseOfARouteThatIsAddedWhenBothServersRun() throws Exception {
        application.start();
        application.context().addRoutes(CALLBACKS);

        assertThat(answer(application.port())).isEqualTo(200);
        assertThat(answer(managementPort)).isEqualTo(404);
    }

    private int answer(int port) {
        return application.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/smsc/callback"))
                .POST(HttpRequest.BodyPublishers.ofString("id=123&phone=79991234567&status=1")).build()).statusCode();
    }
}
