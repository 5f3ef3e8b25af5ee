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
package io.github.camelsmsc.simulator.api;

/** A fault that is switched on: for good, until {@link #times(int)} says how often or {@link #stop()} ends it. */
public final class Misbehaving {

    private final Misbehaviour misbehaviour;
    private int seen;
    private int times = Integer.MAX_VALUE;

    Misbehaving(Misbehaviour misbehaviour) {
        this.misbehaviour = misbehaviour;
    }

    /** Only for this many requests. */
    public synchronized Misbehaving times(int count) {
        times = count;
        return this;
    }

    /** No longer. */
    public synchronized void stop() {
        times = 0;
    }

    /** How many requests have met it. */
    public synchronized int seen() {
        return seen;
    }

    /** The fault if it still holds, null otherwise. */
    synchronized Misbehaviour take() {
        if (seen >= times) {
            return null;
        }
        seen++;
        return misbehaviour;
    }
}
