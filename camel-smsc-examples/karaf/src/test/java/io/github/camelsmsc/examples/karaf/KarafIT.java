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
package io.github.camelsmsc.examples.karaf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class KarafIT {

    @RegisterExtension
    static final SmscSimulatorExtension SMSC = new SmscSimulatorExtension();

    private static final AtomicLong IDS = new AtomicLong(1000);
    private static final String SUBSCRIBER = "79991234567";

    private static Karaf karaf;

    private final long id = IDS.incrementAndGet();

    @BeforeAll
    static void start() {
        Karaf.required();
        karaf = new Karaf("callbacks").start(SMSC.simulator().baseUri());
    }

    @AfterAll
    static void stopsTheRoutesBeforeItEndsAndHasLoggedNoSecret() {
        if (karaf != null) {
            karaf.stop();
            assertThat(karaf.log()).contains("Routes stopped").doesNotContain(Karaf.SECRET);
        }
    }

    private static void handler(String parameters) {
        SMSC.simulator().callbackUrl(karaf.handler(parameters));
    }

    private static String event(String name) throws Exception {
        return Files.readString(karaf.files().resolve("events").resolve(name + ".json"), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
            "charset=windows-1251", "charset=koi8-r", "charset=utf-8",
            "charset=windows-1251&fmt=2", "charset=utf-8&fmt=2",
            "charset=windows-1251&fmt=3", "charset=utf-8&fmt=3"})
    void writesTheTextOfAMessageInEveryFormAndCharset(String form) throws Exception {
        handler(form + "&md5=" + Karaf.SECRET);
        String text = "Привет, мир! 100% + \"ещё\" & <b>";

        Delivery delivery = SMSC.simulator().sendMessage(IncomingSms.of(SUBSCRIBER, text, "79007654321").id(id));

        assertThat(delivery.lastStatusCode()).isEqualTo(200);
        assertThat(delivery.last().text()).isEqualTo("OK");
        JsonNode event = new ObjectMapper().readTree(event("message-" + id));
        assertThat(event.path("mes").asText()).isEqualTo(text);
    }

    @Test
    void writesAStatus() throws Exception {
        handler("order=77&sha1=" + Karaf.SECRET);

        Delivery delivery = SMSC.simulator().sendStatus(StatusCallback.of(id, SUBSCRIBER, 1).ts(1700000000));

        assertThat(delivery.lastStatusCode()).isEqualTo(200);
        assertThat(event("status-" + id + "-" + SUBSCRIBER + "-1-1700000000"))
                .startsWith("{\"kind\":\"status\",\"id\":" + id)
                .contains("\"extra\":{\"order\":\"77\"}");
    }

    @Test
    void writesACloudEvent() throws Exception {
        handler("md5=" + Karaf.SECRET);

        assertThat(SMSC.simulator().sendStatus(StatusCallback.of(id, SUBSCRIBER, 1)).lastStatusCode()).isEqualTo(200);

        try (Stream<Path> events = Files.list(karaf.files().resolve("cloudevents/io.github.camelsmsc.status"))) {
            assertThat(events).anySatisfy(event -> assertThat(event).content().startsWith("{\"kind\":\"status\",\"id\":" + id));
        }
    }

    @Test
    void refusesAForeignSignatureAndWritesNothing() {
        handler("md5=" + Karaf.SECRET);

        Delivery delivery = SMSC.simulator().sendSignedWith("another", StatusCallback.of(id, SUBSCRIBER, 1));

        assertThat(delivery.lastStatusCode()).isEqualTo(403);
        assertThat(karaf.eventFiles()).noneMatch(file -> file.getFileName().toString().startsWith("status-" + id + "-"));
    }

    @Test
    void asksForARepeatWhenTheRouteFails() throws Exception {
        handler("md5=" + Karaf.SECRET);
        // a directory where the file would have to be
        Files.createDirectories(karaf.files().resolve(
                "events/status-" + id + "-" + SUBSCRIBER + "-1-1700000000.json/taken"));

        Delivery delivery = SMSC.simulator().sendStatus(StatusCallback.of(id, SUBSCRIBER, 1).ts(1700000000));

        assertThat(delivery.lastStatusCode()).isEqualTo(503);
    }

    @Test
    void givesTheNumberToCall() throws Exception {
        SMSC.simulator().numbersToCall("79000000001");
        karaf.asks(SUBSCRIBER);

        Path answer = karaf.files().resolve("numbers-to-call/order-1.txt");
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(answer) && Files.size(answer) > 0);

        assertThat(new ObjectMapper().readTree(answer.toFile()).path("phone").asText()).isEqualTo("79000000001");
        assertThat(SMSC.simulator().requests(Page.WAIT_CALL)).hasSize(1);
    }
}
