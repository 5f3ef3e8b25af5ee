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
package io.github.camelsmsc.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The pom.xml to copy for each runtime has the versions that the examples are built and tested with. */
class PomsToCopyTest {

    private static final Pattern VERSION = Pattern.compile("<([\\w.-]+\\.version)>([^<$]+)</");
    private static final Pattern ARTIFACT = Pattern.compile("`[\\w.]+:[\\w-]+`\\s\\((\\d[\\d.]+)\\)");
    private static final Pattern OWN = Pattern.compile("<artifactId>camel-smsc-parent</artifactId>\\s*<version>([^<]+)<");

    @ParameterizedTest
    @CsvSource({ "docs/poms/camel-main,", "docs/poms/spring-xml,", "docs/poms/spring-boot-3,",
            "docs/poms/spring-boot-4,camel-versions/spring-boot-4", "docs/poms/quarkus,quarkus", "docs/poms/karaf,",
            ".ci/published/catalog," })
    void hasTheVersionsOfTheExamples(String directory, String example) throws IOException {
        Map<String, String> tested = versions(Path.of("../pom.xml"));
        if (example != null) {
            tested.putAll(versions(Path.of("../camel-smsc-examples", example, "pom.xml")));
        }
        var own = OWN.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(own.find()).isTrue();
        tested.put("camel-smsc.version", own.group(1));

        Map<String, String> copied = versions(Path.of("..", directory, "pom.xml"));

        assertThat(copied).containsKey("camel-smsc.version");
        assertThat(tested).containsAllEntriesOf(copied);
    }

    @ParameterizedTest
    @ValueSource(strings = { "recipes.adoc", "reliability.adoc", "simulator.adoc" })
    void anArtifactOnAPageHasTheVersionOfTheExamples(String page) throws IOException {
        List<String> named = ARTIFACT.matcher(Files.readString(Path.of("../docs", page))).results().map(match -> match.group(1)).toList();

        assertThat(named).isNotEmpty();
        assertThat(versions(Path.of("../pom.xml")).values()).containsAll(named);
    }

    /** A main class in the plugin's own configuration would stand above the one that a command names. */
    @Test
    void takesAMainClassOfOnesOwn() throws IOException {
        assertThat(Files.readString(Path.of("../docs/poms/camel-main/pom.xml"))).contains("<exec.mainClass>").doesNotContain("<mainClass>");
    }

    private static Map<String, String> versions(Path pom) throws IOException {
        Map<String, String> versions = new HashMap<>();
        VERSION.matcher(Files.readString(pom)).results().forEach(match -> versions.put(match.group(1), match.group(2)));
        return versions;
    }
}
