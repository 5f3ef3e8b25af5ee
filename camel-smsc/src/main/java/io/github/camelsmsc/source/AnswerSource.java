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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.model.IncomingMessage;
import io.github.camelsmsc.source.Provider.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Incoming messages and confirmation calls, by ascending id. */
public final class AnswerSource implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerSource.class);

    /** "cnt: at most 10000." */
    private static final int MOST = 10_000;
    /** "hour: at most 168." */
    private static final int MAX_HOURS = 168;
    private static final String AFTER = "after_id";
    private static final String COUNT = "cnt";
    /** A message may be listed later than one with a higher id: each poll lists again what was received so long before the last. */
    private static final Duration OVERLAP = Duration.ofHours(1);
    /** Zones differ by half an hour at least, clocks by less. */
    private static final Duration SLACK = Duration.ofMinutes(10);

    private final Provider provider;
    private final Events events;
    private final Duration lookBack;
    private final Clock clock;
    private int size;
    /** The most that an answer had. */
    private int largest;
    private final Progress<IncomingMessage> progress;
    private Instant since;
    private boolean warnedOfZone;
    /** The last poll has routed what it was told before an answer failed. */
    private boolean isBroken;

    /**
     * @param provider lists
     * @param events   makes events of messages
     * @param lookBack how far back the first poll looks
     * @param clock    tells where that is
     */
    public AnswerSource(Provider provider, Events events, Duration lookBack, Clock clock) {
        this.provider = provider;
        this.events = events;
        this.lookBack = lookBack;
        this.clock = clock;
        this.size = provider.count() == null ? MOST : Math.min(MOST, provider.count());
        this.progress = new Progress<>(provider.afterId() == null ? 0 : provider.afterId());
    }

    @Override
    public void poll(Taker taker) throws Exception {
        Instant now = clock.instant();
        long floor = progress.floor();
        boolean byTime = floor == 0 && provider.afterId() == null;
        if (since == null) {
            since = byTime ? now.minus(lookBack) : Instant.MIN;
        }
        NavigableMap<Long, IncomingMessage> found = new TreeMap<>();
        Exception failure = null;
        try {
            if (byTime) {
                // the hours since then grow until there is a message to go on from
                long hours = Math.min(MAX_HOURS, Math.max(1, Duration.between(since, now).plusHours(1).minusNanos(1).toHours()));
                page(found, Map.of("hour", Long.toString(hours)), floor);
                checkZone(found, now.minus(Duration.ofHours(hours)), now);
            } else {
                page(found, Map.of(AFTER, Long.toString(floor)), floor);
                checkZone(found, Instant.EPOCH, now);
            }
        } catch (Exception e) {
            failure = e; // what came before it is routed
        }
        found.putAll(progress.failed());
        route(found, taker, now, failure);
    }

    private void route(NavigableMap<Long, IncomingMessage> found, Taker taker, Instant now, Exception failure) throws Exception {
        long settled = 0;
        boolean goesOn = true;
        for (IncomingMessage message : found.values()) {
            if (!taker.wantsMore()) {
                return;
            }
            if (progress.isDone(message.id()) || isOld(message) || taker.take(events.found(message))) {
                progress.done(message.id());
            } else {
                goesOn &= progress.failed(message.id(), message);
            }
            goesOn &= !isReceivedAfter(message, now.minus(OVERLAP));
            settled = goesOn ? message.id() : settled;
        }
        isBroken = failure != null;
        if (isBroken) {
            throw failure;
        }
        progress.settle(settled);
    }

    /** The newest one was received within the time for which the provider lists. */
    private void checkZone(NavigableMap<Long, IncomingMessage> found, Instant from, Instant now) {
        Long time = found.isEmpty() ? null : found.lastEntry().getValue().time();
        if (time == null || warnedOfZone) {
            return;
        }
        Instant received = Instant.ofEpochSecond(time);
        if (events.latest(time).isBefore(from.minus(SLACK)) || received.isAfter(now.plus(SLACK))) {
            warnedOfZone = true;
            LOG.warn("smsc:get_answers lists a message that was received at {}, read in {}, which cannot be: is the option zone that of "
                    + "the account, and the clock of this machine right? What seems older than lookBack is not routed",
                    received, events.zone());
        }
    }

    private boolean isOld(IncomingMessage message) {
        return message.time() != null && events.latest(message.time()).isBefore(since);
    }

    private boolean isReceivedAfter(IncomingMessage message, Instant limit) {
        return message.time() != null && events.latest(message.time()).isAfter(limit);
    }

    /** Which messages an answer of the most that the provider lists leaves out is not known: they lie behind it or before it. */
    private void page(NavigableMap<Long, IncomingMessage> found, Map<String, String> parameters, long floor) throws Exception {
        Page<IncomingMessage> listed = list(found, parameters);
        boolean hasNew = isBroken || !found.keySet().stream().allMatch(progress::isKnown);
        if (found.isEmpty() || !canBeLimited(listed) || listed.size() < largest && !hasNew) {
            return;
        }
        long highest = found.lastKey();
        upTo(found, highest, Long.MAX_VALUE);
        if (hasNew && !(found.lastKey() > highest && parameters.containsKey(AFTER))) { // nothing lies before the oldest of those asked for
            before(found, floor, parameters, listed.size() >= MOST);
        }
    }

    private static boolean canBeLimited(Page<IncomingMessage> page) {
        return page.size() >= Call.LEAST_LISTED;
    }

    /** Goes on behind the highest id until an answer is whole or the limit is reached. */
    private void upTo(NavigableMap<Long, IncomingMessage> found, long after, long limit) throws Exception {
        long highest = after;
        long from;
        Page<IncomingMessage> listed;
        do {
            from = highest;
            listed = list(found, Map.of(AFTER, Long.toString(from)));
            highest = highest(listed, from);
        } while (canBeLimited(listed) && highest > from && highest < limit);
    }

    /**
     * Asks behind ids that are further and further below the lowest one, which brings what lies between if the oldest come
     * first. Of an answer that has room for more, once, as many ids further as it spans: it may be whole.
     */
    private void before(NavigableMap<Long, IncomingMessage> found, long floor, Map<String, String> parameters, boolean isFull)
            throws Exception {
        boolean full = isFull;
        long step = full ? MOST : found.lastKey() - found.firstKey() + 1;
        while (found.firstKey() > floor + 1 && !isOld(found.firstEntry().getValue())) {
            long lowest = found.firstKey();
            long from = Math.max(floor, lowest - 1 - step);
            if (!Long.toString(from).equals(parameters.get(AFTER))) { // that was asked for
                Page<IncomingMessage> listed = list(found, Map.of(AFTER, Long.toString(from)));
                long highest = highest(listed, from);
                if (canBeLimited(listed) && highest < lowest - 1) {
                    upTo(found, highest, lowest - 1);
                }
            }
            boolean isLowest = found.firstKey() == lowest;
            if (isLowest && full && from <= floor) {
                LOG.warn("There are more incoming messages than the {} that the provider lists at once: older ones are not found", MOST);
            }
            if (isLowest && !full || from <= floor) {
                return;
            }
            full = true;
            step = isLowest ? step * 2 : MOST;
        }
    }

    /** In what order an answer is, and which messages a full one leaves out, is not known: it is asked for again with more room. */
    private Page<IncomingMessage> list(NavigableMap<Long, IncomingMessage> found, Map<String, String> parameters) throws Exception {
        Page<IncomingMessage> page = list(found, parameters, size);
        if (page.size() >= size && size < MOST) {
            page = list(found, parameters, MOST);
            size = MOST;
        }
        largest = Math.max(largest, page.size());
        return page;
    }

    private Page<IncomingMessage> list(NavigableMap<Long, IncomingMessage> found, Map<String, String> parameters, int room)
            throws Exception {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put(COUNT, Integer.toString(room));
        Page<IncomingMessage> page = provider.list(IncomingMessage.class, all);
        page.records().forEach(message -> found.put(message.id(), message));
        return page;
    }

    private static long highest(Page<IncomingMessage> page, long from) {
        return page.records().stream().mapToLong(IncomingMessage::id).max().orElse(from);
    }
}
