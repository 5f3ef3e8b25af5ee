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

import java.util.concurrent.locks.Condition;

/** The time of the quota, and the waiting for it: a test passes a clock that it can move. */
public interface QuotaClock {

    /** Monotonous time in nanoseconds, as {@link System#nanoTime()}. */
    long nanoTime();

    /**
     * Waits until the condition is signalled, but no longer than {@code nanos} of this clock's time. May return early.
     *
     * @param  condition            its lock is held by the caller
     * @param  nanos                positive
     * @throws InterruptedException if the thread is interrupted
     */
    void await(Condition condition, long nanos) throws InterruptedException;

    /** The clock of the machine. */
    static QuotaClock system() {
        return new QuotaClock() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void await(Condition condition, long nanos) throws InterruptedException {
                condition.awaitNanos(nanos);
            }
        };
    }
}
