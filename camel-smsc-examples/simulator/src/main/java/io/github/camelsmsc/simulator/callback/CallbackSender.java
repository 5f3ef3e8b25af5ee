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
package io.github.camelsmsc.simulator.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import io.github.camelsmsc.simulator.time.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends callbacks to the account's handler. Anything but 200 and 404 is repeated, 1 request every 4 minutes, 50
 * attempts in all.
 */
public final class CallbackSender implements AutoCloseable {

    /** 1 request every 4 minutes. */
    public static final Duration REPEAT_EVERY = Duration.ofMinutes(4);
    /** Total 50 attempts. */
    public static final int MAX_ATTEMPTS = 50;
    /** Beyond it the delivery sent first is forgotten. */
    private static final int MAX_REMEMBERED = 500;

    private static final Logger LOG = LoggerFactory.getLogger(CallbackSender.class);

    private final Timeline timeline;
    private final Executor executor;
    private final HandlerClient client;
    private final ZoneId zone;
    private final Set<Delivery> sent = new LinkedHashSet<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong ids = new AtomicLong(998_877L);
    private volatile CallbackAddress address;
    private volatile CallbackStyle style = CallbackStyle.DEFAULT;

    /**
     * @param timeline where the repeats are planned
     * @param executor makes the attempts that nobody waits for
     * @param timeout  how long the handler may take to answer
     * @param zone     the account's time zone
     */
    public CallbackSender(Timeline timeline, Executor executor, Duration timeout, ZoneId zone) {
        this.timeline = timeline;
        this.executor = executor;
        this.client = new HandlerClient(timeout);
        this.zone = zone;
    }

    /** Sets the handler address of the account, null for none. */
    public void address(String url) {
        address = url == null ? null : CallbackAddress.parse(url);
    }

    /** Sets how callbacks are written. */
    public void style(CallbackStyle newStyle) {
        style = newStyle;
    }

    /**
     * Writes an event for the handler without sending it.
     *
     * @param otherSecret signs in place of the account's secret, or null
     * @param change      changes the request before it goes out, a forger's hand
     */
    public Delivery prepare(Callback<?> callback, String otherSecret, UnaryOperator<CallbackRequest> change) {
        CallbackAddress to = addressOrThrow();
        Map<String, String> fields = callback.completed(timeline.clock(), zone, ids::incrementAndGet);
        CallbackRequest request = new CallbackWriter(to, style, otherSecret).write(fields, callback.signedFields());
        return new Delivery(numbers.incrementAndGet(), change.apply(request), callback.copy(fields, Set.of()),
                signature(to, callback.signedFields(), otherSecret != null));
    }

    /** Any body for the handler, null content type for none. */
    public Delivery prepareRaw(String contentType, byte[] body) {
        CallbackRequest empty = new CallbackWriter(addressOrThrow(), style, null).write(Map.of(), List.of());
        return new Delivery(numbers.incrementAndGet(), empty.withContentType(contentType).withBody(body), null, null);
    }

    private static String signature(CallbackAddress to, List<String> signed, boolean otherSecret) {
        return to.algorithms().isEmpty() ? null : String.join(", ", to.algorithms()) + " of " + String.join(":", signed)
                + (otherSecret ? ":secret, with another secret" : ":secret");
    }

    /** The latest deliveries that were sent, oldest first. */
    public List<Delivery> deliveries() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    private void remember(Delivery delivery) {
        synchronized (sent) {
            sent.add(delivery);
            if (sent.size() > MAX_REMEMBERED) {
                sent.remove(sent.iterator().next());
            }
        }
    }

    /** The handler address without its secrets, null if there is none. */
    public String addressWithoutSecrets() {
        CallbackAddress to = address;
        return to == null ? null : to.withoutSecrets();
    }

    /** Whether the account has a handler. */
    public boolean hasAddress() {
        return address != null;
    }

    /**
     * Does nothing if the account has a handler.
     *
     * @throws IllegalStateException if it has none
     */
    public void checkAddress() {
        addressOrThrow();
    }

    /** The event with what the provider itself knows. */
    public <T extends Callback<T>> T complete(T callback) {
        return callback.complete(timeline.clock(), zone, ids::incrementAndGet);
    }

    private CallbackAddress addressOrThrow() {
        CallbackAddress to = address;
        if (to == null) {
            throw new IllegalStateException("The account has no handler address (callbackUrl): set one first");
        }
        return to;
    }

    /** Makes one attempt and waits for the answer; plans the next if the answer asks for it. */
    public Delivery send(Delivery delivery) {
        remember(delivery);
        attempt(delivery, true);
        return delivery;
    }

    /** Makes one attempt in another thread. */
    public Delivery sendLater(Delivery delivery) {
        remember(delivery);
        executor.execute(() -> attempt(delivery, true));
        return delivery;
    }

    /** Sends an event once more out of turn, as a provider that repeats too early; waits for the answer. */
    public Delivery repeat(Delivery delivery) {
        attempt(delivery, false);
        return delivery;
    }

    private void attempt(Delivery delivery, boolean inTurn) {
        Instant at = timeline.clock().instant();
        Delivery.Attempt attempt = client.exchange(delivery.request(), at);
        boolean done = attempt.statusCode() == 200 || attempt.statusCode() == 404;
        boolean last = delivery.attempts() + 1 >= MAX_ATTEMPTS;
        LOG.debug("Callback attempt {}: {}", delivery.attempts() + 1, attempt.statusCode());
        boolean again = !done && !last && inTurn;
        // who sees the attempt may move the clock on at once: the next one is planned by then
        synchronized (delivery) {
            delivery.add(attempt, done, last, again ? at.plus(REPEAT_EVERY) : null);
            if (again) {
                timeline.at(at.plus(REPEAT_EVERY), () -> repeatInTurn(delivery));
            }
        }
    }

    private void repeatInTurn(Delivery delivery) {
        // an attempt out of turn may have settled it
        if (!delivery.isDone()) {
            attempt(delivery, true);
        }
    }

    /** Cuts the attempts that are under way. */
    @Override
    public void close() {
        client.close();
    }
}
