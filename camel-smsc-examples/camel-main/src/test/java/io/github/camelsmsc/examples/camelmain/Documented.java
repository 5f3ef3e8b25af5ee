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
package io.github.camelsmsc.examples.camelmain;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;

/** What a page below docs/ shows. */
final class Documented {

    private static final Pattern BLOCK = Pattern.compile("^\\[source,\\w+]\\n----\\n(.*?)^----$", Pattern.MULTILINE | Pattern.DOTALL);

    private Documented() {
    }

    static Path page(String name) {
        return Path.of("..", "..", "docs", name);
    }

    /** The first block of source that has a text. */
    static String block(String page, String text) throws IOException {
        return BLOCK.matcher(Files.readString(page(page))).results().map(block -> block.group(1)).filter(code -> code.contains(text))
                .findFirst().orElseThrow(() -> new IllegalStateException(page + " has no block with " + text));
    }

    /** The first block of a language behind an anchor. */
    static String blockOf(String page, String anchor, String language) throws IOException {
        String text = Files.readString(page(page));
        return text.substring(text.indexOf("[#" + anchor + "]")).split("\\[source," + language + "]\\n----\\n")[1].split("(?m)^----$")[0];
    }

    /** The first block of properties that has a text. */
    static Properties properties(String page, String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(block(page, text)));
        return properties;
    }
}
