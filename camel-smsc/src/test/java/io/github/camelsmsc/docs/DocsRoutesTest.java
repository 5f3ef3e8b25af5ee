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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.apache.camel.main.Main;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every route that the README and the pages show starts as it stands, with the properties of the README. */
class DocsRoutesTest {

    @TempDir
    Path directory;

    static Stream<Snippet> routes() throws Exception {
        return Snippet.routes();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void theRouteStarts(Snippet snippet) throws Exception {
        Main main = new Main();
        main.configure().withAutoConfigurationLogSummary(false);
        Snippet.firstProperties().forEach((key, value) -> main.addInitialProperty((String) key, here((String) value)));
        main.addInitialProperty("camel.component.smsc.base-uri", "http://127.0.0.1:1/sys");
        main.addInitialProperty("smsc.login", "demo");
        main.addInitialProperty("smsc.password", "a&b)c");
        main.addInitialProperty("smsc.old-secret", "my-old-secret");
        if (!snippet.code().contains("smsc.login")) {
            main.addInitialProperty("camel.component.smsc.login", "demo");
            main.addInitialProperty("camel.component.smsc.password", "secret");
        }
        Path routes = Files.createDirectory(directory.resolve("routes"));
        if (snippet.language().equals("java")) {
            main.configure().addRoutesBuilder(snippet.compiled(directory));
        } else {
            Files.writeString(routes.resolve("routes." + snippet.language()), snippet.asFile());
        }
        try {
            main.start();
            assertThat(main.getCamelContext().getRoutes()).isNotEmpty()
                    .allMatch(route -> main.getCamelContext().getRouteController().getRouteStatus(route.getId()).isStarted());
        } finally {
            main.stop();
        }
    }

    /** The routes lie elsewhere, the port is any free one, the secret is in no environment of a build. */
    private String here(String value) {
        // the directory last: its random name may hold the digits of the port
        return value.replace("8080", "0").replace("{{env:SMSC_CALLBACK_SECRET}}", "my-secret")
                .replace("classpath:routes/", "file:" + directory + "/routes/");
    }
}
