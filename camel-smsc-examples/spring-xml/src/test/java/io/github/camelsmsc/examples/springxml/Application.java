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
package io.github.camelsmsc.examples.springxml;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelsmsc.examples.demo.Demo;
import io.github.camelsmsc.examples.demo.Example;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.spring.Main;

/** The application: the Spring XML with its properties files, and nothing else. */
final class Application implements Example {

    /** What the provider signs with. */
    static final String SECRET = "example-secret";

    private final Main main = new Main();
    private final Path directory;
    private final Map<String, String> settings;

    /**
     * Starts it; the nightly list is made at once.
     *
     * @param directory where its files go
     * @param provider  where the provider's pages are
     * @param port      of its HTTP server on 127.0.0.1; 0 for any free one
     */
    Application(Path directory, URI provider, int port) throws Exception {
        this.directory = directory;
        this.settings = settings(directory, provider, port);
        settings.forEach(System::setProperty);
        try {
            main.start();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** The system properties that it is started with. */
    static Map<String, String> settings(Path directory, URI provider, int port) {
        return Map.of(
                "example.dir", directory.toString(),
                "smsc.base-uri", provider.toString(),
                "http.port", Integer.toString(port),
                "smsc.nightly", "timer:nightly?repeatCount=1");
    }

    /** An address on its HTTP server. */
    URI uri(String path) {
        return uri(main.getCamelContext(), path);
    }

    private static URI uri(CamelContext context, String path) {
        int port = context.hasService(VertxPlatformHttpServer.class).getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What is entered at the provider. */
    @Override
    public String handler() {
        return handler(main.getCamelContext());
    }

    static String handler(CamelContext context) {
        return uri(context, "/smsc/callback?charset=windows-1251&md5=" + SECRET).toString();
    }

    /** The events that lie in the queue. */
    static List<String> queue(ConnectionFactory factory) throws JMSException {
        List<String> events = new ArrayList<>();
        try (JMSContext session = factory.createContext();
             QueueBrowser browser = session.createBrowser(session.createQueue("smsc.callbacks"))) {
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                events.add(((Message) messages.nextElement()).getBody(String.class));
            }
        }
        return events;
    }

    /** The lists of numbers that it has written. */
    static List<Path> numbers(Path directory) throws IOException {
        if (!Files.exists(directory.resolve("numbers"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory.resolve("numbers"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @Override
    public List<String> results() throws IOException, JMSException {
        List<String> queue = queue(main.getApplicationContext().getBean(ConnectionFactory.class));
        return Stream.concat(queue.stream().map("in the queue smsc.callbacks:\n  "::concat),
                Demo.texts(numbers(directory)).stream()).toList();
    }

    @Override
    public void close() {
        main.stop();
        settings.keySet().forEach(System::clearProperty);
    }

    /** Shows it. */
    public static void main(String[] args) {
        Demo.run(3, (provider, directory, port) -> new Application(directory, provider, port));
    }
}
