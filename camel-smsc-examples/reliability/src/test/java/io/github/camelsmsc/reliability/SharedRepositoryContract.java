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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds where the nodes behind one address share the store. */
interface SharedRepositoryContract extends RepositoryContract {

    @Test
    default void repeatThatComesToTheOtherNodeIsNotRouted() {
        CountingRoute first = new CountingRoute();
        CountingRoute second = new CountingRoute();
        IdempotentRepository other = open();
        try (Provider provider = new Provider();
             Application one = start(first, open());
             Application two = start(second, other)) {
            assertThat(provider.send(one.callbackUrl(), Provider.status(1))).isEqualTo(200);
            // a repeat takes four minutes, a store that is copied between the nodes less than one second
            Patience.await().until(() -> other.contains(storedKey(1)));
            assertThat(provider.send(two.callbackUrl(), Provider.status(1))).isEqualTo(200);
            assertThat(provider.send(two.callbackUrl(), Provider.status(2))).isEqualTo(200);
        }

        assertThat(first.routed()).containsExactly("status:1:79990000001:1:1700000000");
        assertThat(second.routed()).containsExactly("status:2:79990000001:1:1700000000");
    }

    @Test
    default void eventThatFailedOnOneNodeIsRoutedByTheOther() {
        CountingRoute first = new CountingRoute();
        CountingRoute second = new CountingRoute();
        first.fail(true);
        try (Provider provider = new Provider();
             Application one = start(first, open());
             Application two = start(second, open())) {
            assertThat(provider.send(one.callbackUrl(), Provider.status(1))).isEqualTo(503);
            assertThat(provider.send(two.callbackUrl(), Provider.status(1))).isEqualTo(200);
        }

        assertThat(second.routed()).hasSize(1);
    }

    private static String storedKey(long id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((id + ":79990000001:1").getBytes(StandardCharsets.US_ASCII));
            return "/smsc/callback|status:" + id + ":79990000001:1:1700000000|" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
