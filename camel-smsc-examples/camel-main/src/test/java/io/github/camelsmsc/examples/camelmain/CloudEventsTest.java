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
package io.github.camelsmsc.examples.camelmain;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.SmscJson;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.Callback;
import io.github.camelsmsc.simulator.callback.ConfirmationCall;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The route of docs/callbacks.adoc that sends CloudEvents over HTTP, read back by the SDK of CloudEvents. */
class CloudEventsTest {

    private static final String PHONE = "79991234567";

    @TempDir
    Path directory;
    private final List<CloudEvent> received = new CopyOnWriteArrayList<>();
    private final Main main = new Main();
    private HttpServer peer;
    private SmscSimulator smsc;

    @BeforeEach
    void start() throws Exception {
        peer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        peer.createContext("/", exchange -> {
            received.add(HttpMessageFactory.createReader(
                    headers -> exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> headers.accept(name, value))),
                    exchange.getRequestBody().readAllBytes()).toEvent());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        peer.start();
        String route = Documented.block("callbacks.adoc", "smsc:application-cloudevents");
        Files.writeString(directory.resolve("route.yaml"),
                route.replace("https://events.example.org/smsc", "http://127.0.0.1:" + peer.getAddress().getPort() + "/smsc"));
        main.addOverrideProperty("camel.main.routes-include-pattern", "file:" + directory + "/route.yaml");
        main.addOverrideProperty("camel.server.enabled", "true");
        main.addOverrideProperty("camel.server.host", "127.0.0.1");
        main.addOverrideProperty("camel.server.port", "0");
        main.addOverrideProperty("smsc.secret", "0123456789abcdef");
        main.start();
        smsc = SmscSimulator.builder().build().start();
        int port = main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
        smsc.callbackUrl("http://127.0.0.1:" + port + "/smsc/callback?charset=utf-8&order=77&md5=0123456789abcdef");
    }

    @AfterEach
    void stop() {
        smsc.close();
        main.stop();
        peer.stop(0);
    }

    private CloudEvent sent(Callback<?> callback) {
        assertThat(smsc.send(callback).lastStatusCode()).isEqualTo(200);
        return received.get(received.size() - 1);
    }

    @Test
    void aStatusIsACloudEvent() {
        CloudEvent event = sent(StatusCallback.of(1001, PHONE, 1).ts(1_700_000_000));

        assertThat(event.getSpecVersion().toString()).isEqualTo("1.0");
        assertThat(event.getType()).isEqualTo("io.github.camelsmsc.status");
        assertThat(event.getSource()).isEqualTo(URI.create("smsc:callback"));
        assertThat(event.getSubject()).isEqualTo("1001");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2023-11-14T22:13:20Z"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(SmscJson.read(event.getData().toBytes(), CallbackEvent.class).eventKey()).isEqualTo("status:1001:79991234567:1:1700000000");
    }

    @Test
    void aMessageIsACloudEvent() {
        CloudEvent event = sent(IncomingSms.of(PHONE, "Привет", "79007654321").id(998877).time(1_700_000_001));

        assertThat(event.getType()).isEqualTo("io.github.camelsmsc.message");
        assertThat(event.getSubject()).isEqualTo("998877");
        assertThat(SmscJson.read(event.getData().toBytes(), CallbackEvent.class).signedText()).isEqualTo(PHONE + ":Привет:79007654321");
    }

    @Test
    void aCallIsACloudEventWithoutSubject() {
        CloudEvent event = sent(ConfirmationCall.of(PHONE).ts(1_700_000_000));

        assertThat(event.getType()).isEqualTo("io.github.camelsmsc.call");
        assertThat(event.getSubject()).isNull();
    }

    @Test
    void aRepeatHasTheSameIdAndAnotherEventAnotherOne() {
        CloudEvent first = sent(StatusCallback.of(1001, PHONE, 0).ts(1_700_000_000));
        CloudEvent repeat = sent(StatusCallback.of(1001, PHONE, 0).ts(1_700_000_000));
        CloudEvent next = sent(StatusCallback.of(1001, PHONE, 1).ts(1_700_000_060));

        assertThat(repeat.getId()).isEqualTo(first.getId()).isNotEqualTo(next.getId());
    }

    @Test
    void noAttributeHoldsThePhone() {
        CloudEvent event = sent(StatusCallback.of(1001, PHONE, 1));

        assertThat(event.getAttributeNames()).isNotEmpty().allSatisfy(name -> assertThat(String.valueOf(event.getAttribute(name))).doesNotContain(PHONE));
    }
}
