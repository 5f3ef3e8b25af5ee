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
package io.github.camelsmsc.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** What a user does wrong stops the application at start with a sentence that says what to do. */
class MistakesTest {

    private static final String PREFIX = "camel.component.smsc.";
    private static final Path PAGE = Path.of("../../../docs/runtimes-spring-boot.adoc");
    private static final String SECRET = "topsecret";

    @Test
    void noSecret() {
        stops(web().route("smsc:callback", "log:x"),
                "smsc:callback: option secret: expected the secret string of the callback address, unless signature=none");
    }

    @Test
    void bothCredentials() {
        StarterApplication application = quiet().with(PREFIX + "login", "demo").with(PREFIX + "password", SECRET)
                .with(PREFIX + "api-key", SECRET).route("direct:a", "smsc:wait_call");

        stops(application, "smsc:wait_call has the options apiKey and password: set one of them");
    }

    @Test
    void noCredentials() {
        stops(quiet().route("direct:a", "smsc:wait_call"),
                "smsc:wait_call needs credentials: set the options login and password, or apiKey");
    }

    @Test
    void anUnknownOperation() {
        stops(quiet().route("direct:a", "smsc:waitcall"),
                "Unknown operation 'waitcall' in the address smsc:waitcall; valid are receive_phones, wait_call");
    }

    @Test
    void anActionOfAnotherOperation() {
        StarterApplication application = quiet().with(PREFIX + "api-key", SECRET)
                .route("direct:a", "smsc:receive_phones?action=get_file");

        stops(application, "smsc:receive_phones has no action=get_file; valid are: get, buy, chg");
    }

    @Test
    void aMisspeltOptionInAnAddress() {
        stops(web().route("smsc:callback?secret=" + SECRET + "&pyload=json", "log:x"), "Unknown parameters=[{pyload=json}]");
    }

    @Test
    void aMisspeltProperty() {
        stops(quiet().with(PREFIX + "basse-uri", "https://smsc.ru/sys").route("smsc:callback", "log:x"),
                "camel.component.smsc.basse-uri", "were left unbound");
    }

    @Test
    void aValueThatThePropertyCannotHave() {
        assertThat(sentences(quiet().with(PREFIX + "format", "yaml").route("direct:a", "smsc:wait_call")))
                .contains("camel.component.smsc.format").contains("yaml");
    }

    @Test
    void aBeanThatIsNotThere() {
        assertThat(sentences(quiet().with(PREFIX + "idempotent-repository", "#routed").route("smsc:callback", "log:x")))
                .contains("No bean named 'routed'");
    }

    @Test
    void twoHttpServers() {
        StarterApplication application = web().with(PREFIX + "secret", SECRET)
                .route("smsc:callback", "log:x").route("netty-http:http://127.0.0.1:0/other", "log:x");

        stops(application, "smsc:callback found several HTTP server components: the application uses"
                           + " [platform-http, netty-http]; name one with the option httpComponent");
    }

    /** In a JVM of its own: the class path of the tests has two of them. */
    @Test
    void noHttpServer() throws Exception {
        String classPath = Arrays
                .stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(platform-http|netty-http).*"))
                .collect(Collectors.joining(File.pathSeparator));
        Process application = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", classPath, StarterApplication.class.getName(), "smsc:callback?secret=" + SECRET)
                .redirectErrorStream(true).start();

        String output = new String(application.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(application.waitFor()).isNotZero();
        assertThat(output).contains(documented("smsc:callback found no HTTP server component; add one of [platform-http, servlet"))
                .doesNotContain(SECRET);
    }

    private static StarterApplication web() {
        return new StarterApplication();
    }

    private static StarterApplication quiet() {
        return new StarterApplication().with("spring.main.web-application-type", "none");
    }

    private static void stops(StarterApplication application, String... sentences) {
        for (String sentence : sentences) {
            documented(sentence);
        }
        assertThat(sentences(application)).contains(sentences);
    }

    /** The table of the page shows what users see. */
    private static String documented(String sentence) {
        assertThat(PAGE).content(StandardCharsets.UTF_8).contains("`+" + sentence + "+`");
        return sentence;
    }

    private static String sentences(StarterApplication application) {
        Throwable error = catchThrowable(() -> application.run().close());

        StringBuilder all = new StringBuilder();
        for (Throwable t = error; t != null; t = t.getCause()) {
            all.append(t.getMessage()).append('\n');
        }
        assertThat(all.toString()).doesNotContain(SECRET);
        return all.toString();
    }
}
