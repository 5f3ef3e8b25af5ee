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
package io.github.camelsmsc.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs by itself, and that can be moved on. What falls due on the way is run soon after. */
public final class RunningClock extends Clock {

    private final Clock running;
    private final AtomicReference<Duration> ahead;

    /** A clock that shows the system's time until it is moved. */
    public RunningClock() {
        this(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    private RunningClock(Clock running, AtomicReference<Duration> ahead) {
        this.running = running;
        this.ahead = ahead;
    }

    /**
     * Moves the clock on.
     *
     * @param step how far, not negative
     */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("A clock does not go back: " + step);
        }
        ahead.updateAndGet(before -> before.plus(step));
    }

    @Override
    public Instant instant() {
        return running.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return running.getZone();
    }

    /** {@inheritDoc} The copy is moved with this one. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new RunningClock(running.withZone(zone), ahead);
    }
}
