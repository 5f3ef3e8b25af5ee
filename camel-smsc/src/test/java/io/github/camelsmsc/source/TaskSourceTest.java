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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

import io.github.camelsmsc.model.DownloadTask;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tasks are listed by ascending id, so many at most. */
class TaskSourceTest extends SourceTestSupport {

    private static final int PENDING = 0;
    private static final int COMPLETED = 2;

    private final TreeMap<Long, Integer> states = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private Integer count;
    private int failingCall;
    private int limit = Integer.MAX_VALUE;

    @Override
    Source source() {
        return new TaskSource(this, "/path", clock);
    }

    @Override
    public Integer count() {
        return count;
    }

    @Override
    public <T> Page<T> list(Class<T> type, Map<String, String> parameters) {
        asked.add(parameters.getOrDefault("after_id", "none"));
        if (asked.size() == failingCall) {
            throw new IllegalStateException("error 9");
        }
        long room = Math.min(limit, Long.parseLong(parameters.getOrDefault("cnt", count == null ? "1000000" : count.toString())));
        List<T> page = states.tailMap(Long.parseLong(parameters.getOrDefault("after_id", "0")), false).entrySet().stream().limit(room)
                .map(task -> type.cast(new DownloadTask(task.getKey(), "t", task.getValue(), "", "", "t.csv"))).toList();
        return new Page<>(page, page.size());
    }

    private void finished(long first, long last) {
        LongStream.rangeClosed(first, last).forEach(id -> states.put(id, COMPLETED));
    }

    @Test
    void aLongHistoryIsNotListedAgainWhenThePollLooksBack() throws Exception {
        finished(1, 10_000);
        poll();
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofHours(1));

        assertThat(asked).containsExactly("none", "10000", "9900");
        assertThat(taken).hasSize(10_000);
    }

    @Test
    void anEmptyListIsAskedForAgain() throws Exception {
        poll();
        pollAfter(Duration.ofHours(2));
        finished(3_000_000_001L, 3_000_000_002L);
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofMinutes(1));

        assertThat(asked).containsExactly("none", "none", "none", "3000000002");
        assertThat(taken).containsExactly("3000000001", "3000000002");
    }

    @Test
    void aProviderThatListsFewerThanItIsAskedForIsAskedForWhatIsBehindThem() throws Exception {
        count = 10;
        limit = 100;
        finished(1, 250);
        poll();

        assertThat(taken).isEqualTo(ids(1, 250));
    }

    @Test
    void whatIsListedBeforeAnAnswerFailsIsRoutedAndTheRestComesWithTheNextPoll() throws Exception {
        count = 3;
        failingCall = 2;
        finished(1, 5);

        assertThatThrownBy(this::poll).hasMessage("error 9");
        assertThat(taken).isEqualTo(ids(1, 3));
        poll();

        assertThat(taken).isEqualTo(ids(1, 5));
    }

    @Test
    void aStopInTheMiddleLeavesTheRestForLater() throws Exception {
        finished(1, 5);
        wanted.addAll(List.of(true, true, false));
        poll();
        assertThat(taken).isEqualTo(ids(1, 2));
        pollAfter(Duration.ofMinutes(1));

        assertThat(taken).isEqualTo(ids(1, 5));
    }

    @Test
    void aTaskThatIsNotFinishedHoldsTheListAndIsFoundWhateverTheClockDoes() throws Exception {
        finished(1, 300);
        states.put(150L, PENDING);
        poll();
        pollAfter(Duration.ofHours(-1));
        pollAfter(Duration.ofHours(3));
        states.put(150L, COMPLETED);
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofMinutes(1));

        assertThat(asked).endsWith("149", "49", "149", "300");
        assertThat(taken).hasSize(300).endsWith("150").doesNotHaveDuplicates();
    }

    @Test
    void aTaskThatIsNotFinishedDoesNotHoldALongListForEverAndIsLookedAtEachHour() throws Exception {
        finished(2, 1_200);
        states.put(1L, PENDING);
        poll();
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofHours(1));
        states.put(1L, COMPLETED);
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofHours(1));
        pollAfter(Duration.ofHours(1));

        assertThat(asked).containsExactly("none", "none", "1200", "none", "1200", "none", "1100");
        assertThat(taken).hasSize(1_200).endsWith("1").doesNotHaveDuplicates();
    }
}
