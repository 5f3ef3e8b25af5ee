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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * A clock that stands still until {@link #advance(Duration)} moves it. What was planned on it (a repeat of a callback)
 * runs in the thread that moves the clock, each action at its own moment, before {@code advance} returns.
 */
public final class SimulatedClock extends Clock {

    private record Planned(Instant due, long order, Runnable action) {
    }

    private final Object moving = new Object();
    private final PriorityQueue<Planned> planned
            = new PriorityQueue<>(Comparator.comparing(Planned::due).thenComparingLong(Planned::order));
    private Instant now;
    private long order;

    /**
     * @param start what the clock shows at first, not null
     */
    public SimulatedClock(Instant start) {
        this.now = Objects.requireNonNull(start, "start");
    }

    /** A clock that shows 2023-11-14T22:13:20Z, the second 1700000000. */
    public SimulatedClock() {
        this(Instant.ofEpochSecond(1_700_000_000L));
    }

    /**
     * Moves the clock on and runs what falls due on the way, in order of time.
     *
     * @param step how far, not negative
     */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("A clock does not go back: " + step);
        }
        synchronized (moving) {
            Instant target = instant().plus(step);
            for (Planned next = dueBy(target); next != null; next = dueBy(target)) {
                next.action().run();
            }
            synchronized (planned) {
                now = target;
            }
        }
    }

    /** How many actions wait for their time. */
    public int plannedActions() {
        synchronized (planned) {
            return planned.size();
        }
    }

    void at(Instant due, Runnable action) {
        synchronized (planned) {
            planned.add(new Planned(due, order++, action));
        }
    }

    void forget(Runnable action) {
        synchronized (planned) {
            List<Planned> gone = new ArrayList<>();
            planned.forEach(p -> {
                if (p.action() == action) {
                    gone.add(p);
                }
            });
            planned.removeAll(gone);
        }
    }

    private Planned dueBy(Instant target) {
        synchronized (planned) {
            Planned next = planned.peek();
            if (next == null || next.due().isAfter(target)) {
                return null;
            }
            if (next.due().isAfter(now)) {
                now = next.due();
            }
            return planned.poll();
        }
    }

    @Override
    public Instant instant() {
        synchronized (planned) {
            return now;
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** {@inheritDoc} The copy shows this clock's time in the other zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        SimulatedClock source = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return source.withZone(other);
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }
}
