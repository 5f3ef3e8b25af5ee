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

import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param warmUpSeconds how long each server is warmed up, with {@link #MAIN_CONNECTIONS}, and longer on a busy machine
 * @param cells         numbers of connections with their rounds
 */
public record Plan(int warmUpSeconds, List<Cell> cells) {

    /** The number of connections that targets are stated for. */
    public static final int MAIN_CONNECTIONS = 64;

    /** For the documentation. */
    public static final Plan FULL = new Plan(10, List.of(new Cell(1, 5, 5), new Cell(MAIN_CONNECTIONS, 5, 5),
            new Cell(500, 5, 5)));

    /** Whether it works. */
    public static final Plan SMOKE = new Plan(3, List.of(new Cell(1, 1, 1), new Cell(MAIN_CONNECTIONS, 2, 2),
            new Cell(500, 1, 1)));

    /**
     * One number of connections.
     *
     * @param connections at the same time
     * @param rounds      how often; in each round every server has its turn
     * @param seconds     how long a turn is
     */
    public record Cell(int connections, int rounds, int seconds) {
    }
}
