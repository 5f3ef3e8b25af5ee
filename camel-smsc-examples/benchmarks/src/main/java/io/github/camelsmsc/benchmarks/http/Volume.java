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
package io.github.camelsmsc.benchmarks.http;

import java.util.function.Consumer;

/** So many callbacks through one process, and what its heap holds before and after. */
public final class Volume {

    private static final int CONNECTIONS = 64;
    private static final int TURN_SECONDS = 10;
    private static final long MIB = 1024 * 1024;
    /** Of what a JVM keeps for itself meanwhile, such as compiled code's constants. */
    private static final long MORE = 16 * MIB;

    private Volume() {
    }

    /**
     * Sends the measured callback to {@code smsc:callback} until so many were answered with 200.
     *
     * @param  callbacks             how many; the first turn warms up and comes before them
     * @param  seconds               how long a turn lasts at most
     * @param  heap                  the option of the server's JVM
     * @param  progress              is told what goes on
     * @return                       a sentence in AsciiDoc
     * @throws IllegalStateException if one is answered otherwise, or the heap has grown
     */
    public static String run(long callbacks, int seconds, String heap, Consumer<String> progress) throws Exception {
        Load load = Load.best();
        try (ServerProcess server = ServerProcess.start(ServerKind.CALLBACK, heap)) {
            turn(load, server, seconds);
            long before = server.usedHeap();
            long sent = 0;
            long begin = System.nanoTime();
            while (sent < callbacks) {
                sent += turn(load, server, seconds);
                progress.accept("%,d callbacks".formatted(sent));
            }
            double elapsed = (System.nanoTime() - begin) / 1e9;
            long after = server.usedHeap();
            String result = "%,d callbacks through one process with `%s` in %.0f s by %s: the heap held %.1f MiB before and %.1f MiB after."
                    .formatted(sent, heap, elapsed, load.name(), (double) before / MIB, (double) after / MIB);
            if (after > before + MORE) {
                throw new IllegalStateException("the heap has grown: " + result);
            }
            return result + '\n';
        }
    }

    /** As {@link #run(long, int, String, Consumer)}, in turns of ten seconds. */
    public static String run(long callbacks, String heap, Consumer<String> progress) throws Exception {
        return run(callbacks, TURN_SECONDS, heap, progress);
    }

    private static long turn(Load load, ServerProcess server, int seconds) throws Exception {
        Load.Result result = load.run(server.uri(), CONNECTIONS, seconds);
        if (result.errors() > 0 || result.requests() == 0) {
            throw new IllegalStateException("with " + CONNECTIONS + " connections: " + result);
        }
        return result.requests();
    }
}
