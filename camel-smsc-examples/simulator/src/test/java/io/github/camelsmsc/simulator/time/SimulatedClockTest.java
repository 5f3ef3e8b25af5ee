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

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SimulatedClockTest {

    private final Instant start = Instant.ofEpochSecond(1000);
    private final SimulatedClock clock = new SimulatedClock(start);

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(start);
        clock.advance(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(5));
    }

    @Test
    void runsWhatIsDueAtItsOwnMomentAndInOrder() {
        List<Instant> ran = new ArrayList<>();
        try (Timeline timeline = Timeline.on(clock, Runnable::run)) {
            timeline.at(start.plusSeconds(20), () -> ran.add(clock.instant()));
            timeline.at(start.plusSeconds(10), () -> {
                ran.add(clock.instant());
                timeline.at(clock.instant().plusSeconds(5), () -> ran.add(clock.instant()));
            });
            timeline.at(start.plusSeconds(31), () -> ran.add(clock.instant()));
            clock.advance(Duration.ofSeconds(30));
        }
        assertThat(ran).containsExactly(start.plusSeconds(10), start.plusSeconds(15), start.plusSeconds(20));
    }

    @Test
    void closedTimelineForgetsItsPlansAndLeavesThoseOfOthers() {
        List<String> ran = new ArrayList<>();
        Timeline closed = Timeline.on(clock, Runnable::run);
        try (Timeline open = Timeline.on(clock, Runnable::run)) {
            closed.at(start.plusSeconds(1), () -> ran.add("closed"));
            open.at(start.plusSeconds(1), () -> ran.add("open"));
            closed.close();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(ran).containsExactly("open");
    }

    @Test
    void doesNotGoBack() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
    }

    @Test
    void copyInAnotherZoneMovesWithIt() {
        var moscow = clock.withZone(ZoneId.of("Europe/Moscow"));
        clock.advance(Duration.ofHours(1));
        assertThat(moscow.instant()).isEqualTo(clock.instant());
        assertThat(moscow.getZone()).isEqualTo(ZoneId.of("Europe/Moscow"));
    }
}
