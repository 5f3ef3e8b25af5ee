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
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar as users get it: complete after the first build of a fresh clone. */
class JarIT {

    private static JarFile jar() throws IOException {
        return new JarFile(Path.of(System.getProperty("jar")).toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "META-INF/LICENSE", "META-INF/NOTICE", "META-INF/services/org/apache/camel/component/smsc",
            "META-INF/services/org/apache/camel/component.properties",
            "META-INF/services/org/apache/camel/configurer/smsc-component",
            "META-INF/services/org/apache/camel/configurer/smsc-endpoint",
            "META-INF/services/org/apache/camel/urifactory/smsc-endpoint",
            "META-INF/services/org/apache/camel/send-dynamic/smsc",
            "META-INF/services/org/apache/camel/transformer/smsc-application-cloudevents",
            "META-INF/io/github/camelsmsc/callback-event.schema.json",
            "META-INF/services/org/apache/camel/TypeConverterLoader", "META-INF/io/github/camelsmsc/smsc.json",
            "io/github/camelsmsc/smsc.json", "io/github/camelsmsc/SmscComponentConfigurer.class",
            "io/github/camelsmsc/SmscEndpointConfigurer.class", "io/github/camelsmsc/SmscEndpointUriFactory.class",
            "kamelets/smsc-callback-source.kamelet.yaml", "kamelets/smsc-receive-phones-action.kamelet.yaml",
            "kamelets/smsc-wait-call-action.kamelet.yaml", "kamelets/smsc-send-sink.kamelet.yaml",
            "kamelets/smsc-status-action.kamelet.yaml" })
    void hasWhatCamelLooksFor(String name) throws IOException {
        try (JarFile jar = jar()) {
            assertThat(jar.getJarEntry(name)).isNotNull().matches(entry -> entry.getSize() > 0);
        }
    }

    @Test
    void everyServiceNamesAClassThatIsThere() throws IOException {
        try (JarFile jar = jar()) {
            var services = jar.stream().filter(entry -> !entry.isDirectory())
                    .filter(entry -> entry.getName().startsWith("META-INF/services/org/apache/camel/"))
                    .filter(entry -> !entry.getName().endsWith(".properties") && !entry.getName().endsWith(".json")).toList();
            assertThat(services).isNotEmpty();
            for (JarEntry service : services) {
                String text = new String(jar.getInputStream(service).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                text.lines().filter(line -> !line.startsWith("#") && !line.isBlank())
                        .map(line -> line.replace("class=", ""))
                        .forEach(name -> assertThat(jar.getJarEntry(name.replace('.', '/') + ".class"))
                                .as(service.getName() + " names " + name).isNotNull());
            }
        }
    }

    @Test
    void hasNoStrayFilesAtItsRoot() throws IOException {
        try (JarFile jar = jar()) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> !name.contains("/"))).isEmpty();
        }
    }
}
