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
package io.github.camelsmsc.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class QuotaPropertyTest {

    private static final Runnable NOBODY_LOOKS = () -> {
    };

    @Property(tries = 200)
    void noWindowOf60SecondsHasMoreThanTheLimit(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 40) Integer> pauses, @ForAll @IntRange(min = 1, max = 4) int limit) {
        TestClock time = new TestClock();
        Quota counted = new Quota(time);
        List<Long> sent = new ArrayList<>();
        for (int pause : pauses) {
            try {
                Quota.Slot slot = counted.take("key", limit, Duration.ZERO, NOBODY_LOOKS);
                sent.add(time.nanoTime());
                time.advance(Duration.ofSeconds(pause % 3));
                slot.end(true);
            } catch (ApiFailure e) {
                assertThat(sent.size()).isGreaterThanOrEqualTo(limit);
            }
            time.advance(Duration.ofSeconds(pause));
        }
        for (int i = limit; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - limit)).isGreaterThanOrEqualTo(Duration.ofSeconds(60).toNanos());
        }
    }
}
