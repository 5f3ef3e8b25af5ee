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
import java.time.Instant;
import java.util.concurrent.Executor;

/** A clock on which things can be planned. */
public interface Timeline extends AutoCloseable {

    /** The clock that shows the time, never null. */
    Clock clock();

    /**
     * Plans an action.
     *
     * @param due    when; a moment that has passed means as soon as possible
     * @param action what; never runs once the timeline is closed
     */
    void at(Instant due, Runnable action);

    /** Forgets what was planned and ends the timeline's threads. */
    @Override
    void close();

    /**
     * The timeline of a clock: a {@link SimulatedClock} runs what is due when it is moved, any other clock is taken for
     * one that runs by itself.
     *
     * @param clock    the clock
     * @param executor runs what is due on a clock that runs by itself; the timeline does not close it
     */
    static Timeline on(Clock clock, Executor executor) {
        return clock instanceof SimulatedClock simulated ? new SimulatedTimeline(simulated)
                : new RunningTimeline(clock, executor);
    }
}
