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

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.github.camelsmsc.benchmarks.codec.SampleCallback;

/** The load of wrk. */
final class WrkLoad implements Load {

    private static final String SCRIPT = """
            wrk.method = "POST"
            wrk.headers["Content-Type"] = "%s"
            wrk.body = "%s"
            done = function(summary, latency, requests)
              local e = summary.errors
              io.write(string.format("result %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
                latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
            end
            """;
    private static final double MICROS = 1e6;

    static boolean isInstalled() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL).splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "wrk")));
    }

    @Override
    public String name() {
        return "wrk (one thread)";
    }

    @Override
    public Result run(URI target, int connections, int seconds) throws IOException, InterruptedException {
        Path script = Files.createTempFile("callback", ".lua");
        try {
            Files.writeString(script, SCRIPT.formatted(SampleCallback.CONTENT_TYPE, SampleCallback.form()));
            Process wrk = new ProcessBuilder(
                    "wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--timeout", "20s", "-s", script.toString(), target.toString())
                    .redirectErrorStream(true).start();
            List<String> out = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            if (wrk.waitFor() != 0) {
                throw new IllegalStateException("wrk failed: " + out);
            }
            return out.stream().filter(line -> line.startsWith("result ")).map(WrkLoad::parse).findFirst()
                    .orElseThrow(() -> new IllegalStateException("wrk printed " + out));
        } finally {
            Files.delete(script);
        }
    }

    private static Result parse(String line) {
        String[] numbers = line.split(" ");
        return new Result(Long.parseLong(numbers[1]), Long.parseLong(numbers[2]) / MICROS, Long.parseLong(numbers[3]),
                Long.parseLong(numbers[4]), Long.parseLong(numbers[5]));
    }
}
