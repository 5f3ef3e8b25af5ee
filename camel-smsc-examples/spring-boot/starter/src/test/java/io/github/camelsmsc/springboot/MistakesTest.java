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
package io.github.camelsmsc.springboot;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.camelsmsc.examples.mistakes.Mistake;
import io.github.camelsmsc.examples.mistakes.MistakesContract;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Spring Boot says to a user's mistakes: the component by properties of the starter, the route in Java. */
class MistakesTest extends MistakesContract {

    private static final String PREFIX = "camel.component.smsc.";
    private static final Path PAGE = Path.of("../../../docs/runtimes-spring-boot.adoc");

    /** Two are never without one in use: Boot takes its own. */
    @Override
    protected Set<Mistake.Servers> servers() {
        return EnumSet.of(Mistake.Servers.NONE, Mistake.Servers.ONE);
    }

    @Override
    protected void start(Mistake mistake) throws Exception {
        if (mistake.servers() == Mistake.Servers.NONE) {
            withoutHttpServers(mistake);
        } else {
            application(mistake).run().close();
        }
    }

    @Override
    protected void startWithAMisspeltProperty() {
        new StarterApplication().with(PREFIX + "secrett", "abc").route("smsc:callback", "log:x").run().close();
    }

    @Override
    protected String runtime() {
        return "Spring Boot";
    }

    @Test
    void aMisspeltPropertyIsPrintedWithItsPlaceAndNotItsValue() {
        assertThatThrownBy(() -> inAProcess(entry -> true, "smsc:callback", "--" + PREFIX + "secrett=abc"))
                .hasMessageContaining("Unknown property " + PREFIX + "secrett")
                .hasMessageContaining("commandLineArgs").hasMessageNotContaining("abc");
    }

    @Test
    void aSecondHttpServerInUseIsNamed() {
        String sentence = "smsc:callback found several HTTP server components: the application uses"
                          + " [platform-http, netty-http]; name one with the option httpComponent";
        StarterApplication application = new StarterApplication().with(PREFIX + "secret", "topsecret")
                .route("smsc:callback", "log:x").route("netty-http:http://127.0.0.1:0/other", "log:x");

        assertThatThrownBy(application::run).rootCause().hasMessage(sentence);
        assertThat(PAGE).content(StandardCharsets.UTF_8).contains("`+" + sentence + "+`");
    }

    @Test
    void aValueThatThePropertyCannotHaveIsNamed() {
        StarterApplication application = new StarterApplication().with(PREFIX + "format", "yaml")
                .route("direct:a", "smsc:wait_call");

        assertThatThrownBy(application::run).hasStackTraceContaining("format=yaml");
    }

    @Test
    void aBeanThatIsNotThereIsNamed() {
        StarterApplication application = new StarterApplication().with(PREFIX + "idempotent-repository", "#routed")
                .route("smsc:callback", "log:x");

        assertThatThrownBy(application::run).hasStackTraceContaining("No bean could be found in the registry for: routed");
    }

    private static StarterApplication application(Mistake mistake) {
        StarterApplication application = new StarterApplication();
        mistake.options().forEach((option, value) -> application.with(PREFIX + option, value));
        return mistake.isFrom() ? application.route(mistake.address(), "log:x")
                : application.route("direct:a", mistake.address());
    }

    /** What the class path of the tests has two of. */
    private static void withoutHttpServers(Mistake mistake) throws Exception {
        inAProcess(entry -> !entry.matches(".*(platform-http|netty-http).*"), mistake.address(),
                "--" + PREFIX + "secret=" + mistake.options().get("secret"));
    }

    /** Throws what it has printed if it does not start. */
    private static void inAProcess(Predicate<String> classPath, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator)).filter(classPath).collect(Collectors.joining(File.pathSeparator)),
                StarterApplication.class.getName()));
        command.addAll(List.of(arguments));
        Process application = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(application.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (application.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }
}
