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

import java.util.HashSet;
import java.util.Set;

/** What of a growing list is done: all up to a number, and single ones above it. For one thread. */
final class Progress {

    private long mark;
    private final Set<Long> above = new HashSet<>();
    private long lowestOpen;
    private long highest;
    private boolean whole;

    Progress(long mark) {
        this.mark = mark;
    }

    /** The highest number up to which all is done. */
    long mark() {
        return mark;
    }

    boolean isDone(long number) {
        return number <= mark || above.contains(number);
    }

    /** A look at all that is above the mark begins. */
    void begin() {
        lowestOpen = Long.MAX_VALUE;
        highest = mark;
        whole = true;
    }

    /** It was seen, and is done now or has to be looked at again. */
    void seen(long number, boolean done) {
        highest = Math.max(highest, number);
        if (done) {
            above.add(number);
        } else {
            lowestOpen = Math.min(lowestOpen, number);
        }
    }

    /** Not all was looked at: below what was seen there may be more. */
    void interrupted() {
        whole = false;
    }

    /** All was looked at. */
    void whole() {
        whole = true;
    }

    /** The look is over. */
    void end() {
        if (whole) {
            mark = Math.max(mark, Math.min(highest, lowestOpen - 1));
            above.removeIf(number -> number <= mark);
        }
    }
}
