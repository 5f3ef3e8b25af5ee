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
package io.github.camelsmsc.consumer;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.camelsmsc.callback.RawCallback;
import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.model.CallbackKind;
import org.apache.camel.Endpoint;

/**
 * Answers on one callback path as long as the HTTP server runs, whatever becomes of the route: where no consumer is there
 * to take a callback the answer is 503, so that the provider comes again. A 404, which a server gives for a path without
 * a consumer, would make the provider forget the event.
 */
public final class CallbackGate implements CallbackReceiver {

    private static final int DEFAULT_MAX_BODY_SIZE = 65_536;
    private static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(5);

    private record Claim(Endpoint endpoint, CallbackSettings settings) {
    }

    private final String path;
    private final CallbackStatistics statistics;
    private final List<CallbackObserver> observers;
    private final RefusalLog log;
    private final ReadBudget readBudget;
    private volatile Claim owner;
    private volatile CallbackConsumer open;

    /**
     * @param path       where the callbacks arrive
     * @param meters     is told of each callback as well, or null
     * @param clock      for the time of the last callback
     * @param readBudget what this path shares with all others of the component
     */
    public CallbackGate(String path, CallbackObserver meters, Clock clock, ReadBudget readBudget) {
        this.path = path;
        this.statistics = new CallbackStatistics(clock);
        this.observers = meters == null ? List.of(statistics) : List.of(statistics, meters);
        this.log = new RefusalLog(path, clock);
        this.readBudget = readBudget;
    }

    /** The path on the server, with a leading slash. */
    public String path() {
        return path;
    }

    /** What happened on this path. */
    public CallbackStatistics statistics() {
        return statistics;
    }

    /** Whether a running route takes the callbacks. */
    public boolean isOpen() {
        return open != null;
    }

    /**
     * Makes the path the endpoint's own, whether its route runs or not, until {@link #release}.
     *
     * @throws IllegalArgumentException if another endpoint has it
     */
    public synchronized void claim(Endpoint endpoint, CallbackSettings settings) {
        if (owner != null && owner.endpoint() != endpoint) {
            throw taken(path);
        }
        owner = new Claim(endpoint, settings);
    }

    /** Whether an endpoint has the path. */
    public synchronized boolean isClaimed() {
        return owner != null;
    }

    /** The error of a second endpoint on a path. */
    public static IllegalArgumentException taken(String path) {
        return new IllegalArgumentException(
                "The path " + path + " is taken by another smsc:callback endpoint; give this one its own with the option path");
    }

    /** Gives the path free; it is answered with 503 from then on. */
    public synchronized void release(Endpoint endpoint) {
        if (owner != null && owner.endpoint() == endpoint) {
            owner = null;
        }
    }

    synchronized void open(CallbackConsumer consumer) {
        open = consumer;
    }

    synchronized void close(CallbackConsumer consumer) {
        if (open == consumer) {
            open = null;
        }
    }

    @Override
    public int maxBodySize() {
        Claim claim = owner;
        return claim == null ? DEFAULT_MAX_BODY_SIZE : claim.settings().maxBodySize();
    }

    @Override
    public Duration readTimeout() {
        Claim claim = owner;
        return claim == null ? DEFAULT_READ_TIMEOUT : claim.settings().readTimeout();
    }

    @Override
    public ReadBudget readBudget() {
        return readBudget;
    }

    @Override
    public void receive(RawCallback callback, Consumer<Answer> reply) {
        CallbackConsumer consumer = open;
        if (consumer == null) {
            reply.accept(refuse(new Refusal(RefusalReason.NOT_READY, "no route takes callbacks here now")));
        } else {
            consumer.receive(callback, reply);
        }
    }

    @Override
    public Answer refuse(Refusal refusal) {
        return refuse(null, refusal);
    }

    Answer refuse(CallbackKind kind, Refusal refusal) {
        log.log(refusal);
        if (refusal.reason() != RefusalReason.METHOD) {
            observers.forEach(observer -> observer.refused(kind, refusal.reason()));
        }
        return Answer.to(refusal.reason());
    }

    Answer accepted(CallbackKind kind, long nanos) {
        observers.forEach(observer -> observer.accepted(kind, nanos));
        return Answer.OK;
    }

    Answer repeated(CallbackKind kind) {
        observers.forEach(observer -> observer.repeated(kind));
        return Answer.OK;
    }

    Answer failed(CallbackKind kind, long nanos) {
        observers.forEach(observer -> observer.failed(kind, nanos));
        return Answer.UNAVAILABLE;
    }
}
