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
package io.github.camelsmsc.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an application has routed to files: one file each time, named by the event's id. */
final class Routed {

    private static final String FOLDER = "routed-events";

    private final Map<Long, Integer> times = new TreeMap<>();

    private Routed() {
    }

    /** Where the application has to route to: a file appears under its name when it is whole. */
    static String endpoint(Path directory) {
        return "file:" + directory.resolve(FOLDER) + "?fileName=${header.name}-${exchangeId}.json&tempPrefix=.part-";
    }

    /** What is there now. */
    static Routed in(Path directory) {
        Routed routed = new Routed();
        Path folder = directory.resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".part-"))
                        .forEach(name -> routed.times.merge(Long.valueOf(name.substring(0, name.indexOf('-'))), 1, Integer::sum));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return routed;
    }

    /** How often an event was routed. */
    int times(long id) {
        return times.getOrDefault(id, 0);
    }

    /** How many events were routed at least once. */
    int events() {
        return times.size();
    }

    /** How many were routed more than once. */
    long twice() {
        return times.values().stream().filter(count -> count > 1).count();
    }
}
