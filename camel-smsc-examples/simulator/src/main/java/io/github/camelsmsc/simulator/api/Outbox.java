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
package io.github.camelsmsc.simulator.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.camelsmsc.simulator.time.Timeline;

/**
 * The messages that the account has sent, and what becomes of them by the clock: state -1 until they are due, 0 with the
 * operator, then a final one. Safe for use by many threads.
 */
public final class Outbox {

    /** Beyond it the oldest message is forgotten. */
    static final int MAX_MESSAGES = 100_000;
    /** How long a message is tried unless {@code valid} says otherwise. */
    static final Duration VALIDITY = Duration.ofHours(24);

    /** A message before it is accepted. */
    record Draft(String phone, MessageType type, String text, String sender, int parts, BigDecimal cost, Instant due,
            Duration validity) {
    }

    private final Timeline timeline;
    private final Consumer<OutboxMessage> onChange;
    private final Map<MessageType, BigDecimal> prices = new EnumMap<>(MessageType.class);
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Map<Long, OutboxMessage> messages = new LinkedHashMap<>();
    /** By identifier and phone: the one sent last, since a client may use an identifier again. */
    private final Map<String, Long> latest = new HashMap<>();
    private Duration toOperator = Duration.ofSeconds(1);
    private Duration toSubscriber = Duration.ofSeconds(3);
    private List<String> forbidden = List.of();
    private List<String> unreachable = List.of();
    private long nextId = 1001;
    private long nextIntId = 1;

    /**
     * @param timeline on which messages go through their states
     * @param onChange hears of every state from 1 on, in the thread in which it changes
     */
    public Outbox(Timeline timeline, Consumer<OutboxMessage> onChange) {
        this.timeline = timeline;
        this.onChange = onChange;
        for (MessageType type : MessageType.values()) {
            prices.put(type, new BigDecimal(type.price()));
        }
    }

    // --- settings

    /** What one message of a type costs, a part of it if it has parts. */
    public synchronized void price(MessageType type, BigDecimal price) {
        prices.put(type, price);
    }

    synchronized BigDecimal price(MessageType type) {
        return prices.get(type);
    }

    /** What becomes of messages to a phone, sent already or later. */
    public synchronized void outcome(String phone, Outcome outcome) {
        outcomes.put(phone, outcome);
    }

    /** How long a message that is due takes to the operator, and from there to the subscriber. */
    public synchronized void times(Duration untilOperator, Duration untilSubscriber) {
        toOperator = untilOperator;
        toSubscriber = untilSubscriber;
    }

    /** Texts that hold one of these are refused with error 6. */
    public synchronized void forbidden(List<String> words) {
        forbidden = List.copyOf(words);
    }

    synchronized boolean isForbidden(String text) {
        return forbidden.stream().anyMatch(text::contains);
    }

    /** Phones that begin so are refused with error 8. */
    public synchronized void unreachable(List<String> prefixes) {
        unreachable = List.copyOf(prefixes);
    }

    synchronized boolean isUnreachable(String phone) {
        return unreachable.stream().anyMatch(phone::startsWith);
    }

    // --- what was sent

    /** All messages, oldest first. */
    public synchronized List<OutboxMessage> messages() {
        return new ArrayList<>(messages.values());
    }

    synchronized long newId() {
        return nextId++;
    }

    synchronized Optional<OutboxMessage> find(long id, String phone) {
        return Optional.ofNullable(latest.get(key(id, phone))).map(messages::get);
    }

    synchronized boolean delete(long id, String phone) {
        Long intId = latest.remove(key(id, phone));
        return intId != null && messages.remove(intId) != null;
    }

    /** Accepts messages under one identifier. */
    void send(long id, List<Draft> drafts) {
        Instant now = timeline.clock().instant();
        for (Draft draft : drafts) {
            OutboxMessage message;
            synchronized (this) {
                message = new OutboxMessage(nextIntId++, id, draft.phone(), draft.type(), draft.text(), draft.sender(),
                        draft.parts(), draft.cost(), now, draft.due(), -1, now, 0, Map.of());
                messages.put(message.intId(), message);
                latest.put(key(id, draft.phone()), message.intId());
                forgetOldest();
            }
            plan(message, draft.validity());
        }
    }

    private void forgetOldest() {
        if (messages.size() > MAX_MESSAGES) {
            OutboxMessage oldest = messages.remove(messages.keySet().iterator().next());
            latest.remove(key(oldest.id(), oldest.phone()), oldest.intId());
        }
    }

    private void plan(OutboxMessage message, Duration validity) {
        Duration first;
        Duration second;
        synchronized (this) {
            first = toOperator;
            second = toSubscriber;
        }
        Instant handedOver = message.due().plus(first);
        timeline.at(handedOver, () -> change(message.intId(), 0, 0, Map.of()));
        timeline.at(handedOver.plus(second), () -> arrive(message));
        timeline.at(message.due().plus(validity), () -> change(message.intId(), 3, 0, Map.of()));
    }

    private void arrive(OutboxMessage message) {
        Outcome outcome;
        synchronized (this) {
            outcome = outcomes.getOrDefault(message.phone(), Outcome.delivered());
        }
        if (outcome.status() != null) {
            Map<String, String> extra = new LinkedHashMap<>();
            if (message.type() == MessageType.HLR && outcome.status() == 1) {
                extra.putAll(hlr(message.phone()));
            }
            extra.putAll(outcome.extra());
            change(message.intId(), outcome.status(), outcome.err(), extra);
        }
    }

    /** What the operator says of a subscriber at home. */
    private static Map<String, String> hlr(String phone) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("imsi", "25001" + phone.substring(phone.length() - 10));
        fields.put("msc", "79160000001");
        fields.put("mcc", "250");
        fields.put("mnc", "01");
        fields.put("cn", "Россия");
        fields.put("net", "МТС");
        fields.put("rcn", "");
        fields.put("rnet", "");
        return fields;
    }

    /**
     * Sets the state of a message by command; from now on the clock does not change it, if it is a final one.
     *
     * @throws IllegalArgumentException if the account has sent no such message
     */
    public void status(long id, String phone, Outcome outcome) {
        OutboxMessage message = find(id, phone)
                .orElseThrow(() -> new IllegalArgumentException("There is no message " + id + " to this phone"));
        set(message.intId(), outcome.status() == null ? 3 : outcome.status(), outcome.err(), outcome.extra());
    }

    private void change(long intId, int status, int err, Map<String, String> extra) {
        synchronized (this) {
            OutboxMessage message = messages.get(intId);
            if (message == null || message.isFinal()) {
                return;
            }
        }
        set(intId, status, err, extra);
    }

    private void set(long intId, int status, int err, Map<String, String> extra) {
        OutboxMessage changed;
        synchronized (this) {
            changed = messages.computeIfPresent(intId,
                    (key, message) -> message.changed(status, err, extra, timeline.clock().instant()));
        }
        if (changed != null && status > 0) {
            onChange.accept(changed);
        }
    }

    private static String key(long id, String phone) {
        return id + ":" + phone;
    }
}
