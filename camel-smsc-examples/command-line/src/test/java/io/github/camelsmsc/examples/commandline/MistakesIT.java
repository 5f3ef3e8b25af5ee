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
package io.github.camelsmsc.examples.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelsmsc.examples.mistakes.Mistake;
import io.github.camelsmsc.examples.mistakes.MistakesContract;
import org.junit.jupiter.api.io.TempDir;

/** What {@code camel run} says to a user's mistakes; some of them, since each takes a start. */
class MistakesIT extends MistakesContract {

    @TempDir
    private Path directory;

    @Override
    protected Stream<Mistake> mistakes() {
        return Stream.of(Mistake.NO_SECRET, Mistake.BOTH_CREDENTIALS, Mistake.UNKNOWN_ACTION);
    }

    @Override
    protected void start(Mistake mistake) throws Exception {
        run(mistake.options(), mistake.isFrom() ? mistake.address() : "timer:a",
                mistake.isFrom() ? "file:unused" : mistake.address());
    }

    @Override
    protected void startWithAMisspeltProperty() throws Exception {
        run(Map.of("secrett", "abc"), "smsc:callback", "file:unused");
    }

    @Override
    protected String runtime() {
        return "Command line";
    }

    private void run(Map<String, String> options, String from, String to) throws Exception {
        List<String> properties = new ArrayList<>(List.of("--prop=camel.server.enabled=true",
                "--prop=camel.server.host=127.0.0.1", "--prop=camel.server.port=0"));
        options.forEach((option, value) -> properties.add("--prop=camel.component.smsc." + option + "=" + value));
        String printed = CamelRun.failure(Files.createTempDirectory(directory, "run"), """
                - route:
                    from:
                      uri: "%s"
                      steps:
                        - to: "%s"
                """.formatted(from, to), properties);
        if (printed != null) {
            throw new IllegalStateException(printed);
        }
    }
}
