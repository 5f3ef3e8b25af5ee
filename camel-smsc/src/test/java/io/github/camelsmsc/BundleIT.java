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
package io.github.camelsmsc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The built jar as an OSGi bundle. */
class BundleIT {

    private static List<String> imports;
    private static List<String> exports;

    @BeforeAll
    static void read() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("jar"))) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo("io.github.camelsmsc.camel-smsc");
            imports = clauses(manifest.getValue("Import-Package"));
            exports = clauses(manifest.getValue("Export-Package"));
        }
    }

    /** Splits at the commas that are not within quotes. */
    private static List<String> clauses(String header) {
        List<String> clauses = new ArrayList<>();
        for (String clause : header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            clauses.add(clause.trim());
        }
        return clauses;
    }

    @Test
    void exportsWhatApplicationsUseAndNoMore() {
        assertThat(exports).extracting(clause -> clause.substring(0, clause.indexOf(';')))
                .contains("io.github.camelsmsc", "io.github.camelsmsc.model")
                .isSubsetOf("io.github.camelsmsc", "io.github.camelsmsc.model", "io.github.camelsmsc.quota");
    }

    @Test
    void importsCamelFrom418Below5() {
        assertThat(imports).filteredOn(clause -> clause.startsWith("org.apache.camel"))
                .isNotEmpty()
                .allMatch(clause -> clause.contains("version=\"[4.18,5)\""));
    }

    @Test
    void doesWithoutHttpServersAndMeters() {
        assertThat(imports).filteredOn(clause -> clause.matches("(io\\.vertx|io\\.micrometer|jakarta\\.servlet|org\\.eclipse\\.jetty|.*platform\\.http|.*component\\.jetty).*"))
                .hasSizeGreaterThan(3)
                .allMatch(clause -> clause.contains("resolution:=optional"));
    }

    @Test
    void thePageOnKarafNamesWhatIsOptional() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "runtimes-quarkus-karaf.adoc"));
        String sentence = page.substring(page.indexOf("These imports are"), page.indexOf("HttpClient and Jetty are imported"));
        List<String> named = Pattern.compile("`([^`*]+?)(\\.\\*)?`").matcher(sentence).results().map(name -> name.group(1)).toList();

        List<String> optional = imports.stream().filter(clause -> clause.contains("resolution:=optional")).toList();
        assertThat(optional).allMatch(clause -> named.stream().anyMatch(clause::startsWith));
        assertThat(named).allMatch(name -> optional.stream().anyMatch(clause -> clause.startsWith(name)));
    }

    @Test
    void takesHttpClientWithoutAVersionAsWrappedJarsExportIt() {
        assertThat(imports).filteredOn(clause -> clause.startsWith("org.apache.hc"))
                .isNotEmpty()
                .allMatch(clause -> clause.endsWith(";version=0") || !clause.contains("version"));
    }
}
