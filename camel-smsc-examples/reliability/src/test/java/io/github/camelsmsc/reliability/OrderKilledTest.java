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
package io.github.camelsmsc.reliability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.Misbehaviour;
import io.github.camelsmsc.simulator.api.OutboxMessage;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.apache.camel.spi.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The application dies between the request and the answer: the documented routes send one message for the order. */
class OrderKilledTest {

    @TempDir
    private Path directory;
    private final SmscSimulator smsc = SmscSimulator.builder().clock(new SimulatedClock()).build();
    private final CountDownLatch never = new CountDownLatch(1);

    @BeforeEach
    void startProvider() throws IOException {
        smsc.start();
        Files.createDirectory(directory.resolve("routes"));
        for (String block : List.of("once-yaml", "orders-yaml")) {
            Resource routes = Documented.routes(block, directory);
            // two seconds between two looks into the folder: a minute is for an order that fails
            Files.writeString(directory.resolve("routes").resolve(block + ".yaml"),
                    new String(routes.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("delay: 60000", "delay: 2000"));
        }
        Files.createDirectory(directory.resolve("orders"));
        Files.writeString(directory.resolve("orders").resolve("1001.json"), "{\"phone\": \"79991234567\", \"text\": \"Ваш заказ готов\"}");
    }

    @AfterEach
    void closeProvider() {
        smsc.close();
    }

    private Child child() {
        return new Child(directory).with(ChildApplication.TO, Routed.endpoint(directory)).with(ChildApplication.API, smsc.baseUri().toString())
                .with(ChildApplication.ROUTES, "file:" + directory.resolve("routes") + "/*");
    }

    private void killedBeforeTheAnswer(Misbehaviour fault, int taken) {
        smsc.misbehave(Page.SEND, fault).times(1);
        try (Child child = child().start().awaitPort()) {
            Patience.await().until(() -> smsc.requests(Page.SEND).size() == 1 && smsc.outbox().size() == taken);
            child.kill();
        }
        // the provider takes an identical message a minute later
        smsc.clock().advance(Duration.ofSeconds(61));
    }

    private void startedAgainAndDone() {
        try (Child child = child().start().awaitPort()) {
            Patience.await().until(() -> Files.exists(directory.resolve("orders").resolve(".camel").resolve("1001.json")));
            child.terminate();
        }
        assertThat(smsc.outbox()).extracting(OutboxMessage::phone, OutboxMessage::text)
                .containsExactly(tuple("79991234567", "Ваш заказ готов"));
        assertThat(smsc.requests(Page.STATUS)).hasSize(1);
    }

    @Test
    void aMessageThatTheProviderHadTakenIsNotSentAgain() {
        killedBeforeTheAnswer(Misbehaviour.late(never), 1);

        startedAgainAndDone();
        assertThat(smsc.requests(Page.SEND)).hasSize(1);
    }

    @Test
    void aMessageThatTheProviderHadNotTakenIsSent() {
        killedBeforeTheAnswer(Misbehaviour.late(never).unprocessed(), 0);
        assertThat(smsc.outbox()).isEmpty();

        startedAgainAndDone();
        assertThat(smsc.requests(Page.SEND)).hasSize(2);
    }
}
