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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.maven.DefaultMavenArtifactProvider;

/** Asks CamelCatalog and the jars for what a release has to bring, by the coordinates of the release. */
public final class Published {

    private static final String GROUP = "io.github.camelsmsc";

    private Published() {
    }

    /** Ends with an exception if something is missing; the arguments are the local repository, the release's, its version. */
    public static void main(String[] arguments) throws IOException {
        Path local = Path.of(arguments[0]);
        String version = arguments[2];

        CamelCatalog catalog = new DefaultCamelCatalog();
        DefaultMavenArtifactProvider provider = new DefaultMavenArtifactProvider();
        provider.addMavenRepository("published", arguments[1]);
        Set<String> added = provider.addArtifactToCatalog(catalog, GROUP, "camel-smsc", version);
        check(added.equals(Set.of("smsc")), "the catalog took " + added + " from camel-smsc");
        check(Set.of("secrett").equals(catalog.validateEndpointProperties("smsc:callback?secrett=abc").getUnknown()),
                "the catalog does not know the options of smsc:callback");

        try (JarFile jar = jar(local, "camel-smsc", version)) {
            List<JarEntry> kamelets = jar.stream().filter(entry -> entry.getName().endsWith(".kamelet.yaml")).toList();
            check(!kamelets.isEmpty(), "camel-smsc has no Kamelets");
            kamelets.forEach(kamelet -> check(text(jar, kamelet).contains("mvn:" + GROUP + ":camel-smsc:" + version),
                    kamelet + " does not name the published jar"));
        }
        try (JarFile jar = jar(local, "camel-smsc-starter", version)) {
            check(text(jar, jar.getJarEntry("META-INF/spring-configuration-metadata.json")).contains("camel.component.smsc.secret"),
                    "the starter does not describe its properties");
            check(jar.getJarEntry("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports") != null,
                    "the starter configures nothing");
        }
        System.out.println("CamelCatalog, Kamelets and starter of " + version + " were found.");
    }

    private static JarFile jar(Path local, String artifact, String version) throws IOException {
        return new JarFile(local.resolve(GROUP.replace('.', '/')).resolve(artifact).resolve(version)
                .resolve(artifact + "-" + version + ".jar").toFile());
    }

    private static String text(JarFile jar, JarEntry entry) {
        try {
            return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
