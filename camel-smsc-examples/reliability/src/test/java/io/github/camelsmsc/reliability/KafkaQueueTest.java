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

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

import io.github.camelsmsc.simulator.callback.Delivery;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaQueueTest {

    @TempDir
    private Path directory;
    private KafkaBroker broker;
    private final Provider provider = new Provider();

    @BeforeEach
    void startBroker() throws Exception {
        broker = new KafkaBroker(directory).start();
        broker.createTopic("sms", 2);
    }

    @AfterEach
    void stopBroker() {
        provider.close();
        broker.close();
    }

    @Test
    void eventsThatFindTheBrokerStoppedComeThroughAfterwardsWithTheirText() {
        Received received = new Received(source());
        try (Application application = Application.create().routes(toTopic()).start()) {
            provider.repeatUntilTaken(provider.deliver(application.callbackUrl(), Provider.message(1, "Привет, №1 «ёж»")));
            broker.stop();
            Delivery delivery = provider.deliver(application.callbackUrl(), Provider.message(2, "два"));
            assertThat(delivery.lastStatusCode()).isEqualTo(503);
            broker.start();

            provider.repeatUntilTaken(delivery);
        }
        try (Application consumer = Application.create().routes(received).start()) {
            assertThat(consumer.context().isStarted()).isTrue();
            Patience.await().until(() -> received.ids().containsAll(List.of(1L, 2L)));
        }
        assertThat(received.bodies()).anyMatch(body -> body.contains("\"mes\":\"Привет, №1 «ёж»\""));
    }

    @Test
    void processKilledUnderLoadLosesNothing() {
        try (Child child = new Child(directory).with(ChildApplication.TO, target())) {
            KillsUnderLoad.run(child);
        }
        Received received = new Received(source());
        try (Application consumer = Application.create().routes(received).start()) {
            assertThat(consumer.context().isStarted()).isTrue();
            List<Long> all = LongStream.range(0, KillsUnderLoad.EVENTS).boxed().toList();
            Patience.await().until(() -> received.ids().containsAll(all));
        }
    }

    private RouteBuilder toTopic() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback").to(target());
            }
        };
    }

    /** The time-outs together stay below the provider's patience; Kafka's own defaults are two minutes. */
    private String target() {
        return "kafka:sms?brokers=" + broker.address() + "&key=${header.CamelSmscPhone}"
               + "&maxBlockMs=2000&requestTimeoutMs=1000&deliveryTimeoutMs=2000";
    }

    private String source() {
        return "kafka:sms?brokers=" + broker.address() + "&groupId=readers&autoOffsetReset=earliest";
    }
}
