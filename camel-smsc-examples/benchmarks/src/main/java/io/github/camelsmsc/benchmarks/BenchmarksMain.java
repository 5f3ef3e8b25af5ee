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
package io.github.camelsmsc.benchmarks;

import java.util.Map;
import java.util.Set;

import io.github.camelsmsc.benchmarks.codec.CodecMeasurement;
import io.github.camelsmsc.benchmarks.codec.CodecMeasurement.Cost;
import io.github.camelsmsc.benchmarks.http.HttpMeasurement;
import io.github.camelsmsc.benchmarks.http.HttpResults;
import io.github.camelsmsc.benchmarks.http.Plan;
import io.github.camelsmsc.benchmarks.http.ServerKind;
import io.github.camelsmsc.benchmarks.http.Turn;
import io.github.camelsmsc.benchmarks.http.Volume;
import io.github.camelsmsc.benchmarks.report.Machine;
import io.github.camelsmsc.benchmarks.report.Report;

/**
 * Measures and prints AsciiDoc. With the environment's {@code CI=true} it measures shortly, and fails if the component is
 * not clearly faster than what it stands beside.
 */
public final class BenchmarksMain {

    /** The same for every measured JVM. */
    private static final String HEAP = "-Xmx512m";
    /** Far below what a quiet machine shows, so that a busy one does not fail for being busy. */
    private static final double LEAST_HTTP_RATIO = 1.2;
    private static final double LEAST_GARBAGE_RATIO = 1.1;

    private static final String VOLUME = "volume=";

    private final boolean smoke;

    private BenchmarksMain(boolean smoke) {
        this.smoke = smoke;
    }

    /**
     * Measures.
     *
     * @param args {@code http}, {@code codec} or both; nothing means both. {@code volume=10000000} alone sends so many
     *             callbacks through one process and looks at its heap
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 1 && args[0].startsWith(VOLUME)) {
            System.out.println(Machine.here().describe() + "\n\n"
                               + Volume.run(Long.parseLong(args[0].substring(VOLUME.length())), HEAP, System.err::println));
            return;
        }
        Set<String> all = Set.of("http", "codec");
        Set<String> wanted = args.length == 0 ? all : Set.of(args);
        if (!all.containsAll(wanted)) {
            throw new IllegalArgumentException("expected http, codec or both, or volume=<callbacks>");
        }
        BenchmarksMain benchmarks = new BenchmarksMain("true".equals(System.getenv("CI")));
        Machine machine = Machine.here();
        StringBuilder report = new StringBuilder(machine.describe()).append('\n');
        if (wanted.contains("http")) {
            report.append("\n=== Servers\n\n").append(benchmarks.http());
        }
        if (wanted.contains("codec")) {
            report.append("\n=== One callback\n\n").append(benchmarks.codec());
        }
        System.out.println(report);
    }

    private String http() throws Exception {
        HttpMeasurement measurement = new HttpMeasurement(HEAP, System.err::println);
        Plan plan = smoke ? Plan.SMOKE : Plan.FULL;
        HttpResults results = measurement.run(plan);
        String report = Report.http(results, plan, HEAP, measurement.loadName());
        // where other programs take the CPU too, requests/s say as much about them: then the CPU for a request counts
        double ratio = Math.max(results.ratio(ServerKind.CALLBACK, ServerKind.ROUTE, Plan.MAIN_CONNECTIONS),
                cpuPerRequest(results, ServerKind.ROUTE) / cpuPerRequest(results, ServerKind.CALLBACK));
        return checked(report, "smsc:callback to the platform-http route", ratio, LEAST_HTTP_RATIO);
    }

    private static double cpuPerRequest(HttpResults results, ServerKind kind) {
        return results.median(kind, Plan.MAIN_CONNECTIONS, Turn::cpuPerRequest);
    }

    private String codec() throws Exception {
        System.err.println("one callback: decode, verify, JSON");
        Map<String, Cost> costs = smoke ? CodecMeasurement.smoke(HEAP) : CodecMeasurement.full(HEAP);
        // a few iterations say little about the time, but garbage is the same in each
        double ratio = costs.get("naiveAll").bytes() / costs.get("all").bytes();
        return checked(Report.codec(costs), "the naive way's garbage to the component's", ratio, LEAST_GARBAGE_RATIO);
    }

    /** Only shortly measured figures are checked: longer ones are to be read, whatever they are. */
    private String checked(String report, String what, double ratio, double least) {
        if (smoke && ratio < least) {
            throw new IllegalStateException("%s: %.2f, expected %.1f or more%n%s".formatted(what, ratio, least, report));
        }
        return report;
    }
}
