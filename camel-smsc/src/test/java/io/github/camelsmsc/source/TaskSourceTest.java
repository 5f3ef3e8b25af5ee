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
package io.github.camelsmsc.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import io.github.camelsmsc.api.HistoryEntry;
import io.github.camelsmsc.model.DownloadTask;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TaskSourceTest {

    private static final int PENDING = 0;
    private static final int COMPLETED = 2;

    /** Tasks by ascending id, so many at most. */
    private static final class Tasks implements Provider {

        private final TreeMap<Long, Integer> states = new TreeMap<>();
        private final List<String> asked = new ArrayList<>();
        private Integer count;
        private int limit = Integer.MAX_VALUE;

        @Override
        public Integer count() {
            return count;
        }

        @Override
        public Long afterId() {
            return null;
        }

        @Override
        public <T> Page<T> list(Class<T> type, Map<String, String> parameters) {
            asked.add(parameters.getOrDefault("after_id", "none"));
            long room = Math.min(limit, Long.parseLong(parameters.getOrDefault("cnt", count == null ? "1000000" : count.toString())));
            List<T> page = states.tailMap(Long.parseLong(parameters.getOrDefault("after_id", "0")), false).entrySet().stream().limit(room)
                    .map(task -> type.cast(new DownloadTask(task.getKey(), "t", task.getValue(), "", "", "t.csv"))).toList();
            return new Page<>(page, page.size());
        }

        @Override
        public void history(Map<String, String> parameters, Predicate<List<HistoryEntry>> reader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void fetch(Exchange exchange, long taskId, String taskName) {
            throw new UnsupportedOperationException();
        }
    }

    private final Tasks tasks = new Tasks();
    private final List<Long> taken = new ArrayList<>();
    private int wanted = Integer.MAX_VALUE;
    private Instant now = Instant.ofEpochSecond(1_700_000_000);
    private final Source.Taker taker = new Source.Taker() {

        @Override
        public boolean take(Found found) {
            return taken.add(Long.valueOf(found.key().replaceAll(".*task:", "")));
        }

        @Override
        public boolean wantsMore() {
            return wanted-- > 0;
        }
    };
    private final Source source = new TaskSource(tasks, "/path", ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    private void finished(long first, long last) {
        LongStream.rangeClosed(first, last).forEach(id -> tasks.states.put(id, COMPLETED));
    }

    private void pollAfter(Duration duration) throws Exception {
        now = now.plus(duration);
        source.poll(taker);
    }

    @Test
    void aLongHistoryIsNotListedAgainWhenThePollLooksBack() throws Exception {
        finished(1, 10_000);
        pollAfter(Duration.ZERO);
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofHours(1));

        assertThat(tasks.asked).containsExactly("none", "10000", "9900");
        assertThat(taken).hasSize(10_000);
    }

    @Test
    void anEmptyListIsAskedForAgain() throws Exception {
        pollAfter(Duration.ZERO);
        pollAfter(Duration.ofHours(2));
        finished(3_000_000_001L, 3_000_000_002L);
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofMinutes(1));

        assertThat(tasks.asked).containsExactly("none", "none", "none", "3000000002");
        assertThat(taken).containsExactly(3_000_000_001L, 3_000_000_002L);
    }

    @Test
    void aProviderThatListsFewerThanItIsAskedForIsAskedForWhatIsBehindThem() throws Exception {
        tasks.count = 10;
        tasks.limit = 100;
        finished(1, 250);
        pollAfter(Duration.ZERO);

        assertThat(taken).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void aStopInTheMiddleLeavesTheRestForLater() throws Exception {
        finished(1, 5);
        wanted = 2;
        pollAfter(Duration.ZERO);
        assertThat(taken).containsExactly(1L, 2L);
        wanted = Integer.MAX_VALUE;
        pollAfter(Duration.ofMinutes(1));

        assertThat(taken).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aTaskThatIsNotFinishedHoldsTheListAndIsFoundWhateverTheClockDoes() throws Exception {
        finished(1, 300);
        tasks.states.put(150L, PENDING);
        pollAfter(Duration.ZERO);
        pollAfter(Duration.ofHours(-1));
        pollAfter(Duration.ofHours(3));
        tasks.states.put(150L, COMPLETED);
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofMinutes(1));

        assertThat(tasks.asked).endsWith("149", "49", "149", "300");
        assertThat(taken).hasSize(300).endsWith(150L).doesNotHaveDuplicates();
    }
}
