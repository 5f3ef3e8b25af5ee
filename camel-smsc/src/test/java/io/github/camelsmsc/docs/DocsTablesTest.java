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

import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the tables of the reference page the same as the catalog. */
class DocsTablesTest {

    private static final Path PAGE = Path.of("../docs/smsc-component.adoc");
    private static final Path CATALOG = Path.of("src/generated/resources/META-INF/io/github/camelsmsc/smsc.json");
    private static final String COMMAND = "mvn -B -pl camel-smsc -am test -Dtest=DocsTablesTest -Ddocs.write=true"
                                          + " -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void theTablesAreThoseOfTheCatalog() throws IOException {
        ComponentModel model = JsonMapper.generateComponentModel(Files.readString(CATALOG));
        String page = Files.readString(PAGE);
        String refreshed = DocsTables.refresh(page, model);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, refreshed);
            page = refreshed;
        }

        assertThat(page)
                .withFailMessage("The tables of docs/smsc-component.adoc differ from the options and headers of the component."
                                 + " Write them anew, then commit the page: " + COMMAND)
                .isEqualTo(refreshed);
    }

    @Test
    void thePageHasTheDescriptionOfTheCatalog() throws IOException {
        ComponentModel model = JsonMapper.generateComponentModel(Files.readString(CATALOG));

        assertThat(Files.readString(PAGE)).contains("\n:description: " + model.getDescription() + "\n");
    }

    @Test
    void thePageNamesTheVersion() throws IOException {
        ComponentModel model = JsonMapper.generateComponentModel(Files.readString(CATALOG));

        assertThat(Files.readString(PAGE)).contains("<version>" + model.getVersion() + "</version>");
    }
}
