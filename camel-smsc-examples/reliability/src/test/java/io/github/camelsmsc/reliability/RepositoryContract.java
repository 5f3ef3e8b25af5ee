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

import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds with every repository. */
interface RepositoryContract {

    /** A repository as a node of an application makes it; its store is new to each test, and the same within one. */
    IdempotentRepository open();

    default Application start(CountingRoute route, IdempotentRepository repository) {
        return Application.create().bean("routed", repository).routes(route).start();
    }

    @Test
    default void repeatIsAnswered200WithoutTheRoute() {
        CountingRoute route = new CountingRoute();
        try (Provider provider = new Provider(); Application node = start(route, open())) {
            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(200);
            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(200);
            assertThat(provider.send(node.callbackUrl(), Provider.status(2))).isEqualTo(200);
        }

        assertThat(route.routed()).containsExactly(
                "status:1:79990000001:1:1700000000", "status:2:79990000001:1:1700000000");
    }

    @Test
    default void eventOfAFailedRouteIsNotStored() {
        CountingRoute route = new CountingRoute();
        try (Provider provider = new Provider(); Application node = start(route, open())) {
            route.fail(true);
            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(503);
            route.fail(false);
            provider.nextAttempt();
            provider.nextAttempt();
        }

        assertThat(route.routed()).hasSize(2);
    }

    @Test
    default void failedLookUpIsAnswered503WithoutTheRoute() {
        CountingRoute route = new CountingRoute();
        FailingRepository repository = new FailingRepository(open());
        try (Provider provider = new Provider(); Application node = start(route, repository)) {
            repository.failOnLookUp(true);
            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(503);
            assertThat(route.routed()).isEmpty();

            repository.failOnLookUp(false);
            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(200);
        }

        assertThat(route.routed()).hasSize(1);
    }

    @Test
    default void failedAddIsAnswered503AndTheEventComesAgain() {
        CountingRoute route = new CountingRoute();
        FailingRepository repository = new FailingRepository(open());
        try (Provider provider = new Provider(); Application node = start(route, repository)) {
            repository.failOnAdd(true);
            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(503);

            repository.failOnAdd(false);
            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(200);
            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(200);
        }

        assertThat(route.routed()).hasSize(2);
    }
}
