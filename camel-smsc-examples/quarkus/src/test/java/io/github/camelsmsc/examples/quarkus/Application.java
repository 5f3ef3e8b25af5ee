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
package io.github.camelsmsc.examples.quarkus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelsmsc.consumer.http.CallbackSender;
import io.github.camelsmsc.consumer.http.FreePort;
import io.github.camelsmsc.consumer.http.Smsc;
import io.github.camelsmsc.examples.demo.Demo;
import io.github.camelsmsc.examples.demo.Example;

import static org.awaitility.Awaitility.await;

/** The built application in a process of its own. */
final class Application implements Example {

    static final String PATH = "/smsc/callback";
    static final String SECRET = Smsc.SECRET;
    /** Options of a JVM that does not live long. */
    static final List<String> STARTS_FAST = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port = FreePort.find();
    private final Path directory;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private Process process;

    /**
     * @param name of the directory for its log and its events
     */
    Application(String name) {
        directory = Path.of(System.getProperty("directory"), name);
        deleteAll(directory);
    }

    /** Sets a property of the application. */
    Application property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /** Gives it other routes than those that it was built with. */
    Application routes(String resource) {
        return property("camel.main.routes-include-pattern", Application.class.getResource("/" + resource).toString());
    }

    int port() {
        return port;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What is entered at the provider as the address of the handler. */
    String handler(String parameters) {
        return uri(PATH) + "?" + parameters;
    }

    @Override
    public String handler() {
        return handler("charset=windows-1251&md5=" + SECRET);
    }

    @Override
    public String numberToCall(String phone) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/confirmations?phone=" + phone))
                .POST(HttpRequest.BodyPublishers.noBody()).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public List<String> results() {
        return Demo.texts(eventFiles());
    }

    /** The files that the route has written. */
    Path events() {
        return directory.resolve("events");
    }

    /** Starts the process and does not wait. */
    Application launch(URI provider) {
        try {
            Files.createDirectories(directory);
            property("quarkus.http.port", String.valueOf(port));
            property("camel.component.smsc.base-uri", provider.toString());
            property("events.directory", events().toAbsolutePath().toString());
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(STARTS_FAST);
            properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.addAll(List.of("-jar", System.getProperty("application")));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("application.log").toFile());
            builder.environment().put("CAMEL_COMPONENT_SMSC_SECRET", SECRET);
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process and waits until its route takes callbacks, which may be later than the port listens. */
    Application start(URI provider) {
        launch(provider);
        await().atMost(PATIENCE).until(this::refusesTheUnsigned);
        return this;
    }

    private boolean refusesTheUnsigned() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The application has ended with exit code " + process.exitValue());
        }
        try {
            return new CallbackSender(port).form("id=1&phone=79990000077&status=1").statusCode() == 403;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Ends the process as an operator would, and returns its exit code. */
    int stop() {
        try {
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The application has not ended");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The content of a file that the route has written. */
    String event(String kind, String name) {
        return read(events().resolve(kind).resolve(name + ".json"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what the route has written. */
    void forget() {
        deleteAll(events());
    }

    List<Path> eventFiles() {
        return filesIn(events());
    }

    private static List<Path> filesIn(Path directory) {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
    }

    /** Shows it. */
    public static void main(String[] args) {
        Demo.run(3, (provider, directory, port) -> new Application(directory.getFileName().toString()).start(provider));
    }
}
