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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock that a test moves. */
public final class TestClock implements QuotaClock {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(30)); // overflows soon
    private final AtomicInteger waiting = new AtomicInteger();

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public void await(Condition condition, long left) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            condition.awaitNanos(TimeUnit.MILLISECONDS.toNanos(1)); // returns early, as it may: the caller looks again
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Time passes. */
    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    /** Whether a thread waits on this clock. */
    public boolean isWaitedFor() {
        return waiting.get() > 0;
    }
}
