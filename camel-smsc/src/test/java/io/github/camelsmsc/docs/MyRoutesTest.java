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
package io.github.camelsmsc.docs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.camelsmsc.callback.CallbackSignature;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The test of a route that docs/simulator.adoc shows, which is this one. */
class MyRoutesTest {

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(settings -> settings.clock(new SimulatedClock()));
    private final Main main = new Main();
    private SmscSimulator smsc;
    private String handler;

    @BeforeEach
    void start() throws Exception {
        smsc = extension.simulator();
        main.addOverrideProperty("camel.server.enabled", "true");
        main.addOverrideProperty("camel.server.host", "127.0.0.1");
        main.addOverrideProperty("camel.server.port", "0");
        main.addOverrideProperty("camel.component.smsc.base-uri", smsc.baseUri().toString());
        main.addOverrideProperty("camel.component.smsc.login", "demo");
        main.addOverrideProperty("camel.component.smsc.password", "secret");
        main.addOverrideProperty("camel.component.smsc.secret", "test-secret");
        main.addOverrideProperty("camel.component.smsc.quota", "off");
        main.configure().addRoutesBuilder(new RouteBuilder() { // the routes to be tested
            @Override
            public void configure() {
                from("smsc:callback").to("mock:events");
                from("direct:numbers").to("smsc:receive_phones");
            }
        });
        main.start();
        int port = main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
        handler = "http://127.0.0.1:" + port + "/smsc/callback";
        smsc.callbackUrl(handler + "?charset=utf-8&md5=test-secret");
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    private MockEndpoint events() {
        return main.getCamelContext().getEndpoint("mock:events", MockEndpoint.class);
    }

    @Test
    void aStateReachesTheRoute() {
        assertThat(smsc.sendStatus(StatusCallback.of(1001, "79991234567", 1)).lastStatusCode()).isEqualTo(200);

        assertThat(events().getExchanges()).singleElement()
                .satisfies(exchange -> assertThat(exchange.getMessage().getHeader("CamelSmscStatus")).isEqualTo(1));
    }

    @Test
    void anEventWhoseRouteFailsComesAgain() {
        events().whenExchangeReceived(1, exchange -> {
            throw new IllegalStateException("the first time");
        });
        Delivery delivery = smsc.sendStatus(StatusCallback.of(1001, "79991234567", 1));
        assertThat(delivery.lastStatusCode()).isEqualTo(503);

        smsc.clock().advance(Duration.ofMinutes(4));

        assertThat(delivery.lastStatusCode()).isEqualTo(200);
    }

    @Test
    void numbersAreListedAsOftenAsTheProviderTakesIt() throws Exception {
        smsc.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "SMS"));
        for (int minute = 0; minute < 3; minute++) {
            assertThat(main.getCamelTemplate().requestBody("direct:numbers", null, List.class)).hasSize(1);
            smsc.clock().advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void aCallbackWithoutTheSimulator() throws Exception {
        String md5 = CallbackSignature.sign("md5", "test-secret", StandardCharsets.UTF_8, "1001", "79991234567", "1");
        HttpRequest request = HttpRequest.newBuilder(URI.create(handler))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("id=1001&phone=79991234567&status=1&md5=" + md5)).build();

        assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /** The page has all of these files but this method, and the imports that it needs. */
    @ParameterizedTest
    @CsvSource({"MyRoutesTest,my-routes-test", "RentTest,rent-test"})
    void thisIsTheTestOfThePage(String test, String anchor) throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/github/camelsmsc/docs/" + test + ".java"));
        String page = Files.readString(Path.of("..", "docs", "simulator.adoc"));
        String block = page.substring(page.indexOf("[#" + anchor)).split("----\n")[1];

        assertThat(source.lines()).containsAll(block.lines().filter(line -> line.startsWith("import ")).toList());
        String code = block.substring(block.indexOf("class " + test), block.lastIndexOf('}')).stripTrailing();
        assertThat(source).contains(code);
    }
}
