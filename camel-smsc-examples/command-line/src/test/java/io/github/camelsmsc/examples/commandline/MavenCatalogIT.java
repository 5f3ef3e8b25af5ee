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

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The catalog finds the component in the repository that the build has made. */
class MavenCatalogIT {

    private static final String COMPONENT = "META-INF/services/org/apache/camel/component.properties";

    @Test
    void theComponentIsFoundAndItsAddressesAreChecked(@TempDir Path directory) throws Exception {
        Process tool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + directory, "-Dmaven.repo.local=" + Path.of("target/repository").toAbsolutePath(),
                "-classpath", classPath(), MavenCatalog.class.getName(), "smsc:callback?secrett=abc")
                .redirectErrorStream(true).start();

        String printed = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(tool.waitFor()).as(printed).isZero();
        assertThat(printed).contains("added [smsc]", "unknown [secrett]");
    }

    /** Without components: of those that it has on its own class path, the provider sees only the first. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !isComponent(entry)).collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isComponent(String entry) {
        if (!entry.endsWith(".jar")) {
            return false;
        }
        try (JarFile jar = new JarFile(entry)) {
            return jar.getEntry(COMPONENT) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
