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
package io.github.camelsmsc.examples.quarkus;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.camelsmsc.examples.mistakes.Mistake;
import io.github.camelsmsc.examples.mistakes.MistakesContract;

/** What the built application says to a user's mistakes: the component by properties, the route in YAML. */
class MistakesIT extends MistakesContract {

    /** A property that the application was built with is taken away by the placeholder of one that there is not. */
    private static final String UNSET = "{{?unset}}";

    private final Path directory = Path.of(System.getProperty("directory"), "mistakes");

    /** The one that it was built with is in use. */
    @Override
    protected Set<Mistake.Servers> servers() {
        return EnumSet.of(Mistake.Servers.ONE);
    }

    @Override
    protected void start(Mistake mistake) throws Exception {
        run(mistake.options(), mistake.isFrom() ? mistake.address() : "file:unused",
                mistake.isFrom() ? "file:unused" : mistake.address());
    }

    @Override
    protected void startWithAMisspeltProperty() throws Exception {
        run(Map.of("secrett", "abc"), "smsc:callback", "file:unused");
    }

    @Override
    protected String runtime() {
        return "Quarkus";
    }

    /** Runs it to its end, and throws what it has printed. */
    private void run(Map<String, String> options, String from, String to) throws Exception {
        Files.createDirectories(directory);
        Path route = Files.writeString(directory.resolve("mistake.yaml"), """
                - route:
                    from:
                      uri: "%s"
                      steps:
                        - to: "%s"
                """.formatted(from, to));
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.http.port", "0");
        properties.put("camel.main.routes-include-pattern", route.toUri().toString());
        List.of("login", "password", "secret").forEach(option -> properties.put("camel.component.smsc." + option, UNSET));
        options.forEach((option, value) -> properties.put("camel.component.smsc." + option, value));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Application.STARTS_FAST);
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", System.getProperty("application")));
        File log = directory.resolve("application.log").toFile();
        Process process = new ProcessBuilder(command).directory(directory.toFile())
                .redirectErrorStream(true).redirectOutput(log).start();
        try {
            if (process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(log.toPath()));
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
