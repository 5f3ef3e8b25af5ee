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
package io.github.camelsmsc.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import io.github.camelsmsc.simulator.Handler;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RunningClockTest {

    @Test
    void itRunsAndIsMovedOnWithItsCopies() {
        RunningClock clock = new RunningClock();
        Clock copy = clock.withZone(ZoneId.of("Europe/Moscow"));
        Instant before = Instant.now();
        assertThat(clock.instant()).isAfterOrEqualTo(before);
        clock.advance(Duration.ofMinutes(4));
        assertThat(clock.instant()).isAfterOrEqualTo(before.plus(Duration.ofMinutes(4)));
        assertThat(copy.instant()).isAfterOrEqualTo(before.plus(Duration.ofMinutes(4)));
        assertThat(copy.getZone()).hasToString("Europe/Moscow");
    }

    @Test
    void itDoesNotGoBack() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RunningClock().advance(Duration.ofSeconds(-1)));
    }

    @Test
    void whatFallsDueOnTheWayRunsSoonAfter() throws InterruptedException {
        try (Handler handler = new Handler(n -> n == 1 ? 503 : 200);
             SmscSimulator smsc = SmscSimulator.builder().clock(new RunningClock()).build().start()) {
            smsc.callbackUrl(handler.address() + "/");
            Delivery delivery = smsc.sendStatus(StatusCallback.of(1, "79991234567", 1));
            assertThat(delivery.next()).isNotNull();
            smsc.advance(Duration.ofMinutes(4));
            assertThat(delivery.awaitAttempts(2, Duration.ofSeconds(30))).isTrue();
            assertThat(delivery.isDone()).isTrue();
            assertThat(delivery.next()).isNull();
            assertThat(delivery.awaitAttempts(3, Duration.ofMillis(50))).isFalse();
        }
    }
}
