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
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.connection.JmsTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

class ArtemisQueueTest {

    @TempDir
    private Path directory;
    private ArtemisBroker broker;
    private final Provider provider = new Provider();

    @BeforeEach
    void startBroker() throws Exception {
        broker = new ArtemisBroker(directory).start();
    }

    @AfterEach
    void stopBroker() throws Exception {
        provider.close();
        broker.close();
    }

    @Test
    void textOfASubscriberArrivesIntact() {
        Received received = new Received("jms:queue:sms");
        try (Application application = Application.create().bean("jms", broker.component())
                .routes(toQueue()).routes(received).start()) {
            assertThat(provider.send(application.callbackUrl(), Provider.message(1, "Привет, №1 «ёж»"))).isEqualTo(200);
            Patience.await().untilAsserted(() -> assertThat(received.bodies()).singleElement().asString()
                    .contains("\"mes\":\"Привет, №1 «ёж»\""));
        }
    }

    @Test
    void eventsThatFindTheBrokerStoppedComeThroughAfterwards() throws Exception {
        try (Application application = Application.create().bean("jms", broker.component()).routes(toQueue()).start()) {
            assertThat(provider.send(application.callbackUrl(), Provider.message(1, "раз"))).isEqualTo(200);
            broker.stop();
            Delivery delivery = provider.deliver(application.callbackUrl(), Provider.message(2, "два"));
            assertThat(delivery.lastStatusCode()).isEqualTo(503);
            broker.start();

            provider.repeatUntilTaken(delivery);
        }
        assertInQueue(List.of(1L, 2L));
    }

    @Test
    void failureAfterTheSendTakesTheMessageBack() {
        CachingConnectionFactory connections = broker.connections();
        JmsComponent jms = JmsComponent.jmsComponentTransacted(connections);
        Received received = new Received("jms:queue:sms");
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback").transacted("required").to("jms:queue:sms").process(exchange -> {
                    if (exchange.getMessage().getBody(String.class).contains("беда")) {
                        throw new IllegalStateException("told to fail");
                    }
                });
            }
        };
        try (Application application = Application.create().bean("jms", jms)
                .bean("required", new SpringTransactionPolicy(new JmsTransactionManager(connections)))
                .routes(route).routes(received).start()) {
            assertThat(provider.send(application.callbackUrl(), Provider.message(1, "беда"))).isEqualTo(503);
            assertThat(provider.send(application.callbackUrl(), Provider.message(2, "ладно"))).isEqualTo(200);

            Patience.await().until(() -> received.ids().contains(2L));
            assertThat(received.ids()).containsExactly(2L);
        }
    }

    @Test
    void processKilledUnderLoadLosesNothing() {
        try (Child child = new Child(directory).with(ChildApplication.BROKER, broker.url())
                .with(ChildApplication.TO, "jms:queue:sms")) {
            KillsUnderLoad.run(child);
        }
        assertInQueue(LongStream.range(0, KillsUnderLoad.EVENTS).boxed().toList());
    }

    private static RouteBuilder toQueue() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback").to("jms:queue:sms");
            }
        };
    }

    private void assertInQueue(List<Long> ids) {
        Received received = new Received("jms:queue:sms");
        try (Application consumer = Application.create().bean("jms", broker.component()).routes(received).start()) {
            assertThat(consumer.context().isStarted()).isTrue();
            Patience.await().untilAsserted(() -> assertThat(received.ids()).containsExactlyInAnyOrderElementsOf(ids));
        }
    }
}
