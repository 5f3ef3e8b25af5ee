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
package io.github.camelsmsc.api;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelsmsc.quota.QuotaStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The limits that this node keeps together with others, by a store; waits for what the store refuses. */
public final class SharedQuota {

    private static final Logger LOG = LoggerFactory.getLogger(SharedQuota.class);

    /** A store cannot tell when a call of another node will end. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** For the store's answer: of who does not wait for a place, and of a call that has its result. */
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(2);
    /** Calls of the store for each place that may be without an answer, in threads that wait for it. */
    private static final int UNANSWERED = 4;

    private final QuotaStore store;
    private final ConcurrencyLimit places;
    private final int size;
    private final Executor threads;
    private final Semaphore unanswered;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean waitsEnded;

    /**
     * @param store   null: this node is alone
     * @param places  those of this node
     * @param size    how many requests may be under way at once, over all nodes
     * @param threads call the store, so that one that hangs holds up no call for longer than that would wait; null without store
     */
    public SharedQuota(QuotaStore store, ConcurrencyLimit places, int size, Executor threads) {
        this.store = store;
        this.places = places;
        this.size = size;
        this.threads = threads;
        this.unanswered = new Semaphore(UNANSWERED * size);
    }

    /**
     * What a call asks for.
     *
     * @param account the same for all calls of one account at one host
     * @param request the same for identical requests
     * @param limit   how many identical requests may be sent in a minute
     * @param lease   how long the call may take without a sign of life
     */
    public QuotaStore.Claim claim(String account, String request, int limit, Duration lease) {
        return new QuotaStore.Claim(account, request, limit, size, lease);
    }

    /**
     * Waits for a place of this node and for the consent of the store.
     *
     * @param  claim        what {@link #claim} made
     * @param  placeTimeout how long to wait for a place
     * @param  deadline     until when to wait for the quota of identical requests, by {@link System#nanoTime()}
     * @param  onWait       run once if the call has to wait for it
     * @return              must be ended when the call has ended
     * @throws ApiFailure   if it is refused, the store fails, waits have ended or the thread is interrupted
     */
    public Permit take(QuotaStore.Claim claim, Duration placeTimeout, long deadline, Runnable onWait) throws ApiFailure {
        boolean waited = false;
        while (true) {
            long placeUntil = System.nanoTime() + placeTimeout.toNanos();
            Runnable place = places.take(placeTimeout);
            QuotaStore.Decision decision = null;
            try {
                decision = store == null ? new QuotaStore.Decision("", null, null) : claim(claim, placeUntil);
            } finally {
                if (decision == null || decision.permit() == null) {
                    // who waits for a minute to pass must not keep other calls from their places
                    place.run();
                }
            }
            if (decision.permit() != null) {
                return new Permit(decision.permit(), claim.lease(), place);
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw ApiFailure.quota("the provider's limit on identical requests is " + claim.limit() + " a minute, over all nodes;"
                                       + " not sent, since this one would be one more", decision.retryAfter(), null);
            }
            if (!waited) {
                waited = true;
                onWait.run();
            }
            await(decision.retryAfter() == null ? LOOK_AGAIN : decision.retryAfter(), left);
        }
    }

