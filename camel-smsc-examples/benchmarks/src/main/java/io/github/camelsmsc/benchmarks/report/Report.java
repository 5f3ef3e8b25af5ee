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
package io.github.camelsmsc.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelsmsc.benchmarks.codec.CodecMeasurement.Cost;
import io.github.camelsmsc.benchmarks.http.HttpResults;
import io.github.camelsmsc.benchmarks.http.Plan;
import io.github.camelsmsc.benchmarks.http.ServerKind;
import io.github.camelsmsc.benchmarks.http.Turn;

/** Writes the results as they stand in the documentation. */
public final class Report {

    private static final Map<String, String> STEPS = Map.of(
            "decode", "decode", "verify", "verify", "json", "JSON", "all", "all of it");

    private Report() {
    }

    /**
     * The servers.
     *
     * @param  results  what was measured
     * @param  plan     how
     * @param  heap     the option of the servers' JVMs
     * @param  loadName what generated the load
     * @return          AsciiDoc
     */
    public static String http(HttpResults results, Plan plan, String heap, String loadName) {
        StringBuilder text = new StringBuilder();
        text.append("Each server in a JVM of its own with `").append(heap).append("`, the load by ").append(loadName)
                .append(" on the same machine. Medians over the rounds, in brackets the lowest and the highest.\n\n");
        text.append("[cols=\"4,>1,>1,>3,>1,>1,>1\",options=\"header\"]\n|===\n")
                .append("|Server |Connections |Rounds |Requests/s |p50, ms |p99, ms |Server CPU per request, µs\n\n");
        for (Plan.Cell cell : plan.cells()) {
            for (ServerKind kind : ServerKind.values()) {
                text.append(row(results, kind, cell));
            }
        }
        text.append("|===\n\n");
        text.append("Requests/s of `smsc:callback` to those of the others, medians of the rounds' ratios:\n\n");
        text.append("[cols=\">1,>2,>2\",options=\"header\"]\n|===\n")
                .append("|Connections |to the `platform-http` route |to the naked worker\n\n");
        for (Plan.Cell cell : plan.cells()) {
            text.append(format("|%d |%.2f |%.2f%n", cell.connections(),
                    results.ratio(ServerKind.CALLBACK, ServerKind.ROUTE, cell.connections()),
                    results.ratio(ServerKind.CALLBACK, ServerKind.WORKER, cell.connections())));
        }
        return text.append("|===\n").toString();
    }

    private static String row(HttpResults results, ServerKind kind, Plan.Cell cell) {
        int connections = cell.connections();
        List<Turn> turns = results.turns(kind, connections);
        double lowest = turns.stream().mapToDouble(Turn::requestsPerSecond).min().orElseThrow();
        double highest = turns.stream().mapToDouble(Turn::requestsPerSecond).max().orElseThrow();
        return format("|%s |%d |%d x %d s |%,.0f (%,.0f-%,.0f) |%.2f |%.2f |%.1f%n", kind.title(), connections,
                cell.rounds(), cell.seconds(), results.median(kind, connections, Turn::requestsPerSecond), lowest, highest,
                results.median(kind, connections, Turn::p50) / 1e3, results.median(kind, connections, Turn::p99) / 1e3,
                results.median(kind, connections, Turn::cpuPerRequest));
    }

    /**
     * One callback.
     *
     * @param  costs by the benchmark's method name
     * @return       AsciiDoc
     */
    public static String codec(Map<String, Cost> costs) {
        StringBuilder text = new StringBuilder();
        text.append("[cols=\"2,>2,>2,>2,>2,>1\",options=\"header\"]\n|===\n")
                .append("|Step |Component, ns |Garbage, bytes |Naive, ns |Garbage, bytes |Times as fast\n\n");
        for (String step : List.of("decode", "verify", "json", "all")) {
            Cost own = costs.get(step);
            Cost naive = costs.get("naive" + Character.toUpperCase(step.charAt(0)) + step.substring(1));
            if (own != null && naive != null) {
                text.append(format("|%s |%,.0f ± %,.0f |%,.0f |%,.0f ± %,.0f |%,.0f |%.1f%n", STEPS.get(step), own.nanos(),
                        own.error(), own.bytes(), naive.nanos(), naive.error(), naive.bytes(), naive.nanos() / own.nanos()));
            }
        }
        return text.append("|===\n").toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
