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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds where the store outlives the application. */
interface DurableRepositoryContract extends RepositoryContract {

    @Test
    default void eventRoutedBeforeARestartIsNotRoutedAfterIt() {
        CountingRoute before = new CountingRoute();
        CountingRoute after = new CountingRoute();
        try (Provider provider = new Provider()) {
            try (Application node = start(before, open())) {
                assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(200);
            }
            try (Application node = start(after, open())) {
                assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(200);
                assertThat(provider.send(node.callbackUrl(), Provider.status(2))).isEqualTo(200);
            }
        }

        assertThat(before.routed()).containsExactly("status:1:79990000001:1:1700000000");
        assertThat(after.routed()).containsExactly("status:2:79990000001:1:1700000000");
    }
}
