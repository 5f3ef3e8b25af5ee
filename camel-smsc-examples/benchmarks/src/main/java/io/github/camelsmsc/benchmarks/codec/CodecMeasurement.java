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
package io.github.camelsmsc.benchmarks.codec;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link CallbackBenchmark}. */
public final class CodecMeasurement {

    private static final String GARBAGE = "gc.alloc.rate.norm";

    /**
     * What one way of doing one step costs.
     *
     * @param nanos average time
     * @param error half of the confidence interval (99.9 %) of the time; not a number with one iteration
     * @param bytes garbage
     */
    public record Cost(double nanos, double error, double bytes) {
    }

    private CodecMeasurement() {
    }

    /**
     * Measures every step.
     *
     * @param  heap the option of the measured JVMs
     * @return      the cost by the benchmark's method name
     */
    public static Map<String, Cost> full(String heap) throws RunnerException {
        return run(new OptionsBuilder().include(CallbackBenchmark.class.getName()).forks(2)
                .warmupIterations(5).measurementIterations(5), TimeValue.seconds(1), heap);
    }

    /**
     * Measures the whole, shortly.
     *
     * @param  heap the option of the measured JVMs
     * @return      the cost by the benchmark's method name
     */
    public static Map<String, Cost> smoke(String heap) throws RunnerException {
        // its figures are not published, so that another measurement on this machine is no reason to fail
        System.setProperty("jmh.ignoreLock", "true");
        return run(new OptionsBuilder().include(CallbackBenchmark.class.getName() + "\\.(all|naiveAll)$").forks(1)
                .warmupIterations(3).measurementIterations(3), TimeValue.milliseconds(500), heap);
    }

    private static Map<String, Cost> run(ChainedOptionsBuilder options, TimeValue iteration, String heap)
            throws RunnerException {
        Collection<RunResult> results = new Runner(options.warmupTime(iteration).measurementTime(iteration)
                .jvmArgs(heap).addProfiler(GCProfiler.class).shouldFailOnError(true).verbosity(VerboseMode.SILENT)
                .build()).run();
        return results.stream().collect(Collectors.toMap(CodecMeasurement::method, CodecMeasurement::cost));
    }

    private static String method(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Cost cost(RunResult result) {
        return new Cost(result.getPrimaryResult().getScore(), result.getPrimaryResult().getScoreError(),
                result.getSecondaryResults().get(GARBAGE).getScore());
    }
}
