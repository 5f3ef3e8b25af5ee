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
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.apache.camel.RoutesBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A block of code on a page.
 *
 * @param page     the file
 * @param language yaml, xml or java
 * @param line     where it begins
 * @param code     the code
 */
record Snippet(String page, String language, int line, String code) {

    private static final Pattern MARKDOWN = Pattern.compile("^```(yaml|xml|java)\\n(.*?)^```$",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ASCIIDOC = Pattern.compile("^\\[(?:#[\\w-]+,)?source,(yaml|xml|java)]\\n----\\n(.*?)^----$",
            Pattern.MULTILINE | Pattern.DOTALL);

    /** The blocks of the README and of the component's pages that are routes. */
    static Stream<Snippet> routes() throws IOException {
        List<Snippet> all = new ArrayList<>();
        for (String page : List.of("README.md", "docs/smsc-component.adoc", "docs/sending.adoc", "docs/callbacks.adoc",
                "docs/security.adoc")) {
            String text = Files.readString(Path.of("..", page));
            Matcher block = (page.endsWith(".md") ? MARKDOWN : ASCIIDOC).matcher(text);
            while (block.find()) {
                int line = (int) text.substring(0, block.start()).lines().count() + 1;
                all.add(new Snippet(page, block.group(1), line, block.group(2)));
            }
        }
        return all.stream().filter(Snippet::isRoute);
    }

    /** The properties of the first route of the README. */
    static Properties firstProperties() throws IOException {
        Matcher block = Pattern.compile("^## A first route$.*?^```properties\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "README.md")));
        if (!block.find()) {
            throw new IllegalStateException("The README has no properties of a first route");
        }
        Properties properties = new Properties();
        properties.load(new StringReader(block.group(1)));
        return properties;
    }

    private boolean isRoute() {
        return switch (language) {
            case "yaml" -> code.contains("- route:");
            case "xml" -> code.contains("<route");
            default -> code.contains("from(\"");
        };
    }

    /** The code as a file that Camel loads, a class where it is Java. */
    String asFile() {
        return switch (language) {
            case "xml" -> code.startsWith("<camel>") ? code : "<camel>\n" + code + "</camel>\n";
            case "java" -> isClass() ? code : """
                    import io.github.camelsmsc.*;
                    import io.github.camelsmsc.model.*;
                    import org.apache.camel.builder.RouteBuilder;
                    import org.apache.camel.support.processor.idempotent.*;
                    public class SnippetRoutes extends RouteBuilder {
                        @Override
                        public void configure() {
                    %s
                        }
                    }
                    """.formatted(code);
            default -> code;
        };
    }

    /** The name of its class, where it is Java. */
    String className() {
        return isClass() ? code.replaceFirst("(?s).*public class (\\w+) .*", "$1") : "SnippetRoutes";
    }

    /** The code as the routes that it compiles to, where it is Java. */
    RoutesBuilder compiled(Path directory) throws Exception {
        Path file = directory.resolve(className() + ".java");
        Files.writeString(file, asFile());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiles = compiler.getTask(errors, files, null,
                    List.of("-d", directory.toString(), "-proc:none"), null, files.getJavaFileObjects(file)).call();
            assertThat(compiles).as(errors.toString()).isTrue();
        }
        // closed by the garbage collector: the routes may load classes later
        URLClassLoader loader = new URLClassLoader(new URL[] { directory.toUri().toURL() }, getClass().getClassLoader());
        return (RoutesBuilder) loader.loadClass(className()).getDeclaredConstructor().newInstance();
    }

    private boolean isClass() {
        return code.contains("public class ");
    }

    @Override
    public String toString() {
        return page + ":" + line + " (" + language + ")";
    }
}
