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
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Plans on a clock that runs by itself. */
final class RunningTimeline implements Timeline {

    // the clock need not run as fast as the system's, so it is looked at again and again
    private static final long LOOK_EVERY_MS = 100;

    private final Clock clock;
    private final Executor executor;
    private final ScheduledThreadPoolExecutor timer;

    RunningTimeline(Clock clock, Executor executor) {
        this.clock = clock;
        this.executor = executor;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "smsc-simulator-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void at(Instant due, Runnable action) {
        long delay = Duration.between(clock.instant(), due).toMillis();
        try {
            if (delay <= 0) {
                executor.execute(action);
            } else {
                timer.schedule(() -> at(due, action), Math.min(delay, LOOK_EVERY_MS), TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException e) {
            if (!timer.isShutdown()) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
