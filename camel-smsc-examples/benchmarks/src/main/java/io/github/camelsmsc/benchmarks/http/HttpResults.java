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

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured.
 *
 * @param turns of each server in the order of the rounds
 */
public record HttpResults(List<Turn> turns) {

    /** The turns of a server with this many connections. */
    public List<Turn> turns(ServerKind kind, int connections) {
        return turns.stream().filter(turn -> turn.kind() == kind && turn.connections() == connections).toList();
    }

    /** The median over the rounds. */
    public double median(ServerKind kind, int connections, ToDoubleFunction<Turn> value) {
        return median(turns(kind, connections).stream().mapToDouble(value).boxed().toList());
    }

    /**
     * Requests a second of one server to those of another: the median of the rounds' ratios, since what disturbs a round
     * disturbs both.
     */
    public double ratio(ServerKind one, ServerKind other, int connections) {
        List<Turn> numerators = turns(one, connections);
        List<Turn> denominators = turns(other, connections);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < numerators.size(); i++) {
            ratios.add(numerators.get(i).requestsPerSecond() / denominators.get(i).requestsPerSecond());
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
