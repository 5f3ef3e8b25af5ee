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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

import io.github.camelsmsc.api.HistoryEntry;
import io.github.camelsmsc.model.DeliveryStatus;

/**
 * Sent messages: the final state of each. A poll pages back to what the last one has seen, and goes to those of which it saw
 * no final state.
 */
public final class HistorySource implements Source {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");
    /** A message that has no final state a week after it was to be sent will hardly get one. */
    private static final Duration PATIENCE = Duration.ofDays(7);
    /** "start: at most six months ago." */
    private static final Duration HISTORY = Duration.ofDays(180);
    /** Whether a planned message is listed before its day is not known: this often a poll looks at all that is listed for these days. */
    private static final Duration LOOK_BACK = Duration.ofHours(1);
    private static final Duration LAST_DAYS = Duration.ofDays(2);
    /** A state that is so much older than the last look, of a message that is listed late, was seen before. */
    private static final Duration OVERLAP = Duration.ofHours(3);

    private final Provider provider;
    private final Events events;
    private final Duration lookBack;
    private final Clock clock;
    private final NavigableMap<Long, Waiting> waiting = new TreeMap<>();
    private final Map<Long, HistoryEntry> failed = new HashMap<>();
    /** Those above the mark, and those whose state is not older than the overlap: their unix seconds by their numbers. */
    private final Map<Long, Long> done = new HashMap<>();
    /** The highest number that a whole look has seen. */
    private long mark;
    private Instant since;
    private Instant last;
    private Instant known = Instant.MIN;
    private Instant nextLookBack = Instant.MIN;

