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
package io.github.camelsmsc.examples.mistakes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A user's mistake: the options of the component, the one address, and the HTTP servers of the application. */
public enum Mistake {

    NO_SECRET(Map.of(), "smsc:callback", Servers.ONE),
    NO_CREDENTIALS(Map.of(), "smsc:wait_call", Servers.ONE),
    HALF_THE_CREDENTIALS(Map.of("login", "demo"), "smsc:wait_call", Servers.ONE),
    BOTH_CREDENTIALS(Map.of("login", "demo", "password", "hidden-word", "apiKey", "hidden-key"), "smsc:wait_call", Servers.ONE),
    UNKNOWN_OPERATION(Map.of("apiKey", "hidden-key"), "smsc:recieve_phones", Servers.ONE),
    OPERATION_ON_THE_WRONG_SIDE(Map.of("secret", "hidden-word"), "smsc:callback", Servers.ONE),
    UNKNOWN_ACTION(Map.of("apiKey", "hidden-key"), "smsc:receive_phones?action=rent", Servers.ONE),
    ACTION_OF_ANOTHER_OPERATION(Map.of("apiKey", "hidden-key"), "smsc:receive_phones?action=get_file", Servers.ONE),
    MISSPELT_OPTION(Map.of("apiKey", "hidden-key"), "smsc:wait_call?quoota=wait", Servers.ONE),
    WRONG_VALUE(Map.of("apiKey", "hidden-key"), "smsc:wait_call?quota=never", Servers.ONE),
    WRONG_DURATION(Map.of("apiKey", "hidden-key"), "smsc:wait_call?quotaTimeout=soon", Servers.ONE),
    NO_HTTP_SERVER(Map.of("secret", "hidden-word"), "smsc:callback", Servers.NONE),
    NO_HTTP_SERVER_ENABLED(Map.of("secret", "hidden-word"), "smsc:callback", Servers.IDLE),
    TWO_HTTP_SERVERS(Map.of("secret", "hidden-word"), "smsc:callback", Servers.TWO);

    /** The HTTP server components of an application. */
    public enum Servers {
        /** None on the class path. */
        NONE,
        /** One on the class path, not in use. */
        IDLE,
        /** One in use. */
        ONE,
        /** Two on the class path, none in use. */
        TWO
    }

    private static final Path PAGE = page();

    private final Map<String, String> options;
    private final String address;
    private final Servers servers;

    Mistake(Map<String, String> options, String address, Servers servers) {
        this.options = options;
        this.address = address;
        this.servers = servers;
    }

    /** The options of the component. */
    public Map<String, String> options() {
        return options;
    }

    /** The address of the route's one endpoint of the component. */
    public String address() {
        return address;
    }

    /** Whether the route begins with this address; else it goes there. */
    public boolean isFrom() {
        return address.startsWith("smsc:callback") != (this == OPERATION_ON_THE_WRONG_SIDE);
    }

    /** The HTTP server components that the application has. */
    public Servers servers() {
        return servers;
    }

    /** The name of its row in the table of the page. */
    public String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ENGLISH).replace('_', ' ').replace("http", "HTTP");
    }

    /** What the page says that it says, without an ellipsis at its end. */
    public String sentence() throws IOException {
        String cell = table("mistakes").get(title());
        if (cell == null) {
            throw new AssertionError("docs/runtimes.adoc has no row '" + title() + "'");
        }
        // an ellipsis at the end stands for what other versions may add
        return cell.endsWith("...") ? cell.substring(0, cell.length() - "...".length()) : cell;
    }

    /**
     * A table of the page: its second column by the first.
     *
     * @param anchor of the table's section
     */
    public static Map<String, String> table(String anchor) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        lines = lines.subList(lines.indexOf("[[" + anchor + "]]"), lines.size());
        lines = lines.subList(lines.indexOf("|===") + 1, lines.size());
        lines = lines.subList(0, lines.indexOf("|==="));
        Map<String, String> rows = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("| `+")) {
                rows.put(lines.get(i - 1).substring("| ".length()),
                        lines.get(i).substring("| `+".length(), lines.get(i).lastIndexOf("+`")));
            }
        }
        return rows;
    }

    /** Modules lie at different depths. */
    private static Path page() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/runtimes.adoc"))) {
            directory = directory.getParent();
        }
        return directory.resolve("docs/runtimes.adoc");
    }
}
