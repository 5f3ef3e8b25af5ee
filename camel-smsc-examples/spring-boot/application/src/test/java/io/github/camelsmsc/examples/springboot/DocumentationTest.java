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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

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