    /** Waits for a place among those of all nodes, but not for identical requests. */
    private QuotaStore.Decision claim(QuotaStore.Claim claim, long until) throws ApiFailure {
        while (true) {
            QuotaStore.Decision decision = ask(claim, Math.max(SHORTEST_WAIT.toNanos(), until - System.nanoTime()));
            if (decision.refusal() != QuotaStore.Refusal.PLACES) {
                return decision;
            }
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw ApiFailure.quota("no place for one more simultaneous request came free, maxConcurrentRequests is " + size
                                       + ", over all nodes; not sent", null, null);
            }
            await(LOOK_AGAIN, left);
        }
    }

    private QuotaStore.Decision ask(QuotaStore.Claim claim, long atMost) throws ApiFailure {
        try {
            QuotaStore.Decision decision = new StoreCall<>(() -> store.claim(claim)) {
                @Override
                void tooLate(QuotaStore.Decision late) throws Exception {
                    if (late != null && late.permit() != null) {
                        store.end(late.permit(), false);
                    }
                }
            }.answer(atMost);
            if (Thread.interrupted()) {
                if (decision != null && decision.permit() != null) {
                    new Permit(decision.permit(), claim.lease(), () -> { }).end(false);
                }
                throw new InterruptedException("as the store answered");
            }
            if (decision == null || decision.permit() == null && (decision.refusal() == null
                    || decision.refusal() == QuotaStore.Refusal.REQUESTS && claim.limit() == Integer.MAX_VALUE)) {
                throw new IllegalStateException("the store gave neither a permit nor a refusal that was possible");
            }
            return decision;
        } catch (TimeoutException e) {
            throw ApiFailure.store(": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiFailure.quota("the wait for the quota was interrupted", null, e);
        } catch (Exception | Error e) {
            // of a driver that is not whole, say; of a call that spends money it would else look as if that had gone out
            String state = e instanceof SQLException sql ? ", SQL state " + sql.getSQLState() : "";
            throw ApiFailure.store(" (" + e.getClass().getName() + state + ")", e);
        }
    }

    /** One call of the store in a thread of its own; who asked need not wait until it ends. */
    private class StoreCall<T> {

        private final Callable<T> call;
        private final CompletableFuture<T> answer = new CompletableFuture<>();

        StoreCall(Callable<T> call) {
            this.call = call;
        }

        /** What came when nobody waited for it any more. */
        void tooLate(T late) throws Exception {
            // it is done, which is what was asked for
        }

        void begin() throws TimeoutException {
            if (!unanswered.tryAcquire()) {
                throw new TimeoutException("it does not answer, " + UNANSWERED * size + " calls of it are under way");
            }
            try {
                threads.execute(this::run);
            } catch (RejectedExecutionException e) {
                run(); // the component stops; a place would else stay taken until its lease is over
            } catch (RuntimeException | Error e) {
                unanswered.release(); // no thread could be made
                throw e;
            }
        }

        private void run() {
            try {
                T result = call.call();
                if (!answer.complete(result)) {
                    tooLate(result);
                }
            } catch (Exception | Error e) {
                if (!answer.completeExceptionally(e)) {
                    LOG.warn("The quotaStore failed after a call that did not wait for it any more", e);
                }
            } finally {
                unanswered.release();
            }
        }

        T answer(long atMost) throws Exception {
            begin();
            try {
                return answer.get(atMost, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                if (!answer.completeExceptionally(e)) {
                    Thread.currentThread().interrupt(); // the store has just answered
                }
            } catch (TimeoutException e) {
                answer.completeExceptionally(
                        new TimeoutException("it did not answer within " + Duration.ofNanos(atMost).toSeconds() + " s"));
            } catch (ExecutionException e) {
                // as below
            }
            try {
                return answer.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (Exception) e.getCause();
            }
        }
    }

    private void await(Duration duration, long atMost) throws ApiFailure {
        lock.lock();
        try {
            long left = Math.min(duration.toNanos(), atMost);
            while (!waitsEnded && left > 0) {
                left = ended.awaitNanos(left);
            }
            if (waitsEnded) {
                throw ApiFailure.stopped("the component stops, nothing was sent", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiFailure.quota("the wait for the quota was interrupted", null, e);
        } finally {
            lock.unlock();
        }
    }

    /** Ends every wait for good, here and for places. */
    public void endWaits() {
        places.endWaits();
        lock.lock();
        try {
            waitsEnded = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Permission to send one request; for one thread. */
    public final class Permit {

        private final String name;
        private final Duration lease;
        private final Runnable place;
        private long renewed = System.nanoTime();

        private Permit(String name, Duration lease, Runnable place) {
            this.name = name;
            this.lease = lease;
            this.place = place;
        }

        /** The call is alive. Waits for nothing: what it reads meanwhile has a time-out of its own. */
        public void renew() {
            long now = System.nanoTime();
            if (store != null && now - renewed > TimeUnit.MILLISECONDS.toNanos(lease.toMillis() / 3)) {
                renewed = now;
                try {
                    new StoreCall<Void>(() -> {
                        try {
                            store.renew(name, lease);
                        } catch (Exception e) {
                            LOG.warn("The quotaStore failed to renew the lease of a call that is under way", e);
                        }
                        return null;
                    }).begin();
                } catch (TimeoutException e) {
                    LOG.warn("The lease of a call that is under way was not renewed, since the quotaStore {}", e.getMessage());
                }
            }
        }

        /** The call has ended; the store may fail then, and gives the place back after the lease. */
        public void end(boolean sent) {
            try {
                if (store != null) {
                    new StoreCall<Void>(() -> {
                        store.end(name, sent);
                        return null;
                    }).answer(SHORTEST_WAIT.toNanos());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the store ends it all the same
            } catch (Exception | Error e) {
                LOG.warn("The quotaStore failed at the end of a call; its place is free after {} s", lease.toSeconds(), e);
            } finally {
                place.run();
            }
        }
    }
}
