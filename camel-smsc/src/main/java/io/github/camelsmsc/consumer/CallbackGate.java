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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelsmsc.callback.CallbackFields;
import io.github.camelsmsc.callback.RawCallback;
import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.model.CallbackKind;
import org.apache.camel.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers on one callback path of one HTTP server as long as that runs, whatever becomes of the route: where no consumer is
 * there to take a callback the answer is 503, so that the provider comes again. A 404, which a server gives for a path
 * without a consumer, would make the provider forget the event.
 */
public final class CallbackGate implements CallbackReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackGate.class);
    private static final int DEFAULT_MAX_BODY_SIZE = 65_536;
    private static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(5);

    private record Owner(Endpoint endpoint, CallbackSettings settings) {
    }

    /** Registers paths with HTTP servers. */
    @FunctionalInterface
    public interface Registration {

        /** Registers a path with the server that its endpoint means; one that starts with the context registers it later. */
        void register(CallbackGate gate) throws Exception;
    }

    private final String path;
    private final String httpComponent;
    private final Registration registration;
    private final CallbackStatistics statistics;
    private final Observers<CallbackObserver> observers;
    private final RefusalLog log;
    private final ReadBudget readBudget;
    private volatile Owner owner;
    private volatile CallbackServer server;
    private volatile CallbackConsumer consumer;
    private volatile String failure;
    private final AtomicInteger receiving = new AtomicInteger();
    private volatile boolean announced;
    private boolean abandoned;

    /**
     * @param path          where the callbacks arrive
     * @param httpComponent the server component that the endpoint names, or null
     * @param registration  registers the path
     * @param meters        is told of each callback as well, or null
     * @param clock         for the time of the last callback
     * @param readBudget    what this path shares with all others of the component
     */
    public CallbackGate(
            String path, String httpComponent, Registration registration, CallbackObserver meters, Clock clock,
            ReadBudget readBudget) {
        this.path = path;
        this.httpComponent = httpComponent;
        this.registration = registration;
        this.statistics = new CallbackStatistics(clock);
        this.observers = new Observers<>("Callbacks on " + path, statistics, meters);
        observers.tell(CallbackObserver::opened);
        this.log = new RefusalLog(path, clock);
        this.readBudget = readBudget;
    }

    /** The path on the server, with a leading slash. */
    public String path() {
        return path;
    }

    /** The server component that the endpoint names, or null. */
    public String httpComponent() {
        return httpComponent;
    }

    /** What happened on this path. */
    public CallbackStatistics statistics() {
        return statistics;
    }

    /** The last refusals on this path, the latest first. */
    public List<RefusedCallback> lastRefused() {
        return log.last();
    }

    /** The server that the path is registered with, or null. */
    public CallbackServer server() {
        return server;
    }

    /** The path is registered with the server, or with none any more: null. */
    public void setServer(CallbackServer server) {
        this.server = server;
    }

    /**
     * Begins to answer, unless that has begun: called at each start, so that one that failed at first is made up for.
     *
     * @throws Exception if there is no server, or not one alone, or it does not serve the path
     */
    void serve() throws Exception {
        try {
            if (server == null) {
                registration.register(this);
            }
            CallbackServer with = server;
            String notServed = with == null ? null : with.whyNotServed(path);
            if (notServed != null && !with.mayBeServedLater()) {
                throw new IllegalStateException("smsc:callback: " + notServed);
            }
            failure = null;
            if (notServed != null) {
                LOG.warn("smsc:callback: {}", notServed);
            } else if (with != null) {
                announce();
            }
        } catch (Exception e) {
            failure = e.getMessage();
            throw e;
        }
    }

    /** Why callbacks do not arrive here, or null if they do. */
    public String whyNotServed() {
        CallbackServer with = server;
        if (with == null) {
            return failure == null ? "No HTTP server has the path " + path + " yet" : failure;
        }
        return with.whyNotServed(path);
    }

    /** The full address, as far as it is known. */
    public String url() {
        CallbackServer with = server;
        return with == null ? path : with.url(path);
    }

    /** Whether a running route takes the callbacks. */
    public boolean isOpen() {
        return consumer != null;
    }

    /** Why callbacks are not taken now, or null if they are. */
    public String whyDown() {
        String notServed = whyNotServed();
        if (notServed == null) {
            announce();
            return isOpen() ? null : "No route takes callbacks on " + path;
        }
        return notServed;
    }

    /** Says once where callbacks arrive, and only when they do. */
    private synchronized void announce() {
        Owner current = owner;
        if (!announced && current != null) {
            announced = true;
            LOG.info("Callbacks arrive at {}: enter this address, as it is seen from outside, at the provider with ?{}",
                    url(), current.settings().addressParameters());
        }
    }

    /**
     * Makes the path the endpoint's own, whether its route runs or not, until {@link #release}.
     *
     * @throws IllegalArgumentException if another endpoint has it
     */
    synchronized void claim(Endpoint endpoint, CallbackSettings settings) {
        if (owner != null && owner.endpoint() != endpoint && !abandoned) {
            throw taken();
        }
        owner = new Owner(endpoint, settings);
        abandoned = false;
    }

    /** The error of a second endpoint on a path. */
    public IllegalArgumentException taken() {
        return new IllegalArgumentException(
                "The path " + path + " is taken by another smsc:callback endpoint; give this one its own with the option path");
    }

    /** The endpoint could not be prepared: it may try again, and another may have the path. */
    synchronized void abandon() {
        abandoned = true;
    }

    /**
     * Gives the path free; it is answered with 503 from then on.
     *
     * @return false if it is not this endpoint's
     */
    synchronized boolean release(Endpoint endpoint) {
        if (owner == null || owner.endpoint() != endpoint) {
            return false;
        }
        owner = null;
        announced = false;
        return true;
    }

    void open(CallbackConsumer with) {
        consumer = with;
    }

    synchronized void close(CallbackConsumer with) {
        if (consumer == with) {
            consumer = null;
        }
    }

    @Override
    public int maxBodySize() {
        Owner current = owner;
        return current == null ? DEFAULT_MAX_BODY_SIZE : current.settings().maxBodySize();
    }

    @Override
    public Duration readTimeout() {
        Owner current = owner;
        return current == null ? DEFAULT_READ_TIMEOUT : current.settings().readTimeout();
    }

    @Override
    public ReadBudget readBudget() {
        return readBudget;
    }

    @Override
    public void receive(RawCallback callback, Supplier<String> caller, Consumer<Answer> reply) {
        if (!announced) {
            announce();
        }
        // before the consumer is looked at: whoever closes it counts those that still saw it
        receiving.incrementAndGet();
        try {
            CallbackConsumer with = consumer;
            if (with == null) {
                reply.accept(refuse(new Refusal(RefusalReason.NOT_READY, "no route takes callbacks here now"), caller.get()));
            } else {
                with.receive(callback, caller, reply);
            }
        } finally {
            receiving.decrementAndGet();
        }
    }

    /** How many callbacks may not have their key stored and their answer yet. */
    int pending() {
        // in this order: one that is received is in flight before it is received no more
        return receiving.get() + (int) statistics.inFlight();
    }

    @Override
    public Answer refuse(Refusal refusal, String caller) {
        return refuse(null, refusal, caller);
    }

    /**
     * @param fields null where they could not be read
     */
    Answer refuse(CallbackFields fields, Refusal refusal, String caller) {
        CallbackKind kind = fields == null ? null : fields.kind();
        // that of a call is nobody's field, and was not looked at
        log.log(refusal, kind, kind == null || kind == CallbackKind.CALL ? null : fields.text("id"), caller);
        if (refusal.reason() != RefusalReason.METHOD) {
            observers.tell(observer -> observer.refused(kind, refusal.reason()));
        }
        return Answer.to(refusal.reason());
    }

    Answer accepted(CallbackKind kind, long nanos) {
        observers.tell(observer -> observer.accepted(kind, nanos));
        return Answer.OK;
    }

    Answer repeated(CallbackKind kind) {
        observers.tell(observer -> observer.repeated(kind));
        return Answer.OK;
    }

    Answer failed(CallbackKind kind, long nanos) {
        observers.tell(observer -> observer.failed(kind, nanos));
        return Answer.UNAVAILABLE;
    }
}