    /**
     * A message that was seen without a final state.
     *
     * @param start from which day on it is listed
     * @param due   when it is to be sent
     * @param above the number of its neighbour, which a page can begin before; 0 if there was none
     */
    private record Waiting(Instant start, Instant due, long above) {
    }

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
        Look look = new Look(clock.instant(), taker);
        if (!look.again()) {
            return;
        }
        Map<String, String> days = new LinkedHashMap<>();
        days.put("start", DAY.format(look.start.atZone(events.zone())));
        days.put("end", DAY.format(look.now.atZone(events.zone())));
        provider.history(days, look::read);
        while (look.next > 0) {
            look.asked = look.next;
            days.put("prev_id", Long.toString(look.asked));
            look.next = 0;
            provider.history(days, look::read);
        }
        look.end();
    }

    /** One poll. */
    private final class Look {

        private final Instant now;
        private final Taker taker;
        private final Instant hopeless;
        private final Instant start;
        private final boolean back;
        private long highest = mark;
        private long lowest;
        private long next;
        private long asked = Long.MAX_VALUE;
        private boolean walks;
        private Exception failure;
        /** Asked again later, a route that was suspended may want more: what was left out would be taken for seen. */
        private boolean stopped;

        private Look(Instant now, Taker taker) {
            this.now = now;
            this.taker = taker;
            if (since == null) {
                since = now.minus(lookBack);
                last = since;
                nextLookBack = now;
            }
            hopeless = now.minus(lookBack.compareTo(PATIENCE) > 0 ? lookBack : PATIENCE);
            waiting.values().removeIf(message -> message.due().isBefore(hopeless));
            back = !now.isBefore(nextLookBack);
            Instant from = back ? earlier(last, now.minus(LAST_DAYS)) : waiting.values().stream().filter(this::isDue).map(Waiting::start)
                    .reduce(earlier(last, hopeless), Look::earlier);
            Instant longest = now.minus(HISTORY);
            Instant limit = since.isAfter(longest) ? since : longest;
            start = from.isAfter(limit) ? from : limit.isAfter(now) ? now : limit;
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }

        private boolean isDue(Waiting message) {
            return !message.due().isAfter(now);
        }

        /** What failed before; false if the taker wants no more. */
        private boolean again() throws Exception {
            for (HistoryEntry entry : ordered(List.copyOf(failed.values()))) {
                if (!taker.wantsMore()) {
                    return false;
                }
                take(entry, events.of(entry.message()), 0);
            }
            return true;
        }

        /** Takes a page, and says whether the one after it is wanted; {@code next} is where to go on if not. */
        private boolean read(List<HistoryEntry> page) {
            try {
                stopped = !seeAll(page);
            } catch (Exception e) {
                failure = e;
            }
            if (stopped || failure != null) {
                return false;
            }
            if (back || lowest > mark) {
                walks = true;
                return true;
            }
            Long above = waiting.headMap(lowest, false).descendingMap().values().stream().filter(this::isDue).findFirst()
                    .map(Waiting::above).orElse(null);
            walks = above != null && (above == 0 || above >= lowest);
            next = walks || above == null || above >= asked ? 0 : above; // where the provider begins anew, not for ever
            return walks;
        }

        /** Oldest state first, as far as a page goes; false if the taker wants no more. */
        private boolean seeAll(List<HistoryEntry> page) throws Exception {
            Map<Long, Long> neighbours = new HashMap<>();
            long above = walks ? lowest : 0;
            for (HistoryEntry entry : page.stream().sorted(Comparator.comparingLong(HistoryEntry::number).reversed()).toList()) {
                neighbours.put(entry.number(), above);
                above = entry.number();
            }
            lowest = above;
            for (HistoryEntry entry : ordered(page)) {
                if (!taker.wantsMore()) {
                    return false;
                }
                see(entry, neighbours.get(entry.number()));
            }
            return taker.wantsMore();
        }

        private void see(HistoryEntry entry, long above) throws Exception {
            long number = entry.number();
            highest = Math.max(highest, number);
            if (provider.afterId() != null && entry.message().id() <= provider.afterId()) {
                return;
            }
            DeliveryStatus state = events.of(entry.message());
            if (!state.isFinal()) {
                await(entry, above);
            } else if (isDone(number, state.ts())) {
                waiting.remove(number);
            } else if (!failed.containsKey(number)) {
                take(entry, state, above);
            }
        }

        private boolean isDone(long number, Long ts) {
            return done.containsKey(number) || isBefore(ts, since)
                    || number <= mark && !waiting.containsKey(number) && !failed.containsKey(number) && (hasNoStamp(ts) || isBefore(ts, known));
        }

        private void take(HistoryEntry entry, DeliveryStatus state, long above) throws Exception {
            if (taker.take(events.found(state))) {
                failed.remove(entry.number());
                waiting.remove(entry.number());
                done.put(entry.number(), Objects.requireNonNullElse(state.ts(), 0L));
            } else if (failed.size() < Progress.MOST_KEPT || failed.containsKey(entry.number())) {
                failed.put(entry.number(), entry);
                waiting.remove(entry.number());
            } else {
                await(entry, above);
            }
        }

        private void await(HistoryEntry entry, long above) {
            Waiting before = waiting.get(entry.number());
            Long seconds = entry.message().sendTimestamp();
            Instant due = seconds != null ? Instant.ofEpochSecond(seconds) : before != null ? before.due() : now;
            if (!due.isBefore(hopeless)) {
                waiting.put(entry.number(), new Waiting(before == null ? start : before.start(), due,
                        above != 0 || before == null ? above : before.above()));
            } else {
                waiting.remove(entry.number());
            }
        }

        private void end() throws Exception {
            if (failure != null) {
                throw failure;
            }
            if (!stopped) {
                mark = highest;
                last = now;
                nextLookBack = back ? now.plus(LOOK_BACK) : nextLookBack;
                Instant overlap = now.minus(OVERLAP);
                known = known.isAfter(overlap) ? known : overlap;
                done.entrySet().removeIf(message -> message.getKey() <= mark
                        && (hasNoStamp(message.getValue()) || isBefore(message.getValue(), known)));
            }
        }
    }

    private static List<HistoryEntry> ordered(Collection<HistoryEntry> entries) {
        return entries.stream().sorted(Comparator
                .comparing((HistoryEntry entry) -> entry.message().lastTimestamp(), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparingLong(HistoryEntry::number)).toList();
    }

    private static boolean isBefore(Long seconds, Instant limit) {
        return !hasNoStamp(seconds) && Instant.ofEpochSecond(seconds).isBefore(limit);
    }

    /** The provider writes 0 where it knows none. */
    private static boolean hasNoStamp(Long seconds) {
        return seconds == null || seconds <= 0;
    }
}
