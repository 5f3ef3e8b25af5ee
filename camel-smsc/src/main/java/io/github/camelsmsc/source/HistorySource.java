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
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsmsc.api.HistoryEntry;
import io.github.camelsmsc.model.DeliveryStatus;

/** Sent messages: the final state of each. A poll pages back to the first message that has none yet. */
public final class HistorySource implements Source {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");
    /** A message that has no final state a week after it was sent will hardly get one, and must not hold the mark for ever. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private final Provider provider;
    private final Events events;
    private final Duration lookBack;
    private final Clock clock;
    private final Progress progress = new Progress(0);
    private Instant since;

    /**
     * @param provider pages through the history
     * @param events   makes events of its entries
     * @param lookBack how far back the first poll looks
     * @param clock    tells where that is
     */
    public HistorySource(Provider provider, Events events, Duration lookBack, Clock clock) {
        this.provider = provider;
        this.events = events;
        this.lookBack = lookBack;
        this.clock = clock;
    }

    @Override
    public void poll(Taker taker) throws Exception {
        Instant now = clock.instant();
        if (since == null) {
            since = now.minus(lookBack);
        }
        Instant hopeless = now.minus(lookBack.compareTo(PATIENCE) > 0 ? lookBack : PATIENCE);
        Map<String, String> days = new LinkedHashMap<>();
        days.put("start", DAY.format((since.isAfter(hopeless) ? since : hopeless).atZone(events.zone())));
        days.put("end", DAY.format(now.atZone(events.zone())));
        Look look = new Look();
        progress.begin();
        progress.interrupted(); // unless it ends well
        provider.history(days, page -> {
            try {
                look.stopped = !read(page, hopeless, taker);
            } catch (Exception e) {
                look.failure = e;
                return false;
            }
            return !look.stopped && page.stream().mapToLong(HistoryEntry::number).min().orElse(0) > progress.mark();
        });
        if (look.failure != null) {
            throw look.failure;
        }
        if (!look.stopped) {
            progress.whole();
        }
        progress.end();
    }

    private static final class Look {
        private Exception failure;
        /** Asked again later, a route that was suspended may want more: what was left out would be taken for seen. */
        private boolean stopped;
    }

    /** Oldest state first, as far as a page goes; false if the taker wants no more. */
    private boolean read(List<HistoryEntry> page, Instant hopeless, Taker taker) throws Exception {
        List<HistoryEntry> ordered = page.stream().sorted(Comparator
                .comparing((HistoryEntry entry) -> entry.message().lastTimestamp(), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparingLong(HistoryEntry::number)).toList();
        for (HistoryEntry entry : ordered) {
            if (!taker.wantsMore()) {
                return false;
            }
            progress.seen(entry.number(), progress.isDone(entry.number()) || isDone(entry, hopeless, taker));
        }
        return taker.wantsMore();
    }

    private boolean isDone(HistoryEntry entry, Instant hopeless, Taker taker) throws Exception {
        if (entry.number() == 0) {
            throw new IllegalStateException("The provider's history has no int_id, so it cannot be polled");
        }
        DeliveryStatus state = events.of(entry.message());
        if (!state.isFinal()) {
            return isBefore(entry.message().sendTimestamp(), hopeless);
        }
        return isBefore(state.ts(), since) || taker.take(events.found(state));
    }

    private static boolean isBefore(Long seconds, Instant limit) {
        return seconds != null && Instant.ofEpochSecond(seconds).isBefore(limit);
    }
}
