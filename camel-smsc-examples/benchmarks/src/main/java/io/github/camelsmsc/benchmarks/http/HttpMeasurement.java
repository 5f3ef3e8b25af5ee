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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Starts the servers, lets each have its turn in every round, and ends them. */
public final class HttpMeasurement {

    /** After so many the JIT compiler has seen what it has to see. */
    private static final int WARM_REQUESTS = 30_000;
    private static final int MAX_WARM_UPS = 4;

    private final Load load = Load.best();
    private final String heap;
    private final Consumer<String> progress;

    /**
     * @param heap     the option of the servers' JVMs
     * @param progress is told what goes on
     */
    public HttpMeasurement(String heap, Consumer<String> progress) {
        this.heap = heap;
        this.progress = progress;
    }

    /** What generates the load. */
    public String loadName() {
        return load.name();
    }

    /**
     * Measures.
     *
     * @return                       the turns of each server in the order of the rounds
     * @throws IllegalStateException if a server does not answer every request with 200
     */
    public HttpResults run(Plan plan) throws Exception {
        List<ServerProcess> servers = new ArrayList<>();
        try {
            for (ServerKind kind : ServerKind.values()) {
                servers.add(ServerProcess.start(kind, heap));
            }
            for (ServerProcess server : servers) {
                progress.accept("warming up: " + server.kind());
                warmUp(server, plan.warmUpSeconds());
            }
            return new HttpResults(rounds(plan, servers));
        } finally {
            servers.forEach(ServerProcess::close);
        }
    }

    private void warmUp(ServerProcess server, int seconds) throws Exception {
        double requests = 0;
        for (int i = 0; i < MAX_WARM_UPS && requests < WARM_REQUESTS; i++) {
            requests += turn(server, Plan.MAIN_CONNECTIONS, seconds).requestsPerSecond() * seconds;
        }
    }

    private List<Turn> rounds(Plan plan, List<ServerProcess> servers) throws Exception {
        List<Turn> turns = new ArrayList<>();
        int rounds = plan.cells().stream().mapToInt(Plan.Cell::rounds).max().orElse(0);
        for (int round = 0; round < rounds; round++) {
            for (Plan.Cell cell : plan.cells()) {
                if (round < cell.rounds()) {
                    for (ServerProcess server : servers) {
                        Turn turn = turn(server, cell.connections(), cell.seconds());
                        progress.accept("round %d: %s".formatted(round + 1, turn));
                        turns.add(turn);
                    }
                }
            }
            // nobody has always the same neighbour before him
            Collections.rotate(servers, 1);
        }
        return turns;
    }

    private Turn turn(ServerProcess server, int connections, int seconds) throws Exception {
        Duration before = server.cpu();
        Load.Result result = load.run(server.uri(), connections, seconds);
        double cpuMicros = server.cpu().minus(before).toNanos() / 1e3;
        if (result.errors() > 0 || result.requests() == 0) {
            throw new IllegalStateException("%s with %d connections: %s".formatted(server.kind(), connections, result));
        }
        return new Turn(server.kind(), connections, result.requests() / result.seconds(), result.p50(), result.p99(),
                cpuMicros / result.requests());
    }
}
