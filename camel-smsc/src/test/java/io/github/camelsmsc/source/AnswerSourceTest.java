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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import io.github.camelsmsc.api.HistoryEntry;
import io.github.camelsmsc.model.IncomingMessage;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerSourceTest {

    private static final long NOW = 1_700_000_000;

    private final List<String> taken = new ArrayList<>();
    private final List<String> failing = new ArrayList<>();
    private Instant now = Instant.ofEpochSecond(NOW);
    private final Source.Taker taker = new Source.Taker() {

        @Override
        public boolean take(Found found) {
            String id = found.key().replaceAll(".*message:|\\|.*", "");
            taken.add(id);
            return !failing.contains(id);
        }

        @Override
        public boolean wantsMore() {
            return true;
        }
    };

    /** Limited answers hold the oldest messages, or the newest, in either order. */
    private static final class Inbox implements Provider {

        private final int count;
        private final boolean oldest;
        private final boolean ascending;
        private int limit = Integer.MAX_VALUE;
        private int calls;
        private long last;

        private Inbox(int count, boolean oldest, boolean ascending) {
            this.count = count;
            this.oldest = oldest;
            this.ascending = ascending;
        }

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
            calls++;
            long after = Long.parseLong(parameters.getOrDefault("after_id", "0"));
            long most = Math.min(limit, Long.parseLong(parameters.get("cnt")));
            long from = oldest ? after + 1 : Math.max(after, last - most) + 1;
            long to = oldest ? Math.min(last, after + most) : last;
            List<T> page = LongStream.rangeClosed(from, to).map(id -> ascending ? id : from + to - id)
                    .mapToObj(id -> new IncomingMessage(id, null, "79991234567", "x", "79007654321", null, NOW, NOW, Map.of()))
                    .map(type::cast).toList();
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

    private Source source(Provider provider) {
        return new AnswerSource(provider, new Events("/path", ZoneId.of("Europe/Moscow"), (exchange, event) -> { }),
                Duration.ofHours(1), ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    }

    private static List<String> ids(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(Long::toString).toList();
    }

    @ParameterizedTest
    @CsvSource({ "2, true, true", "2, false, false", "3, false, false" })
    void nothingIsLeftOutWhicheverMessagesALimitedAnswerHolds(int count, boolean oldest, boolean ascending) throws Exception {
        Inbox inbox = new Inbox(count, oldest, ascending);
        Source source = source(inbox);
        inbox.last = 7;
        source.poll(taker);
        assertThat(taken).containsExactly("1", "2", "3", "4", "5", "6", "7");
        inbox.last = 14;
        source.poll(taker);

        assertThat(taken).hasSize(14).endsWith("8", "9", "10", "11", "12", "13", "14");
    }

    @Test
    void aProviderThatListsFewerThanItIsAskedForIsAskedForWhatIsBehindThem() throws Exception {
        Inbox inbox = new Inbox(10_000, true, true);
        inbox.limit = 100;
        Source source = source(inbox);
        inbox.last = 350;
        source.poll(taker);
        assertThat(taken).isEqualTo(ids(1, 350));
        inbox.last = 480;
        source.poll(taker);

        assertThat(taken).isEqualTo(ids(1, 480));
    }

    @Test
    void aPollThatFindsNothingNewIsOneCall() throws Exception {
        Inbox inbox = new Inbox(10_000, true, true);
        Source source = source(inbox);
        inbox.last = 50;
        source.poll(taker);
        inbox.last = 60;
        source.poll(taker);
        source.poll(taker);

        assertThat(inbox.calls).isEqualTo(3);
        assertThat(taken).hasSize(60);
    }

    @Test
    void whenMoreFailThanAreKeptNoneIsLost() throws Exception {
        Inbox inbox = new Inbox(10_000, true, true);
        Source source = source(inbox);
        inbox.last = 3_000;
        failing.addAll(ids(1, 3_000));
        source.poll(taker);
        now = now.plus(Duration.ofHours(2));
        source.poll(taker);
        failing.clear();
        taken.clear();
        source.poll(taker);
        source.poll(taker);

        assertThat(taken).isEqualTo(ids(1, 3_000));
    }

    @Test
    void aClockThatJumpsBackAnHourLosesNothingAndRoutesNothingTwice() throws Exception {
        Inbox inbox = new Inbox(10_000, true, true);
        Source source = source(inbox);
        inbox.last = 3;
        source.poll(taker);
        now = now.minus(Duration.ofHours(1));
        inbox.last = 5;
        source.poll(taker);
        now = now.plus(Duration.ofHours(4));
        inbox.last = 6;
        source.poll(taker);
        source.poll(taker);

        assertThat(taken).isEqualTo(ids(1, 6));
    }
}
