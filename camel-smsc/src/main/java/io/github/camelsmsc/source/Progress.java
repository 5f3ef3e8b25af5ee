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
package io.github.camelsmsc.source;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of a growing list is done: all up to a number, and single ones above it; but for what failed, which is kept here and
 * comes again, so that it holds nothing up. For one thread.
 */
final class Progress<T> {

    /** More than these is no single exchange that fails, but a route that does. */
    static final int MOST_KEPT = 1_000;

    private long floor;
    private final NavigableSet<Long> done = new TreeSet<>();
    private final NavigableMap<Long, T> failed = new TreeMap<>();

    Progress(long floor) {
        this.floor = floor;
    }

    /** Up to here all is done or kept. */
    long floor() {
        return floor;
    }

    boolean isDone(long number) {
        return !failed.containsKey(number) && (number <= floor || done.contains(number));
    }

    /** Whether it was seen before, and is done or kept. */
    boolean isKnown(long number) {
        return number <= floor || done.contains(number) || failed.containsKey(number);
    }

    /** What failed and comes again. */
    NavigableMap<Long, T> failed() {
        return Collections.unmodifiableNavigableMap(failed);
    }

    /** What is done above the floor. */
    NavigableSet<Long> done() {
        return Collections.unmodifiableNavigableSet(done);
    }

    void done(long number) {
        failed.remove(number);
        if (number > floor) {
            done.add(number);
        }
    }

    /** Keeps it; false if there is no room, so that it has to be listed again. */
    boolean failed(long number, T what) {
        if (failed.size() < MOST_KEPT || failed.containsKey(number)) {
            failed.put(number, what);
            return true;
        }
        return false;
    }

    /** All up to here is done or kept. */
    void settle(long upTo) {
        floor = Math.max(floor, upTo);
        done.headSet(floor, true).clear();
    }
}
