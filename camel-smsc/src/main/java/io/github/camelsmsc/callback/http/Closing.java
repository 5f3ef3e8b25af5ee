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
package io.github.camelsmsc.callback.http;

import java.time.Duration;

/** Who is inside while a path is taken away: nobody enters any more, and those who are in get out first. */
final class Closing {

    /** Graceful shutdown has waited for the routes before; what is left by then hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private boolean closed;
    private int inside;

    /** False if it is closed; else {@link #leave()} must follow. */
    synchronized boolean enter() {
        if (!closed) {
            inside++;
        }
        return !closed;
    }

    synchronized void leave() {
        inside--;
        notifyAll();
    }

    /** Closes; comes back when all have left, or some hang. */
    synchronized void close() {
        closed = true;
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (long left = PATIENCE.toMillis(); inside > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
