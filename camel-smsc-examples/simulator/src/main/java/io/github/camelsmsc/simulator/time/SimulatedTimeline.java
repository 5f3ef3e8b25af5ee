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
import java.util.HashSet;
import java.util.Set;

/** Plans on a clock that a test moves; several timelines can share one clock. */
final class SimulatedTimeline implements Timeline {

    private final SimulatedClock clock;
    private final Set<Runnable> mine = new HashSet<>();
    private boolean closed;

    SimulatedTimeline(SimulatedClock clock) {
        this.clock = clock;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public synchronized void at(Instant due, Runnable action) {
        if (closed) {
            return;
        }
        Runnable once = new Runnable() {
            @Override
            public void run() {
                if (take(this)) {
                    action.run();
                }
            }
        };
        mine.add(once);
        clock.at(due, once);
    }

    private synchronized boolean take(Runnable action) {
        return mine.remove(action);
    }

    @Override
    public synchronized void close() {
        closed = true;
        mine.forEach(clock::forget);
        mine.clear();
    }
}
