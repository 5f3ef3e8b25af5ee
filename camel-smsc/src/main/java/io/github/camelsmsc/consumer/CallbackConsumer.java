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

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelsmsc.callback.CallbackFields;
import io.github.camelsmsc.callback.RawCallback;
import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.CallbackKind;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each verified event to the route and acknowledges it when the route is done with it. The exchange is the event's
 * own, not that of the HTTP request: nothing of the request enters it by its own name, and nothing of it leaves in the
 * answer.
 */
public class CallbackConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackConsumer.class);

    private final CallbackSettings settings;
    private final CallbackGate gate;
    private final RoutedOnce once;
    private final HealthCheckRegistry healthChecks;
    private final Semaphore places;

    /**
     * @param endpoint     the endpoint of the route
     * @param processor    the route
     * @param settings     the options of the endpoint
     * @param gate         the path
     * @param once         keeps events from being routed twice, or null; stopped with the endpoint
     * @param healthChecks where the path has its check, or null
     */
    public CallbackConsumer(
            Endpoint endpoint, Processor processor, CallbackSettings settings, CallbackGate gate, RoutedOnce once,
            HealthCheckRegistry healthChecks) {
        super(endpoint, processor);
        this.settings = settings;
        this.gate = gate;
        this.once = once;
        this.healthChecks = healthChecks;
        this.places = new Semaphore(settings.maxInFlight());
    }

    /** Makes the path that of this endpoint, whatever the state of its route, until that is removed. */
    public void claim() {
        gate.claim(getEndpoint(), settings);
        if (healthChecks != null) {
            CallbackHealthCheck.add(healthChecks, gate, getEndpoint().getCamelContext());
        }
    }

    /** Gives the path free. */
    public void release() {
        if (gate.release(getEndpoint()) && healthChecks != null) {
            CallbackHealthCheck.remove(healthChecks, gate);
        }
    }

    /**
     * Makes the path answer and the repository run, unless they do. The path first: whatever fails behind it, the provider
     * is answered 503.
     */
    public void prepare() throws Exception {
        claim();
        try {
            gate.serve();
            if (once != null) {
                once.start();
            }
        } catch (Exception e) {
            gate.abandon();
            throw e;
        }
    }

    void receive(RawCallback callback, Supplier<String> caller, Consumer<Answer> reply) {
        CallbackFields fields = null;
        CallbackEvent event;
        String algorithm;
        try {
            fields = settings.decoder().decode(callback);
            algorithm = settings.verifier().verify(fields);
            if (isOfAnOlderSecret(fields)) {
                gate.statistics().olderSecretWasUsed();
            }
            event = fields.toEvent();
            if (isTooOld(event)) {
                throw new Refusal(RefusalReason.TOO_OLD, "ts is older than maxAge");
            }
        } catch (Refusal refusal) {
            reply.accept(gate.refuse(fields, refusal, caller.get()));
            return;
        }
        if (once == null) {
            route(fields, event, algorithm, null, caller, reply);
        } else {
            routeOnce(fields, event, algorithm, caller, reply);
        }
    }

    private boolean isOfAnOlderSecret(CallbackFields fields) {
        if (settings.newest() == null) {
            return false;
        }
        try {
            settings.newest().verify(fields);
            return false;
        } catch (Refusal e) {
            return true;
        }
    }

    /** The time is signed in confirmation calls only, so only there it can keep an old callback out. */
    private boolean isTooOld(CallbackEvent event) {
        if (settings.maxAge() == null || event.kind() != CallbackKind.CALL) {
            return false;
        }
        return event.timestamp() == null
                || event.timestamp() < settings.clock().instant().minus(settings.maxAge()).getEpochSecond();
    }

    private void routeOnce(
            CallbackFields fields, CallbackEvent event, String algorithm, Supplier<String> caller, Consumer<Answer> reply) {
        String key = event.storedKey(gate.path());
        if (!once.begin(key)) {
            reply.accept(gate.refuse(fields,
                    new Refusal(RefusalReason.NOT_READY, "the same event is in flight, its repeat has to come again"),
                    caller.get()));
            return;
        }
        // from here on the key is given back before the reply, so that a repeat finds it free or stored
        boolean routed;
        try {
            routed = once.isRouted(key) || isRoutedByItsFormerKey(fields, event, key);
        } catch (RuntimeException | Error e) {
            once.end(key);
            reply.accept(repositoryFailed("look-up", fields.kind(), 0, e));
            return;
        }
        if (routed) {
            once.end(key);
            reply.accept(gate.repeated(fields.kind()));
        } else {
            route(fields, event, algorithm, key, caller, reply);
        }
    }

    /** Whether a version whose keys were made of bytes has routed it: its repeats come for hours. */
    private boolean isRoutedByItsFormerKey(CallbackFields fields, CallbackEvent event, String key) {
        String former = event.storedKey(gate.path(), fields.signedBytes());
        return !former.equals(key) && once.isRouted(former);
    }

    private void route(
            CallbackFields fields, CallbackEvent event, String algorithm, String key, Supplier<String> caller,
            Consumer<Answer> reply) {
        if (!places.tryAcquire()) {
            if (key != null) {
                once.end(key);
            }
            reply.accept(gate.refuse(fields,
                    new Refusal(RefusalReason.NOT_READY, "the route has maxInFlight events in hand"), caller.get()));
            return;
        }
        Delivery delivery = new Delivery(fields.kind(), key, reply);
        Exchange exchange = null;
        try {
            exchange = createExchange(false);
            settings.message().fill(exchange, event, algorithm);
            Exchange routed = exchange;
            getAsyncProcessor().process(routed, doneSync -> {
                boolean failed = routed.isFailed() || routed.isRollbackOnly() || routed.isRollbackOnlyLast();
                if (routed.getException() != null && !routed.getExchangeExtension().isErrorHandlerHandledSet()) {
                    report("A callback on " + gate.path() + " failed without an error handler", routed.getException());
                }
                releaseExchange(routed, false);
                delivery.end(failed);
            });
        } catch (RuntimeException | Error e) {
            // thrown past Camel's error handling: without an end here the event would be in flight for ever
            report("A callback on " + gate.path() + " could not be routed", e);
            if (!delivery.hasEnded()) {
                BrokenOff.end(exchange, getRouteId(), e);
                delivery.end(true);
            }
        }
    }

    /** One event on its way through the route; it ends once, however often that is said. */
    private final class Delivery {

        private final CallbackKind kind;
        private final String key;
        private final Consumer<Answer> reply;
        private final long begin = System.nanoTime();
        private final AtomicBoolean ended = new AtomicBoolean();

        private Delivery(CallbackKind kind, String key, Consumer<Answer> reply) {
            this.kind = kind;
            this.key = key;
            this.reply = reply;
            gate.statistics().begun();
        }

        private boolean hasEnded() {
            return ended.get();
        }

        private void end(boolean failed) {
            if (ended.compareAndSet(false, true)) {
                Answer answer = Answer.UNAVAILABLE;
                try {
                    answer = answer(failed, System.nanoTime() - begin);
                } finally {
                    places.release();
                    gate.statistics().ended();
                    reply.accept(answer);
                }
            }
        }

        private Answer answer(boolean failed, long nanos) {
            try {
                if (!failed && key != null) {
                    once.routed(key);
                }
            } catch (RuntimeException | Error e) {
                return repositoryFailed("add", kind, nanos, e);
            } finally {
                if (key != null) {
                    once.end(key);
                }
            }
            return failed ? gate.failed(kind, nanos) : gate.accepted(kind, nanos);
        }
    }

    private Answer repositoryFailed(String what, CallbackKind kind, long nanos, Throwable e) {
        report("idempotentRepository failed on the " + what + " of a callback on " + gate.path(), e);
        return gate.failed(kind, nanos);
    }

    private void report(String what, Throwable e) {
        try {
            getExceptionHandler().handleException(what + "; the provider will repeat it", new CallbackFailure(e));
        } catch (RuntimeException | Error ofHandler) {
            // the application's own; the event has to end all the same
            LOG.warn("{}: {}; the exceptionHandler failed with {}", what, e.getClass().getName(), ofHandler.getClass().getName());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        prepare();
        gate.open(this);
    }

    @Override
    protected void doSuspend() throws Exception {
        gate.close(this);
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        gate.open(this);
    }

    @Override
    protected void doStop() throws Exception {
        gate.close(this);
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        release();
        super.doShutdown();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return false;
    }

    /** Camel counts an exchange until its route is done, and would stop before its key is stored: it would be routed again. */
    @Override
    public int getPendingExchangesSize() {
        return gate.pending();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // the gate is closed already
    }

    @Override
    public boolean isHostedService() {
        return true;
    }
}
