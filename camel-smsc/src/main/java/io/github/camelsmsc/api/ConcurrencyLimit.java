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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The requests that may be under way at once: "fifteen or more requests simultaneously" are refused. Fair. */
public final class ConcurrencyLimit {

    private final int size;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private int taken;
    private boolean waitsEnded;

    /** That many places, 1 at least. */
    public ConcurrencyLimit(int size) {
        this.size = size;
    }

    /**
     * Takes a place.
     *
     * @param  timeout    how long to wait for it; zero: not at all
     * @return            runs when the call has ended, once
     * @throws ApiFailure if there is none in time, waits have ended or the thread is interrupted
     */
    public Runnable take(Duration timeout) throws ApiFailure {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (taken >= size) {
                if (waitsEnded) {
                    throw ApiFailure.stopped("the component stops, nothing was sent", null);
                }
                if (left <= 0) {
                    throw ApiFailure.quota("no place for one more simultaneous request came free, maxConcurrentRequests is " + size
                                           + "; not sent", null, null);
                }
                left = changed.awaitNanos(left);
            }
            taken++;
            return this::release;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiFailure.quota("the wait for a place among the simultaneous requests was interrupted", null, e);
        } finally {
            lock.unlock();
        }
    }

    /** How many are taken now. */
    public int taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        lock.lock();
        try {
            taken--;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends every wait; from now on a call gets a free place or none. */
    public void endWaits() {
        lock.lock();
        try {
            waitsEnded = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
