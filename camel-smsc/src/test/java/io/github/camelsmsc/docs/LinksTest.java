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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a page of the project points to in the project is there: the file, and the place in it. */
class LinksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("^(----|```)[^\\n]*\\n.*?^\\1$", Pattern.MULTILINE | Pattern.DOTALL);
    /** Of Markdown, of AsciiDoc, and of AsciiDoc to a place. */
    private static final Pattern LINK = Pattern.compile(
            "]\\(([^)\\s]+)\\)|(?:link|xref|image):{1,2}([^\\[\\s]+)\\[|<<([^,>]+)[,>]");
    private static final Pattern MARKDOWN_HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern ASCIIDOC_HEADING = Pattern.compile("^==+ (.+)$", Pattern.MULTILINE);
    private static final Pattern ASCIIDOC_ID = Pattern.compile("\\[\\[([^],]+)]]|^\\[#([^],]+)[],]", Pattern.MULTILINE);

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Stream.concat(Stream.concat(Files.list(ROOT), Files.list(ROOT.resolve(".github"))),
                Stream.concat(Files.list(ROOT.resolve("docs")), Files.walk(ROOT.resolve("camel-smsc-examples"), 3)))) {
            return files.filter(file -> file.toString().matches(".*\\.(md|adoc)") && !file.toString().contains("node_modules"))
                    .map(ROOT::relativize).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndAPlaceInIt(Path page) throws IOException {
        assertThat(links(page)).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
            assertThat(ROOT.resolve(target)).exists();
            if (parts.length == 2 && !parts[1].isEmpty()) {
                assertThat(places(target)).contains(parts[1]);
            }
        });
    }

    @Test
    void theIndexLeadsToEveryPage() throws IOException {
        Path index = Path.of("docs", "README.md");
        List<String> pages = pages().filter(page -> page.startsWith("docs") && !page.equals(index))
                .map(page -> page.getFileName().toString()).toList();

        assertThat(pages).isNotEmpty();
        assertThat(links(index)).containsAll(pages);
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(prose(page)).results().map(LinksTest::target)
                .filter(target -> URI.create(target).getScheme() == null).toList();
    }

    private static String target(MatchResult link) {
        String place = link.group(3);
        if (place != null) {
            return place.contains("#") ? place : "#" + place;
        }
        return link.group(1) != null ? link.group(1) : link.group(2);
    }

    private static Set<String> places(Path page) throws IOException {
        String prose = prose(page);
        if (isMarkdown(page)) {
            return MARKDOWN_HEADING.matcher(prose).results().map(heading -> words(heading).replace(' ', '-'))
                    .collect(Collectors.toSet());
        }
        Set<String> places = new HashSet<>();
        ASCIIDOC_HEADING.matcher(prose).results().map(heading -> "_" + words(heading).replaceAll("[ .-]+", "_"))
                .forEach(places::add);
        ASCIIDOC_ID.matcher(Files.readString(ROOT.resolve(page))).results()
                .forEach(id -> places.add(id.group(1) != null ? id.group(1) : id.group(2)));
        return places;
    }

    /** A heading in the letters of an id. */
    private static String words(MatchResult heading) {
        return heading.group(1).strip().toLowerCase(Locale.ROOT).replaceAll("[^\\w .-]", "").replaceAll("(?<= ) +", "");
    }

    private static boolean isMarkdown(Path page) {
        return page.toString().endsWith(".md");
    }

    private static String prose(Path page) throws IOException {
        return CODE.matcher(Files.readString(ROOT.resolve(page))).replaceAll("");
    }
}
