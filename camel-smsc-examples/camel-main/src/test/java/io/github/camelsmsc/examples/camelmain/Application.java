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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import io.github.camelsmsc.examples.demo.Demo;
import io.github.camelsmsc.examples.demo.Example;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/** The application: {@code application.properties} and the routes of one language, and nothing else. */
final class Application implements Example {

    /** What the provider signs with. */
    static final String SECRET = "example-secret";

    private final Main main = new Main();
    private final Path directory;

    /**
     * Starts it.
     *
     * @param routes    the routes' language, {@code yaml} or {@code xml}
     * @param directory where its files go
     * @param provider  where the provider's pages are
     * @param port      of its HTTP server on 127.0.0.1; 0 for any free one
     */
    Application(String routes, Path directory, URI provider, int port) throws Exception {
        this(routes, directory, provider, port, new Properties());
    }

    /** Starts it with more properties. */
    Application(String routes, Path directory, URI provider, int port, Properties more) throws Exception {
        this.directory = directory;
        main.addOverrideProperty("camel.main.routes-include-pattern", "classpath:routes/*." + routes);
        main.addOverrideProperty("example.dir", directory.toString());
        main.addOverrideProperty("example.base-uri", provider.toString());
        main.addOverrideProperty("example.port", Integer.toString(port));
        main.getOverrideProperties().putAll(more);
        main.configure().withAutoConfigurationLogSummary(false);
        try {
            main.start();
        } catch (Exception e) {
            main.stop();
            throw e;
        }
    }

    /** An address on its HTTP server. */
    static URI uri(CamelContext context, String path) {
        int port = context.hasService(VertxPlatformHttpServer.class).getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What is entered at the provider. */
    static String handler(CamelContext context) {
        return uri(context, "/smsc/callback?charset=windows-1251&md5=" + SECRET).toString();
    }

    @Override
    public String handler() {
        return handler(main.getCamelContext());
    }

    /** Asks it for the number that a subscriber has to call. */
    static HttpResponse<String> confirmation(CamelContext context, String phone) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri(context, "/confirmations?phone=" + phone))
                .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The events that it has written, one file each. */
    static List<Path> events(Path directory) throws IOException {
        if (!Files.exists(directory.resolve("events"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory.resolve("events"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The list of numbers that it has written. */
    static Path numbers(Path directory) {
        return directory.resolve("numbers.json");
    }

    @Override
    public String numberToCall(String phone) throws IOException, InterruptedException {
        return confirmation(main.getCamelContext(), phone).body();
    }

    @Override
    public List<String> results() throws IOException {
        return Demo.texts(Stream.concat(events(directory).stream(), Stream.of(numbers(directory)).filter(Files::exists)).toList());
    }

    @Override
    public void close() {
        main.stop();
    }

    /** Shows it with its YAML routes and again with its XML routes. */
    public static void main(String[] args) {
        Demo.run(4, (provider, directory, port) -> new Application("yaml", directory, provider, port),
                (provider, directory, port) -> new Application("xml", directory, provider, port));
    }
}
