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
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.camelsmsc.api.HistoryEntry;
import io.github.camelsmsc.model.MessageStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages of so many, the newest first; listed by the day on which a message was accepted, or on which it is to be sent. */
class HistorySourceTest extends SourceTestSupport {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    /** Not one whose views are counted before they are read. */
    private final NavigableMap<Long, HistoryEntry> entries = new ConcurrentSkipListMap<>(Comparator.reverseOrder());
    private final Map<Long, LocalDate> days = new HashMap<>();
    private boolean byAcceptance = true;
    private int size = 1_000;
    private int pages;
    private Long afterId;
    private boolean heedsWhereToGoOn = true;

    @Override
    Source source() {
        return new HistorySource(this, events, Duration.ofHours(1), clock);
    }

    @Override
    public Long afterId() {
        return afterId;
    }

    private void accept(long number, long at, Long due, int status, Long changed) {
        days.putIfAbsent(number, LocalDate.ofInstant(Instant.ofEpochSecond(byAcceptance ? at : due), ZONE));
        entries.put(number, new HistoryEntry(number, new MessageStatus(number, "79991234567", status, null, changed, null, null, null,
                due, null, null, null, null, null, 0, null, null, null, null, null, null, null, null, null, null, null)));
    }

    private void delivered(long number, long at) {
        accept(number, at, at, 1, at);
    }

    @Override
    public void history(Map<String, String> parameters, Predicate<List<HistoryEntry>> reader) {
        LocalDate start = LocalDate.parse(parameters.get("start"), DAY);
        LocalDate end = LocalDate.parse(parameters.get("end"), DAY);
        long before = heedsWhereToGoOn ? Long.parseLong(parameters.getOrDefault("prev_id", Long.toString(Long.MAX_VALUE))) : Long.MAX_VALUE;
        boolean more = true;
        while (more) {
            List<HistoryEntry> page = entries.tailMap(before, false).values().stream()
                    .filter(entry -> !days.get(entry.number()).isBefore(start) && !days.get(entry.number()).isAfter(end)).limit(size).toList();
            pages++;
            more = !page.isEmpty() && reader.test(page) && page.size() == size;
            before = page.isEmpty() ? 0 : page.get(page.size() - 1).number();
        }
    }

    @Test
    void aMessageUpToAfterIdIsNotRouted() throws Exception {
        afterId = 2L;
        delivered(1, NOW - 20);
        delivered(3, NOW - 15);
        delivered(2, NOW - 10);
        poll();
        delivered(4, NOW);
        pollAfter(Duration.ofSeconds(60));

        assertThat(taken).containsExactly("3", "4");
    }

    @Test
    void whatARouteThatIsSuspendedForAMomentLeavesComesWithTheNextPoll() throws Exception {
        delivered(2, NOW - 20);
        delivered(1, NOW - 10);
        wanted.addAll(List.of(true, false, true));
        poll();
        assertThat(taken).containsExactly("2");
        poll();

        assertThat(taken).containsExactly("2", "1");
    }

    @Test
    void aMessageThatIsListedLaterThanOneWithAHigherNumberIsFound() throws Exception {
        delivered(7, NOW - 5);
        poll();
        delivered(6, NOW - 6);
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofMinutes(1));

        assertThat(taken).containsExactly("7", "6");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void theStateOfAMessageThatIsPlannedForWeeksAheadIsFound(boolean byItsDay) throws Exception {
        byAcceptance = !byItsDay;
        size = 10;
        long due = NOW + Duration.ofDays(30).toSeconds();
        accept(5, NOW - 5, due, -1, NOW - 5);
        poll();
        for (int poll = 0; poll < 6 * 30; poll++) {
            IntStream.rangeClosed(10 * poll, 10 * poll + 9).forEach(i -> delivered(100 + i, now.getEpochSecond()));
            pollAfter(Duration.ofHours(4));
        }
        assertThat(taken).doesNotContain("5").hasSize(1800).doesNotHaveDuplicates();
        accept(5, NOW - 5, due, 1, now.getEpochSecond());
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofHours(1));
        pollAfter(Duration.ofHours(1));

        assertThat(taken).endsWith("5").hasSize(1801);
    }

    @Test
    void aMessageWithoutAFinalStateCostsOnePageAndNotAllThatWereSentSince() throws Exception {
        size = 10;
        accept(5, NOW - 5, NOW - 5, 0, NOW - 5);
        IntStream.range(6, 500).forEach(i -> delivered(i, NOW - 5));
        poll();
        pages = 0;
        pollAfter(Duration.ofMinutes(1));
        assertThat(pages).isEqualTo(2);
        accept(5, NOW - 5, NOW - 5, 1, now.getEpochSecond());
        pollAfter(Duration.ofMinutes(1));

        assertThat(taken).endsWith("5").hasSize(495).doesNotHaveDuplicates();
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aProviderThatBeginsAnewWhereItIsAskedToGoOnIsNotAskedForEver() throws Exception {
        size = 10;
        accept(5, NOW - 5, NOW - 5, 0, NOW - 5);
        IntStream.range(6, 50).forEach(i -> delivered(i, NOW - 5));
        poll();
        heedsWhereToGoOn = false;
        pages = 0;
        pollAfter(Duration.ofMinutes(1));

        assertThat(pages).isEqualTo(2);
    }

    @Test
    void whatFailsComesWithEveryPollAndCostsNoPage() throws Exception {
        size = 10;
        IntStream.range(1, 500).forEach(i -> delivered(i, NOW - 5));
        failing.add("1");
        poll();
        pages = 0;
        taken.clear();
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofMinutes(1));
        failing.clear();
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofMinutes(1));

        assertThat(taken).containsExactly("1", "1", "1");
        assertThat(pages).isEqualTo(4);
    }

    @Test
    void whenMoreFailThanAreKeptNoneIsLost() throws Exception {
        IntStream.rangeClosed(1, 2_500).forEach(i -> delivered(i, NOW - 5));
        failing.addAll(ids(1, 2_500));
        poll();
        pollAfter(Duration.ofDays(1));
        failing.clear();
        taken.clear();
        pollAfter(Duration.ofDays(1));
        pollAfter(Duration.ofMinutes(1));

        assertThat(taken).hasSize(2_500).doesNotHaveDuplicates();
    }

    @Test
    void aClockThatJumpsBackAnHourLosesNothingAndRoutesNothingTwice() throws Exception {
        delivered(3_000_000_001L, NOW - 5);
        poll();
        delivered(3_000_000_002L, NOW + 60);
        pollAfter(Duration.ofHours(-1));
        delivered(3_000_000_003L, NOW - 3_500);
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofHours(3));

        assertThat(taken).containsExactly("3000000001", "3000000002", "3000000003");
    }
}
