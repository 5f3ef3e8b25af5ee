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
package io.github.camelsmsc.examples.phoneconfirmation;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How often visitors may ask. */
class LimitsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final String PHONE = "79990000077";

    private final Limits limits = new Limits();

    private boolean takesCode(String phone, Duration later) {
        return limits.takeCode(phone, NOW.plus(later));
    }

    @Test
    void aPhoneGetsOneCodeAMinute() {
        assertThat(takesCode(PHONE, Duration.ZERO)).isTrue();
        assertThat(takesCode(PHONE, Duration.ofSeconds(59))).isFalse();
        assertThat(takesCode("79990000078", Duration.ofSeconds(59))).isTrue();
        assertThat(takesCode(PHONE, Duration.ofSeconds(60))).isTrue();
    }

    @Test
    void aPhoneGetsSoManyCodesInAnyDay() {
        limits.setCodesPerPhoneAndDay(2);
        assertThat(takesCode(PHONE, Duration.ZERO)).isTrue();
        assertThat(takesCode(PHONE, Duration.ofHours(23))).isTrue();
        limits.tidy(NOW.plus(Duration.ofHours(23)));
        assertThat(takesCode(PHONE, Duration.ofHours(24).minusSeconds(1))).isFalse();
        assertThat(takesCode(PHONE, Duration.ofHours(24))).isTrue();
    }

    @Test
    void theSiteSendsSoManyCodesInAnHour() {
        limits.setCodesPerHour(1);
        assertThat(takesCode(PHONE, Duration.ZERO)).isTrue();
        assertThat(takesCode("79990000078", Duration.ofMinutes(59))).isFalse();
        assertThat(takesCode("79990000078", Duration.ofMinutes(60))).isTrue();
    }

    @Test
    void theSiteAsksForSoManyCallsInAnHour() {
        limits.setCallsPerHour(1);
        assertThat(limits.takeCall(NOW)).isTrue();
        assertThat(limits.takeCall(NOW)).isFalse();
    }

    @Test
    void aCodeGivenBackDoesNotCount() {
        assertThat(takesCode(PHONE, Duration.ZERO)).isTrue();
        limits.giveBackCode(PHONE, NOW);
        assertThat(takesCode(PHONE, Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void theNeighboursInAnIpv6NetworkAreOneVisitor() {
        limits.setRequestsPerAddressAndHour(1);
        assertThat(limits.takeAddress("2001:db8:0:1::1", NOW)).isTrue();
        assertThat(limits.takeAddress("2001:db8:0:1:ffff::2", NOW)).isFalse();
        assertThat(limits.takeAddress("2001:db8:0:2::1", NOW)).isTrue();
        assertThat(limits.takeAddress("192.0.2.1", NOW)).isTrue();
        assertThat(limits.takeAddress("192.0.2.2", NOW)).isTrue();
        assertThat(limits.takeAddress("::ffff:192.0.2.2", NOW)).isFalse();
    }

    @Test
    void anAddressIsNotLookedUp() {
        for (String address : new String[] { "localhost", "", "192.0.2.1, 192.0.2.2", "abc.de", "1.2.3" }) {
            assertThatIllegalArgumentException().as(address).isThrownBy(() -> limits.takeAddress(address, NOW));
        }
    }

    @Test
    void manyAddressesDoNotFillTheMemory() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(limits.takeAddress("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), NOW)).isTrue();
        }
        assertThat(limits.takeAddress("192.0.2.1", NOW)).isFalse();
        limits.tidy(NOW.plus(Duration.ofHours(24)));
        assertThat(limits.takeAddress("192.0.2.1", NOW.plus(Duration.ofHours(24)))).isTrue();
    }
}
