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
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import io.github.camelsmsc.api.HistoryEntry;
import org.apache.camel.Exchange;

/** A source whose provider, clock and taker are the test's. */
abstract class SourceTestSupport implements Provider, Source.Taker {

    static final long NOW = 1_700_000_000;
    static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    final Events events = new Events("/path", ZONE, (exchange, event) -> { });
    /** The ids that the route had, in order. */
    final List<String> taken = new ArrayList<>();
    final Set<String> failing = new HashSet<>();
    /** What the route says when it is asked whether it wants more; yes, where nothing is said. */
    final Deque<Boolean> wanted = new ArrayDeque<>();
    Instant now = Instant.ofEpochSecond(NOW);
    final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private Source source;

    abstract Source source();

    void pollAfter(Duration duration) throws Exception {
        now = now.plus(duration);
        source = source == null ? source() : source;
        source.poll(this);
    }

    void poll() throws Exception {
        pollAfter(Duration.ZERO);
    }

    static List<String> ids(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(Long::toString).toList();
    }

    @Override
    public boolean take(Found found) {
        String id = found.key().substring(found.key().indexOf(':') + 1).split("\\D", 2)[0];
        taken.add(id);
        return !failing.contains(id);
    }

    @Override
    public boolean wantsMore() {
        return wanted.isEmpty() || wanted.remove();
    }

    @Override
    public Integer count() {
        return null;
    }

    @Override
    public Long afterId() {
        return null;
    }

    @Override
    public <T> Page<T> list(Class<T> type, Map<String, String> parameters) {
        throw new UnsupportedOperationException();
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
