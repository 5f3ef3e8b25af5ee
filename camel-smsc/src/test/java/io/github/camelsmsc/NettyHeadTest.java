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

import java.time.Duration;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.consumer.http.RawHttp;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A request whose head cannot be read is refused like any other: it is counted and logged. */
class NettyHeadTest {

    private CallbackApplication application;

    @BeforeEach
    void start() {
        application = CallbackApplication.on(HttpServerKind.NETTY_HTTP).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?signature=none").to("mock:events");
            }
        }).start();
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private long refused() {
        return application.context().getEndpoints().stream().filter(SmscEndpoint.class::isInstance).map(SmscEndpoint.class::cast)
                .mapToLong(SmscEndpoint::getRefused).sum();
    }

    @ParameterizedTest
    @ValueSource(strings = { "path", "header" })
    void aHeadThatIsTooLongIsCounted(String what) throws Exception {
        String tail = "a".repeat(20_000);
        try (RawHttp http = new RawHttp(application.uri("/").getPort(), Duration.ofSeconds(10))) {
            http.send(what.equals("path") ? RawHttp.head("POST", "/smsc/callback?x=" + tail) : RawHttp.head("POST", "/smsc/callback", "X: " + tail));

            assertThat(http.answer().status()).isEqualTo(400);
        }
        assertThat(refused()).isEqualTo(1);
    }
}
