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

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Other routes on the port of the callbacks are served as without them. */
class OtherRoutesTest {

    private CallbackApplication application;

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
        }
    }

    @ParameterizedTest
    @EnumSource(value = HttpServerKind.class, names = {"VERTX", "JETTY", "UNDERTOW", "NETTY_HTTP", "SPRING_BOOT"})
    void keepTheirPathsAndMethods(HttpServerKind kind) {
        application = CallbackApplication.on(kind).routes(new RouteBuilder() {
            @Override
            public void configure() {
                rest("/other").get().to("direct:other").get("/{id}").to("direct:another");
                from("direct:other").setBody(constant("of the other"));
                from("direct:another").setBody(constant("of the other"));
                from("smsc:callback?secret=" + Smsc.SECRET).to("log:events?level=DEBUG");
            }
        }).start();

        for (int i = 0; i < 3; i++) {
            assertThat(application.form(Smsc.status(Smsc.newId())).statusCode()).isEqualTo(200);
            assertThat(application.post("//smsc/callback", Smsc.FORM, Smsc.status(Smsc.newId()).getBytes()).statusCode())
                    .isIn(200, 400);
            assertThat(get("/other").body()).isEqualTo("of the other");
            assertThat(get("/other/7").body()).isEqualTo("of the other");
            assertThat(get("/nobody").statusCode()).isEqualTo(404);
            assertThat(application.post("/other", "text/plain", new byte[] {1}).statusCode()).isEqualTo(405);
        }
    }

    private HttpResponse<String> get(String path) {
        return application.send(HttpRequest.newBuilder(application.uri(path)).build());
    }
}
