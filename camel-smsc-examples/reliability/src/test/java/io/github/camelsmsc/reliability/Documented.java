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
package io.github.camelsmsc.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of docs/reliability.adoc, read from that page. */
final class Documented {

    private static final Path DOCS = Path.of(System.getProperty("repository.root"), "docs");

    private Documented() {
    }

    /** The text of the block of this name. */
    static String block(String name) {
        try {
            String page = Files.readString(DOCS.resolve("reliability.adoc")) + Files.readString(DOCS.resolve("sending.adoc"));
            Matcher block = Pattern.compile("\\[#" + name + ",source,\\w+\\]\n----\n(.*?)\n----\n", Pattern.DOTALL).matcher(page);
            if (!block.find()) {
                throw new IllegalArgumentException("The pages have no block " + name);
            }
            return block.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The block as routes, its folders and its database moved into a directory. */
    static Resource routes(String name, Path directory) {
        String text = block(name).replace("file:parked", "file:" + directory.resolve("parked"))
                .replace("file:replay", "file:" + directory.resolve("replay"))
                .replace("file:events", "file:" + directory.resolve("events"))
                .replace("file:./routed", "file:" + directory.resolve("routed"))
                .replace(" target/", " " + directory + "/").replace("file:target/", "file:" + directory + "/");
        String extension = name.substring(name.lastIndexOf('-') + 1);
        return ResourceHelper.fromString(name + "." + extension, text);
    }

    /** The block as properties. */
    static Map<String, String> properties(String name) {
        return block(name).lines().map(line -> line.split(" = ", 2))
                .collect(Collectors.toMap(property -> property[0], property -> property[1]));
    }

    private static String source(Class<?> type) {
        try {
            return Files.readString(Path.of(System.getProperty("repository.root"), "camel-smsc-examples", "reliability", "src",
                    "test", "java").resolve(type.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The block is in the source of this class of the tests, its imports among the imports there. */
    static void isIn(Class<?> type, String block) {
        String source = source(type);
        String text = block(block);
        assertThat(source.lines()).containsAll(text.lines().filter(Documented::isImport).toList());
        assertThat(code(source)).contains(code(text.lines().filter(line -> !isImport(line)).collect(Collectors.joining())));
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }

    /** Code without the spaces, which tell a page from a source. */
    private static String code(String text) {
        return text.replaceAll("\\s+", "");
    }
}
