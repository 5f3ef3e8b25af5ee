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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The requests that may be under way at once: "fifteen or more requests simultaneously" are refused. Fair. */
public final class Places {

    /** More than any number of waiting threads: lets all of them go. */
    private static final int EVERYONE = Integer.MAX_VALUE / 2;

    private final int size;
    private volatile Semaphore places;
    private volatile boolean closed;

    /** That many places, 1 at least. */
    public Places(int size) {
        this.size = size;
        this.places = new Semaphore(size, true);
    }

    /**
     * Takes a place.
     *
     * @param  patience   how long to wait for it; zero: not at all
     * @return            runs when the call has ended, once
     * @throws ApiFailure if there is none in time, the places are closed or the thread is interrupted
     */
    public Runnable take(Duration patience) throws ApiFailure {
        Semaphore mine = places;
        try {
            if (!mine.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw ApiFailure.quota("all " + size + " places of simultaneous requests stayed taken; not sent", null, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiFailure.quota("the wait for a place among the simultaneous requests was interrupted", null, e);
        }
        if (closed) {
            mine.release();
            throw ApiFailure.stopped("the component stops, nothing was sent", null);
        }
        return mine::release;
    }

    /** Ends every wait, and refuses further ones until {@link #open()}. */
    public synchronized void close() {
        if (!closed) {
            closed = true;
            places.release(EVERYONE);
        }
    }

    /** All places are free again. */
    public synchronized void open() {
        places = new Semaphore(size, true);
        closed = false;
    }
}
