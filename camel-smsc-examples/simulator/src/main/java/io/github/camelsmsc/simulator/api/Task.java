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

import java.time.Duration;
import java.util.Objects;

/**
 * A deferred task as it is given to the simulator. Immutable: each change gives a copy.
 *
 * @param id              the identifier
 * @param name            the name
 * @param state           the state at first
 * @param created         when it was created, as text; null for the moment it is added, {@code DD.MM.YYYY hh:mm:ss}
 * @param time            when it starts, as text; null for the moment it is added
 * @param file            the name of its file
 * @param export          the file itself
 * @param inProgressAfter how long after being added it goes from pending to in progress by itself; null for never
 * @param completedAfter  how long after being added it is completed by itself; null for never
 */
public record Task(long id, String name, TaskState state, String created, String time, String file, ExportFile export,
        Duration inProgressAfter, Duration completedAfter) {

    /** Checks for null. */
    public Task {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(export, "export");
    }

    /** A pending task with a small export; its file is {@code <name>.csv}. */
    public static Task of(long id, String name) {
        return new Task(id, name, TaskState.PENDING, null, null, name + ".csv",
                ExportFile.csv("id;phone;status\n1001;79990000000;1\n"), null, null);
    }

    /** A completed task. */
    public static Task completed(long id, String name, ExportFile export) {
        return of(id, name).withState(TaskState.COMPLETED).withExport(export);
    }

    /** In another state. */
    public Task withState(TaskState other) {
        return new Task(id, name, other, created, time, file, export, inProgressAfter, completedAfter);
    }

    /** Created at. */
    public Task withCreated(String text) {
        return new Task(id, name, state, text, time, file, export, inProgressAfter, completedAfter);
    }

    /** Started at. */
    public Task withTime(String text) {
        return new Task(id, name, state, created, text, file, export, inProgressAfter, completedAfter);
    }

    /** With another file name, an unsafe one if need be. */
    public Task withFile(String other) {
        return new Task(id, name, state, created, time, other, export, inProgressAfter, completedAfter);
    }

    /** With another file. */
    public Task withExport(ExportFile other) {
        return new Task(id, name, state, created, time, file, other, inProgressAfter, completedAfter);
    }

    /** Goes through its states by the clock, counted from the moment it is added. */
    public Task runs(Duration untilInProgress, Duration untilCompleted) {
        return new Task(id, name, state, created, time, file, export, untilInProgress, untilCompleted);
    }
}
