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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.camelsmsc.KeptLog;
import io.github.camelsmsc.model.IncomingMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnswerSourceTest extends SourceTestSupport {

    /** Of messages before an answer is cut, or within it. */
    enum Order {
        ASCENDING, DESCENDING, NONE;

        private List<Long> of(List<Long> ascending) {
            List<Long> ids = new ArrayList<>(ascending);
            if (this == DESCENDING) {
                Collections.reverse(ids);
            } else if (this == NONE) {
                Collections.shuffle(ids, new Random(7));
            }
            return ids;
        }
    }

    private Integer count;
    private Order cut = Order.ASCENDING;
    private Order cutOfHours = Order.ASCENDING;
    private Order within = Order.ASCENDING;
    private int limit = 10_000;
    private int calls;
    private int failingCall;
    private long last;
    private long received = NOW;
    private Long hidden;
    private ZoneId zone = ZONE;

    @Override
    Source source() {
        return new AnswerSource(this, new Events("/path", zone, (exchange, event) -> { }), Duration.ofHours(1), clock);
    }

    @Override
    public Integer count() {
        return count;
    }

    @Override
    public <T> Page<T> list(Class<T> type, Map<String, String> parameters) {
        if (++calls == failingCall) {
            throw new IllegalStateException("error 9");
        }
        long after = Long.parseLong(parameters.getOrDefault("after_id", "0"));
        List<Long> listed = (parameters.containsKey("hour") ? cutOfHours : cut).of(LongStream.rangeClosed(after + 1, last).boxed().toList())
                .stream().limit(Math.min(limit, Long.parseLong(parameters.get("cnt")))).sorted().toList();
        List<T> page = within.of(listed).stream()
                .filter(id -> !id.equals(hidden))
                .map(id -> new IncomingMessage(id, null, "79991234567", "x", "79007654321", null, NOW, received, Map.of()))
                .map(type::cast).toList();
        return new Page<>(page, page.size());
    }

    /** By the first poll, and by one that goes on from there. */
    private void assertAllAreTaken(int first, int later) throws Exception {
        last = first;
        poll();
        assertThat(taken).isEqualTo(ids(1, first));
        pollAfter(Duration.ofHours(2));
        last = later;
        poll();

        assertThat(taken).isEqualTo(ids(1, later));
    }

    private static Stream<Arguments> limitedAnswers() {
        return Stream.of(1, 2, 3, 50, 150).flatMap(count -> Stream.of(Order.values())
                .flatMap(cut -> Stream.of(Order.values()).map(within -> Arguments.of(count, cut, within))));
    }

    @ParameterizedTest
    @MethodSource("limitedAnswers")
    void nothingIsLeftOutWhicheverMessagesALimitedAnswerHoldsAndInWhichOrder(int most, Order left, Order order) throws Exception {
        count = most;
        cut = left;
        cutOfHours = left;
        within = order;
        assertAllAreTaken(180, 400);
    }

    @ParameterizedTest
    @EnumSource
    void aProviderThatListsFewerThanItIsAskedForIsAskedForWhatIsBehindThem(Order order) throws Exception {
        limit = 100;
        within = order;
        assertAllAreTaken(350, 680);
    }

    @ParameterizedTest
    @EnumSource
    void aProviderThatListsTheNewestOfAnHourIsAskedForWhatIsBeforeThem(Order order) throws Exception {
        limit = 100;
        cutOfHours = Order.DESCENDING;
        within = order;
        last = 350;
        poll();

        assertThat(taken).isEqualTo(ids(1, 350));
    }

    /** And it is asked no larger question than before because of it. */
    @Test
    void whatIsListedBeforeAnAnswerFailsIsRoutedAndTheRestComesWithTheNextPoll() throws Exception {
        count = 3;
        last = 5;
        failingCall = 2;

        assertThatThrownBy(this::poll).hasMessage("error 9");
        assertThat(taken).isEqualTo(ids(1, 3));
        poll();

        assertThat(taken).isEqualTo(ids(1, 5));
        assertThat(calls).isEqualTo(4);
    }

    @Test
    void whatLiesBeforeTheNewestIsAskedForAfterAFailureToo() throws Exception {
        limit = 100;
        cutOfHours = Order.DESCENDING;
        last = 350;
        failingCall = 3;

        assertThatThrownBy(this::poll).hasMessage("error 9");
        assertThat(taken).isEqualTo(ids(251, 350));
        poll();

        assertThat(taken).hasSize(350).containsAll(ids(1, 250));
    }

    @Test
    void aLineSaysThatTheOldestAreLeftOutOfTheMostThatTheProviderLists() throws Exception {
        cut = Order.DESCENDING;
        cutOfHours = Order.DESCENDING;
        last = 10_500;
        try (KeptLog log = new KeptLog()) {
            poll();

            assertThat(log.lines()).filteredOn(line -> line.contains("incoming messages")).containsExactly(
                    "There are more incoming messages than the 10000 that the provider lists at once: older ones are not found");
        }
    }

    @Test
    void aPollThatFindsNothingNewIsOneCall() throws Exception {
        last = 50;
        poll();
        last = 60;
        poll();
        poll();

        assertThat(calls).isEqualTo(3);
        assertThat(taken).hasSize(60);
    }

    @Test
    void whenMoreFailThanAreKeptNoneIsLost() throws Exception {
        last = 3_000;
        failing.addAll(ids(1, 3_000));
        poll();
        pollAfter(Duration.ofHours(2));
        failing.clear();
        taken.clear();
        poll();
        poll();

        assertThat(taken).isEqualTo(ids(1, 3_000));
    }

    @Test
    void aClockThatJumpsBackAnHourLosesNothingAndRoutesNothingTwice() throws Exception {
        last = 3;
        poll();
        last = 5;
        pollAfter(Duration.ofHours(-1));
        last = 6;
        pollAfter(Duration.ofHours(4));
        poll();

        assertThat(taken).isEqualTo(ids(1, 6));
    }

    @Test
    void aMessageOfTheHourThatTheZoneHasTwiceIsNotTooOldAndAnotherIsFoundLater() throws Exception {
        zone = ZoneId.of("Europe/Kyiv");
        now = Instant.parse("2024-10-27T01:30:00Z"); // 03:30 for the second time
        received = Instant.parse("2024-10-27T00:20:00Z").getEpochSecond(); // or an hour later: 03:20
        hidden = 1L;
        try (KeptLog log = new KeptLog()) {
            last = 2;
            poll();
            hidden = null;
            poll();

            assertThat(taken).containsExactly("2", "1");
            assertThat(log.lines()).noneMatch(line -> line.startsWith("smsc:get_answers"));
        }
    }
}
