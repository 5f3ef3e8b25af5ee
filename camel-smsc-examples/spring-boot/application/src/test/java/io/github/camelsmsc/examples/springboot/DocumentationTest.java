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
package io.github.camelsmsc.examples.springboot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/runtimes-spring-boot.adoc says to copy is what the application has. */
class DocumentationTest {

    private static final Path PAGE = Path.of("../../../docs/runtimes-spring-boot.adoc");

    @Test
    void theDependencies() throws Exception {
        List<String> ours = withoutIndent(Files.readString(Path.of("pom.xml")));

        assertThat(withoutIndent(block("xml"))).filteredOn(line -> line.startsWith("<artifactId>")).isNotEmpty()
                .allSatisfy(line -> assertThat(ours).contains(line));
    }

    @Test
    void theProperties() throws Exception {
        assertThat(Files.readAllLines(Path.of("src/main/resources/application.properties")))
                .containsAll(block("properties").lines().toList());
    }

    @Test
    void theRoute() throws Exception {
        assertThat(Path.of("src/main/resources/camel/callbacks.yaml")).content().endsWith(block("yaml"));
    }

    /** The properties, the route and the class of the page, and nothing that it does not show but the address of the server. */
    @Test
    void whatItShowsStartsAndTakesCallbacks(@TempDir Path directory) throws Exception {
        Path classes = directory.resolve("classes");
        write(classes.resolve("application.properties"), block("properties"));
        write(classes.resolve("camel/callbacks.yaml"), block("yaml"));
        compile(write(directory.resolve("Application.java"), block("java")), classes);
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).startsWith(Path.of("target").toAbsolutePath()))
                .collect(Collectors.joining(File.pathSeparator, classes + File.pathSeparator, ""));

        try (ApplicationProcess application = new ApplicationProcess(directory, List.of("-cp", classPath, "com.example.Application"))) {
            application.start().awaitReady();
            for (int i = 0; i < 2; i++) {
                assertThat(application.post("/smsc/callback", Signed.FORM, Signed.status(7)).statusCode()).isEqualTo(200);
            }

            assertThat(application.events().resolve("status/status-7-79990000077-1-1700000000.json")).exists();
            assertThat(application.events().resolve("routed-events.txt")).exists();
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void compile(Path source, Path classes) {
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(),
                "-cp", System.getProperty("java.class.path"), "-proc:none", source.toString())).isZero();
    }

    private static String block(String language) throws IOException {
        Matcher matcher = Pattern.compile("\\[source," + language + "]\n----\n(.*?)----\n", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static List<String> withoutIndent(String text) {
        return text.lines().map(String::strip).toList();
    }
}
