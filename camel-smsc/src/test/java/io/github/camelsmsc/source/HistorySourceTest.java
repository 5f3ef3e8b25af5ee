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
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.camelsmsc.api.HistoryEntry;
import io.github.camelsmsc.model.MessageStatus;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HistorySourceTest {

    private static final long NOW = 1_700_000_000;
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    private final Outbox outbox = new Outbox();

    /** Pages of so many, the newest first; listed by the day on which a message was accepted, or on which it is to be sent. */
    private static final class Outbox implements Provider {

        private final Map<Long, HistoryEntry> entries = new TreeMap<>(Comparator.reverseOrder());
        private final Map<Long, Instant> accepted = new HashMap<>();
        private boolean byAcceptance = true;
        private int size = 1_000;
        private int pages;
        private Long afterId;

        void accept(long number, long at, Long due, int status, Long changed) {
            accepted.putIfAbsent(number, Instant.ofEpochSecond(at));
            entries.put(number, new HistoryEntry(number, new MessageStatus(number, "79991234567", status, null, changed, null, null, null,
                    due, null, null, null, null, null, 0, null, null, null, null, null, null, null, null, null, null, null)));
        }

        void delivered(long number, long at) {
            accept(number, at, at, 1, at);
        }

        private boolean isListed(HistoryEntry entry, Map<String, String> parameters) {
            Instant at = byAcceptance ? accepted.get(entry.number()) : Instant.ofEpochSecond(entry.message().sendTimestamp());
            LocalDate day = LocalDate.ofInstant(at, ZONE);
            return !day.isBefore(LocalDate.parse(parameters.get("start"), DAY)) && !day.isAfter(LocalDate.parse(parameters.get("end"), DAY));
        }

        @Override
        public void history(Map<String, String> parameters, Predicate<List<HistoryEntry>> reader) {
            long before = Long.parseLong(parameters.getOrDefault("prev_id", Long.toString(Long.MAX_VALUE)));
            boolean more = true;
            while (more) {
                long from = before;
                List<HistoryEntry> page = entries.values().stream().filter(entry -> entry.number() < from && isListed(entry, parameters))
                        .limit(size).toList();
                pages++;
                more = !page.isEmpty() && reader.test(page) && page.size() == size;
                before = page.isEmpty() ? 0 : page.get(page.size() - 1).number();
            }
        }

        @Override
        public Integer count() {
            return null;
        }

        @Override
        public Long afterId() {
            return afterId;
        }

        @Override
        public <T> Page<T> list(Class<T> type, Map<String, String> parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void fetch(Exchange exchange, long taskId, String taskName) {
            throw new UnsupportedOperationException();
        }
    }

    private final Deque<Boolean> wanted = new ArrayDeque<>();
    private final List<String> failing = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private Instant now = Instant.ofEpochSecond(NOW);
    private final Source.Taker taker = new Source.Taker() {

        @Override
        public boolean take(Found found) {
            String id = found.key().replaceAll(".*status:|:.*", "");
            taken.add(id);
            return !failing.contains(id);
        }

        @Override
        public boolean wantsMore() {
            return wanted.isEmpty() || wanted.remove();
        }
    };
    private final Source source = new HistorySource(outbox, new Events("/path", ZONE, (exchange, event) -> { }), Duration.ofHours(1),
            ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    private void pollAfter(Duration duration) throws Exception {
        now = now.plus(duration);
        source.poll(taker);
    }

    @Test
    void aMessageUpToAfterIdIsNotRouted() throws Exception {
        outbox.afterId = 2L;
        outbox.delivered(1, NOW - 20);
        outbox.delivered(3, NOW - 15);
        outbox.delivered(2, NOW - 10);
        source.poll(taker);
        outbox.delivered(4, NOW);
        pollAfter(Duration.ofSeconds(60));

        assertThat(taken).containsExactly("3", "4");
    }

    @Test
    void whatARouteThatIsSuspendedForAMomentLeavesComesWithTheNextPoll() throws Exception {
        outbox.delivered(2, NOW - 20);
        outbox.delivered(1, NOW - 10);
        wanted.addAll(List.of(true, false, true));
        source.poll(taker);
        assertThat(taken).containsExactly("2");
        source.poll(taker);

        assertThat(taken).containsExactly("2", "1");
    }

    @Test
    void aMessageThatIsListedLaterThanOneWithAHigherNumberIsFound() throws Exception {
        outbox.delivered(7, NOW - 5);
        source.poll(taker);
        outbox.delivered(6, NOW - 6);
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofMinutes(1));

        assertThat(taken).containsExactly("7", "6");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void theStateOfAMessageThatIsPlannedForWeeksAheadIsFound(boolean byAcceptance) throws Exception {
        outbox.byAcceptance = byAcceptance;
        outbox.size = 10;
        long due = NOW + Duration.ofDays(30).toSeconds();
        outbox.accept(5, NOW - 5, due, -1, NOW - 5);
        for (int hour = 0; hour < 24 * 30; hour++) {
            IntStream.rangeClosed(10 * hour, 10 * hour + 9).forEach(i -> outbox.delivered(100 + i, now.getEpochSecond()));
            pollAfter(Duration.ofHours(1));
        }
        assertThat(taken).doesNotContain("5").hasSize(7200).doesNotHaveDuplicates();
        outbox.accept(5, NOW - 5, due, 1, now.getEpochSecond());
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofHours(1));
        pollAfter(Duration.ofHours(1));

        assertThat(taken).endsWith("5").hasSize(7201);
    }

    @Test
    void aMessageWithoutAFinalStateCostsOnePageAndNotAllThatWereSentSince() throws Exception {
        outbox.size = 10;
        outbox.accept(5, NOW - 5, NOW - 5, 0, NOW - 5);
        IntStream.range(6, 500).forEach(i -> outbox.delivered(i, NOW - 5));
        source.poll(taker);
        outbox.pages = 0;
        pollAfter(Duration.ofMinutes(1));
        assertThat(outbox.pages).isEqualTo(2);
        outbox.accept(5, NOW - 5, NOW - 5, 1, now.getEpochSecond());
        pollAfter(Duration.ofMinutes(1));

        assertThat(taken).endsWith("5").hasSize(495).doesNotHaveDuplicates();
    }

    @Test
    void whatFailsComesWithEveryPollAndCostsNoPage() throws Exception {
        outbox.size = 10;
        IntStream.range(1, 500).forEach(i -> outbox.delivered(i, NOW - 5));
        failing.add("1");
        source.poll(taker);
        outbox.pages = 0;
        taken.clear();
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofMinutes(1));
        failing.clear();
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofMinutes(1));

        assertThat(taken).containsExactly("1", "1", "1");
        assertThat(outbox.pages).isEqualTo(4);
    }

    @Test
    void whenMoreFailThanAreKeptNoneIsLost() throws Exception {
        IntStream.rangeClosed(1, 2_500).forEach(i -> outbox.delivered(i, NOW - 5));
        IntStream.rangeClosed(1, 2_500).forEach(i -> failing.add(Integer.toString(i)));
        source.poll(taker);
        pollAfter(Duration.ofDays(1));
        failing.clear();
        taken.clear();
        pollAfter(Duration.ofDays(1));
        pollAfter(Duration.ofMinutes(1));

        assertThat(taken).hasSize(2_500).doesNotHaveDuplicates();
    }

    @Test
    void aClockThatJumpsBackAnHourLosesNothingAndRoutesNothingTwice() throws Exception {
        outbox.delivered(3_000_000_001L, NOW - 5);
        source.poll(taker);
        outbox.delivered(3_000_000_002L, NOW + 60);
        pollAfter(Duration.ofHours(-1));
        outbox.delivered(3_000_000_003L, NOW - 3_500);
        pollAfter(Duration.ofMinutes(1));
        pollAfter(Duration.ofHours(3));

        assertThat(taken).containsExactly("3000000001", "3000000002", "3000000003");
    }
}
