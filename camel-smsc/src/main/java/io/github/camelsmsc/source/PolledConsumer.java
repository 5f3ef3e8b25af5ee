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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.github.camelsmsc.consumer.BrokenOff;
import io.github.camelsmsc.consumer.RoutedOnce;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls a source and gives what it finds to the route, one exchange each, one after the other. What fails comes again with
 * the next poll and does not hold up what comes after it.
 */
public class PolledConsumer extends ScheduledPollConsumer implements Source.Taker, ShutdownAware {

    private static final Logger LOG = LoggerFactory.getLogger(PolledConsumer.class);

    private final Source source;
    private final RoutedOnce once;
    private ScheduledExecutorService threads;
    /** Of the present poll, which any thread of the scheduler may make. */
    private final AtomicInteger polled = new AtomicInteger();
    /** What the present poll leaves to a later one, itself as long as it runs. */
    private final AtomicInteger left = new AtomicInteger();
    /** Taken, and its key perhaps not stored yet. */
    private final AtomicInteger inHand = new AtomicInteger();
    /** A scheduler can have several threads: two polls at once would route the same, and lose what one of them has left. */
    private final ReentrantLock polling = new ReentrantLock();

    /**
     * @param endpoint  the endpoint of the route
     * @param processor the route
     * @param source    what is polled
     * @param once      keeps what was routed before from being routed again, or null; stopped with the endpoint
     */
    public PolledConsumer(Endpoint endpoint, Processor processor, Source source, RoutedOnce once) {
        super(endpoint, processor);
        this.source = source;
        this.once = once;
    }

    @Override
    protected void doStart() throws Exception {
        if (once != null) {
            once.start();
        }
        super.doStart();
    }

    /** Camel would name the threads by the address, which may hold a password. */
    @Override
    protected void afterConfigureScheduler(ScheduledPollConsumerScheduler scheduler, boolean newScheduler) {
        if (scheduler instanceof DefaultScheduledPollConsumerScheduler own && own.getScheduledExecutorService() == null) {
            threads = getEndpoint().getCamelContext().getExecutorServiceManager().newScheduledThreadPool(
                    this, getEndpoint().getEndpointBaseUri().replace("://", ":"), own.getPoolSize());
            own.setScheduledExecutorService(threads);
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (threads != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(threads);
            ((DefaultScheduledPollConsumerScheduler) getScheduler()).setScheduledExecutorService(null);
            threads = null;
        }
    }

    @Override
    protected void doBuild() throws Exception {
        setHealthCheck(new PolledHealthCheck(this, "consumer:" + getRouteId()));
        super.doBuild();
    }

    @Override
    public String toString() {
        return "Consumer[" + getEndpoint() + "]";
    }

    /** How many it had in hand: those that failed would make a greedy poll ask for them without a pause, and do not count for it. */
    @Override
    protected int poll() throws Exception {
        if (!polling.tryLock()) {
            return 0;
        }
        try {
            polled.set(0);
            left.set(1);
            source.poll(this);
            left.decrementAndGet();
            return polled.get();
        } catch (Provider.TooSoon e) {
            tooSoon(e);
            return polled.get();
        } catch (Error e) {
            // after an Error Camel's scheduler would not poll again
            throw new IllegalStateException("The poll of " + getEndpoint() + " ended with an error", e);
        } finally {
            polling.unlock();
        }
    }

    /** Only if nothing is there. */
    @Override
    protected void processEmptyMessage() throws Exception {
        if (left.get() == 0 && wantsMore()) {
            super.processEmptyMessage();
        }
    }

    @Override
    public boolean take(Found found) throws Exception {
        inHand.incrementAndGet();
        try {
            // once more: a stop that has not seen it in hand does not wait for it
            return wantsMore() && (once == null ? route(found) : routeOnce(found));
        } finally {
            inHand.decrementAndGet();
        }
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return false;
    }

    /** Camel counts an exchange until its route is done, and would stop before its key is stored: it would be routed again. */
    @Override
    public int getPendingExchangesSize() {
        return inHand.get();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // it wants no more
    }

    @Override
    public boolean wantsMore() {
        return isPollAllowed();
    }

    private boolean routeOnce(Found found) throws Exception {
        List<String> begun = new ArrayList<>();
        try {
            for (String key : found.keys()) {
                if (!once.begin(key)) {
                    return false; // a callback has brought it, and may fail
                }
                begun.add(key);
            }
            if (Stream.concat(found.keys().stream(), found.formerKeys().stream()).anyMatch(once::isRouted)) {
                return true;
            }
            boolean done = route(found);
            if (done) {
                remember(found);
            }
            return done;
        } finally {
            begun.forEach(once::end);
        }
    }

    /** What is routed is done here, though the repository fails: only another node or a restart would not know it. */
    private void remember(Found found) {
        try {
            found.keys().forEach(once::routed);
        } catch (RuntimeException | Error e) {
            report("idempotentRepository failed on the add of what " + getEndpoint() + " has routed", null, e);
        }
    }

    /** The handler is the application's own: one that fails must not hold up the rest, nor let what is routed come again. */
    private void report(String what, Exchange exchange, Throwable e) {
        try {
            getExceptionHandler().handleException(what, exchange, e);
        } catch (RuntimeException | Error ofHandler) {
            LOG.warn("{}: {}; the exceptionHandler failed with {}", what, e.getClass().getName(), ofHandler.getClass().getName());
        }
    }

    /** A greedy poll means to ask until then. */
    private void tooSoon(Provider.TooSoon e) {
        if (!isGreedy()) {
            LOG.warn("{} leaves the rest to the next poll: {}", getEndpoint(), e.getMessage());
        }
    }

    private boolean route(Found found) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            found.message().fill(exchange);
            getProcessor().process(exchange);
        } catch (Provider.Unavailable e) {
            releaseExchange(exchange, false);
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (Provider.TooSoon e) {
            releaseExchange(exchange, false);
            tooSoon(e);
            left.incrementAndGet();
            return false; // of this file alone
        } catch (Exception | Error e) {
            exchange.setException(e);
            BrokenOff.end(exchange, getRouteId(), e);
        }
        boolean failed = exchange.isFailed() || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
        if (exchange.getException() != null && !exchange.getExchangeExtension().isErrorHandlerHandledSet()) {
            report("What " + getEndpoint() + " found was not routed and comes again with the next poll", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
        if (failed) {
            left.incrementAndGet();
        }
        if (!failed || !isGreedy()) {
            polled.incrementAndGet();
        }
        return !failed;
    }
}
