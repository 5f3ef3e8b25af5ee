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

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The provider's limits on identical requests, counted in any window of 60 s. When a request arrives at the provider is
 * not known, only that it is between sending it and the end of the call: a slot is held from sending until 60 s after
 * the end. Waiting is fair among requests that are identical.
 */
public final class Quota {

    /** "Identical requests within a minute". */
    public static final Duration WINDOW = Duration.ofSeconds(60);

    private static final long WINDOW_NANOS = WINDOW.toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Usage> usages = new HashMap<>();
    private final QuotaClock clock;
    private long lastEviction;
    private boolean waitsEnded;

    /** Counts by this clock. */
    public Quota(QuotaClock clock) {
        this.clock = clock;
        this.lastEviction = clock.nanoTime();
    }

    /**
     * Takes a slot for one request.
     *
     * @param  key        the same for identical requests
     * @param  limit      how many of them the provider takes in a minute
     * @param  timeout    how long to wait for a slot; zero: not at all
     * @param  onWait     run once if the request has to wait
     * @return            the slot; must be closed when the call has ended
     * @throws ApiFailure if there is no slot in time, waits have ended or the thread is interrupted
     */
    public Slot take(String key, int limit, Duration timeout, Runnable onWait) throws ApiFailure {
        lock.lock();
        try {
            Usage usage = usage(key, limit);
            long deadline = clock.nanoTime() + timeout.toNanos();
            Condition turn = lock.newCondition();
            usage.waiting.add(turn);
            boolean waited = false;
            try {
                while (usage.waiting.peek() != turn || !usage.isFree()) {
                    long left = deadline - clock.nanoTime();
                    if (waitsEnded) {
                        throw ApiFailure.stopped("the component stops, nothing was sent", null);
                    }
                    if (left <= 0) {
                        throw ApiFailure.quota("the provider's limit on identical requests is " + limit + " a minute;"
                                               + " not sent, since this one would be one more", usage.nextFree(), null);
                    }
                    if (!waited) {
                        waited = true;
                        onWait.run();
                    }
                    clock.await(turn, usage.waiting.peek() == turn ? Math.min(left, usage.nanosToNextFree()) : left);
                }
                usage.inFlight++;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ApiFailure.quota("the wait for the quota was interrupted", null, e);
            } finally {
                usage.waiting.remove(turn);
                usage.wakeNext();
            }
            return new Slot(usage);
        } finally {
            lock.unlock();
        }
    }

    /** Counts a request that is sent whether the provider's limit allows it or not. */
    public Slot count(String key, int limit) {
        lock.lock();
        try {
            Usage usage = usage(key, limit);
            usage.inFlight++;
            return new Slot(usage);
        } finally {
            lock.unlock();
        }
    }

    /** Ends every wait until {@link #open()}; from now on a call gets a free slot or none. */
    public void endWaits() {
        lock.lock();
        try {
            waitsEnded = true;
            usages.values().forEach(usage -> usage.waiting.forEach(Condition::signal));
        } finally {
            lock.unlock();
        }
    }

    /** Waits are possible again; what was counted still counts. */
    public void open() {
        lock.lock();
        try {
            waitsEnded = false;
        } finally {
            lock.unlock();
        }
    }

    /** How many of the remembered requests may not be sent now. */
    public long atLimit() {
        lock.lock();
        try {
            return usages.values().stream().filter(usage -> !usage.isFree()).count();
        } finally {
            lock.unlock();
        }
    }

    /** How many different requests are remembered. */
    public int size() {
        lock.lock();
        try {
            return usages.size();
        } finally {
            lock.unlock();
        }
    }

    private Usage usage(String key, int limit) {
        long now = clock.nanoTime();
        if (now - lastEviction >= WINDOW_NANOS) {
            usages.values().removeIf(Usage::isUnused);
            lastEviction = now;
        }
        return usages.computeIfAbsent(key, any -> new Usage(limit));
    }

    /** Permission to send one request. */
    public final class Slot {

        private final Usage usage;
        private boolean ended;

        private Slot(Usage usage) {
            this.usage = usage;
        }

        /**
         * The call has ended. Only the first call of this method counts.
         *
         * @param sent whether the request may have reached the provider; else the slot is free again at once
         */
        public void end(boolean sent) {
            lock.lock();
            try {
                if (!ended) {
                    ended = true;
                    usage.end(sent);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** What identical requests have used; guarded by the lock. */
    private final class Usage {

        private final int limit;
        private final Deque<Long> ends = new ArrayDeque<>();
        private final Deque<Condition> waiting = new ArrayDeque<>();
        private int inFlight;

        private Usage(int limit) {
            this.limit = limit;
        }

        private void end(boolean sent) {
            inFlight--;
            if (sent) {
                ends.add(clock.nanoTime());
                if (ends.size() > limit) {
                    ends.remove(); // older ones do not change when the next slot is free
                }
            }
            wakeNext();
        }

        private boolean isFree() {
            forget();
            return inFlight + ends.size() < limit;
        }

        private boolean isUnused() {
            forget();
            return inFlight == 0 && ends.isEmpty() && waiting.isEmpty();
        }

        private void forget() {
            long now = clock.nanoTime();
            while (!ends.isEmpty() && now - ends.peek() >= WINDOW_NANOS) {
                ends.remove();
            }
        }

        private void wakeNext() {
            if (!waiting.isEmpty()) {
                waiting.peek().signal();
            }
        }

        /** Until the next slot is free if no call ends before; for ever if that takes the end of a call. */
        private long nanosToNextFree() {
            forget();
            int surplus = inFlight + ends.size() - limit;
            if (surplus < 0) {
                return 1;
            }
            if (surplus >= ends.size()) {
                return Long.MAX_VALUE;
            }
            long end = ends.stream().skip(surplus).findFirst().orElseThrow();
            return Math.max(1, end + WINDOW_NANOS - clock.nanoTime());
        }

        private Duration nextFree() {
            long nanos = nanosToNextFree();
            return nanos == Long.MAX_VALUE ? null : Duration.ofNanos(nanos);
        }
    }
}
