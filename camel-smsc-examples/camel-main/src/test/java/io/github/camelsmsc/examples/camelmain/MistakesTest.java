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

import java.util.Map;
import java.util.concurrent.Callable;

import io.github.camelsmsc.examples.mistakes.ClassPath;
import io.github.camelsmsc.examples.mistakes.Mistake;
import io.github.camelsmsc.examples.mistakes.MistakesContract;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** What camel-main says to a user's mistakes: the component by properties, the route in YAML. */
class MistakesTest extends MistakesContract {

    @Override
    protected void start(Mistake mistake) throws Exception {
        switch (mistake.servers()) {
            case NONE -> ClassPath.without(WithoutHttpServer.class, "camel-platform-http", "camel-netty-http");
            case IDLE -> ClassPath.without(WithAnIdleServer.class, "camel-netty-http");
            default -> run(mistake);
        }
    }

    @Override
    protected void startWithAMisspeltProperty() throws Exception {
        run(Map.of("secrett", "abc"), Mistake.Servers.ONE, "smsc:callback", "file:target/unused");
    }

    @Override
    protected String runtime() {
        return "camel-main";
    }

    private static void run(Mistake mistake) throws Exception {
        run(mistake.options(), mistake.servers(), mistake.isFrom() ? mistake.address() : "timer:a",
                mistake.isFrom() ? "file:target/unused" : mistake.address());
    }

    private static void run(Map<String, String> options, Mistake.Servers servers, String from, String to) throws Exception {
        String yaml = """
                - route:
                    from:
                      uri: "%s"
                      steps:
                        - to: "%s"
                """.formatted(from, to);
        Main main = new Main();
        // not the example's
        main.setDefaultPropertyPlaceholderLocation("false");
        main.configure().withAutoConfigurationLogSummary(false);
        if (servers == Mistake.Servers.ONE) {
            main.addInitialProperty("camel.server.enabled", "true");
            main.addInitialProperty("camel.server.host", "127.0.0.1");
            main.addInitialProperty("camel.server.port", "0");
        }
        options.forEach((option, value) -> main.addInitialProperty("camel.component.smsc." + option, value));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                PluginHelper.getRoutesLoader(getContext()).loadRoutes(ResourceHelper.fromString("mistake.yaml", yaml));
            }
        });
        try {
            main.start();
        } finally {
            main.stop();
        }
    }

    /** Loaded on a class path without HTTP servers. */
    public static final class WithoutHttpServer implements Callable<Void> {

        @Override
        public Void call() throws Exception {
            run(Mistake.NO_HTTP_SERVER);
            return null;
        }
    }

    /** Loaded on a class path with one HTTP server. */
    public static final class WithAnIdleServer implements Callable<Void> {

        @Override
        public Void call() throws Exception {
            run(Mistake.NO_HTTP_SERVER_ENABLED);
            return null;
        }
    }
}
