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

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.github.camelsmsc.callback.CallbackSignature;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A body handler for all paths reads the request before the component can: so does Quarkus for some extensions. */
class BodyHandlerBeforeTest {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    private CallbackApplication application;

    @BeforeEach
    void start() {
        application = CallbackApplication.on(HttpServerKind.VERTX).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?secret=s3cret&maxBodySize=1000").to("mock:events");
            }
        }).start();
        Router router = application.context().getRegistry().findSingleByType(VertxPlatformHttpRouter.class);
        router.route().order(Integer.MIN_VALUE).handler(BodyHandler.create(false));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void leavesTheBytesOfAFormAsTheyCame() throws Exception {
        MockEndpoint events = application.context().getEndpoint("mock:events", MockEndpoint.class);
        events.expectedMessageCount(1);

        HttpResponse<String> answer = application.form(
                "id=7&phone=79991234567&to=79007654321&mes=" + URLEncoder.encode("Привет", WINDOWS_1251) + "&md5="
                        + CallbackSignature.sign("md5", "s3cret", WINDOWS_1251, "79991234567", "Привет", "79007654321"));

        assertThat(answer.statusCode()).isEqualTo(200);
        events.assertIsSatisfied();
        assertThat(events.getExchanges().get(0).getMessage().getBody(String.class)).contains("\"mes\":\"Привет\"");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        HttpResponse<String> answer = application.post("/smsc/callback", "text/plain",
                "x".repeat(2000).getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void refusesAnEmptyBody() {
        assertThat(application.form("").statusCode()).isEqualTo(400);
    }
}
