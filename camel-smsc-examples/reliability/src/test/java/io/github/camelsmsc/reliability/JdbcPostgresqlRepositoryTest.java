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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JdbcPostgresqlRepositoryTest implements DurableRepositoryContract, SharedRepositoryContract {

    private static PostgresqlServer server;
    private static int stores;

    @BeforeAll
    static void startServer() throws IOException {
        server = PostgresqlServer.startOrSkip();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void newStore() {
        stores++;
    }

    @Override
    public IdempotentRepository open() {
        return new JdbcMessageIdRepository(server.dataSource(), "callbacks-" + stores);
    }

    @Test
    void databaseThatIsDownIsAnswered503AndTheEventIsRoutedOnceItIsBack() throws IOException {
        CountingRoute route = new CountingRoute();
        try (Provider provider = new Provider(); Application node = start(route, open())) {
            server.crash();
            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(503);
            assertThat(route.routed()).isEmpty();

            server.start();
            provider.nextAttempt();
            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(200);
        }

        assertThat(route.routed()).hasSize(1);
    }

    @Test
    void eventThatTwoNodesHaveInHandIsRoutedByBothAndDoneForBoth() {
        CountingRoute first = new CountingRoute();
        CountingRoute second = new CountingRoute();
        CyclicBarrier both = new CyclicBarrier(2);
        try (Provider provider = new Provider(); Provider again = new Provider();
             Application one = start(first, meeting(both)); Application two = start(second, meeting(both))) {
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> again.send(two.callbackUrl(), Provider.status(1)));
            assertThat(provider.send(one.callbackUrl(), Provider.status(1))).isEqualTo(200);
            assertThat(answer.join()).isEqualTo(200);
        }

        assertThat(first.routed()).isEqualTo(second.routed()).hasSize(1);
    }

    /** The nodes insert a key when neither has found it. */
    private static IdempotentRepository meeting(CyclicBarrier both) {
        return new JdbcMessageIdRepository(server.dataSource(), "callbacks-" + stores) {
            @Override
            protected int insert(String key) {
                try {
                    both.await(60, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return super.insert(key);
            }
        };
    }
}
