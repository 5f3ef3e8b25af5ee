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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.camelsmsc.api.HistoryEntry;
import io.github.camelsmsc.model.MessageStatus;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HistorySourceTest {

    private static final long NOW = 1_700_000_000;

    /** One page, the newest first. */
    private final Provider provider = new Provider() {

        @Override
        public Integer count() {
            return null;
        }

        @Override
        public Long afterId() {
            return null;
        }

        @Override
        public <T> List<T> list(Class<T> type, Map<String, String> parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void history(Map<String, String> parameters, Predicate<List<HistoryEntry>> reader) {
            reader.test(List.of(delivered(2, NOW - 20), delivered(1, NOW - 10)));
        }

        @Override
        public void fetch(Exchange exchange, long taskId, String taskName) {
            throw new UnsupportedOperationException();
        }
    };
    private final Deque<Boolean> wanted = new ArrayDeque<>();
    private final List<String> taken = new ArrayList<>();
    private final Source.Taker taker = new Source.Taker() {

        @Override
        public boolean take(Found found) {
            return taken.add(found.key().replaceAll(".*status:|:.*", ""));
        }

        @Override
        public boolean wantsMore() {
            return wanted.isEmpty() || wanted.remove();
        }
    };

    private static HistoryEntry delivered(long number, long at) {
        return new HistoryEntry(number, new MessageStatus(number, "79991234567", 1, null, at, null, null, null, at, null, null, null,
                null, null, 0, null, null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void whatARouteThatIsSuspendedForAMomentLeavesComesWithTheNextPoll() throws Exception {
        Source source = new HistorySource(provider, new Events("/path", ZoneId.of("Europe/Moscow"), (exchange, event) -> { }),
                Duration.ofHours(1), Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));
        wanted.addAll(List.of(true, false, true));
        source.poll(taker);
        assertThat(taken).containsExactly("2");
        source.poll(taker);

        assertThat(taken).containsExactly("2", "1");
    }
}
