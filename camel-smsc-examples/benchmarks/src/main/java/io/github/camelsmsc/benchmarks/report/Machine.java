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

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the figures depend on.
 *
 * @param cores       processors that the JVM may use
 * @param cpu         the processor's model, or the architecture
 * @param system      the operating system
 * @param jdk         version and name of the JVM
 * @param loadAverage how many threads wanted to run in the minute before, negative if unknown
 */
public record Machine(int cores, String cpu, String system, String jdk, double loadAverage) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** This one, now. */
    public static Machine here() {
        return new Machine(Runtime.getRuntime().availableProcessors(), model(), System.getProperty("os.name"),
                System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String model() {
        String architecture = System.getProperty("os.arch");
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(architecture);
        } catch (IOException e) {
            return architecture; // not Linux
        }
    }

    /** One sentence. */
    public String describe() {
        String load = loadAverage < 0 ? "" : String.format(Locale.ROOT, ", load average before the start %.1f", loadAverage);
        return "Machine: " + cores + " cores (" + cpu + "), " + system + ", JDK " + jdk + load + ".";
    }
}
