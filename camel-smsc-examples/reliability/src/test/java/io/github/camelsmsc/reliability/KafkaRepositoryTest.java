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
import java.util.Properties;

import org.apache.camel.processor.idempotent.kafka.KafkaIdempotentRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaRepositoryTest implements DurableRepositoryContract, SharedRepositoryContract {

    @TempDir
    private static Path directory;
    private static KafkaBroker broker;
    private static int stores;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new KafkaBroker(directory).start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void newStore() throws Exception {
        stores++;
        // the repository does not make its topic
        broker.createTopic("routed-" + stores, 1);
    }

    @Override
    public IdempotentRepository open() {
        return open(60_000);
    }

    /** The client's defaults hold the provider for two minutes; it finds out within that time that nobody answers. */
    private static IdempotentRepository open(int millis) {
        Properties consumer = new Properties();
        consumer.put("bootstrap.servers", broker.address());
        Properties producer = new Properties();
        producer.put("bootstrap.servers", broker.address());
        producer.put("acks", "all");
        producer.put("request.timeout.ms", millis / 2);
        producer.put("delivery.timeout.ms", millis);
        return new KafkaIdempotentRepository("routed-" + stores, consumer, producer, 100_000, 100);
    }

    @Test
    void brokerThatIsDownIsAnswered503OnTheAdd() {
        CountingRoute route = new CountingRoute();
        try (Provider provider = new Provider(); Application node = start(route, open(5_000))) {
            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(200);
            broker.stop();
            assertThat(provider.send(node.callbackUrl(), Provider.status(2))).isEqualTo(503);

            broker.start();
            provider.nextAttempt();
            assertThat(provider.send(node.callbackUrl(), Provider.status(2))).isEqualTo(200);
        }

        // the node knows the key, though its topic did not get it
        assertThat(route.routed()).hasSize(2);
    }
}
