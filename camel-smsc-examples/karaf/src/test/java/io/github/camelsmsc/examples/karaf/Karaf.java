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
package io.github.camelsmsc.examples.karaf;

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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelsmsc.examples.demo.Demo;
import io.github.camelsmsc.examples.demo.Example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Karaf in a process of its own, with the example's feature. It listens on nothing but the port of the callbacks and, on
 * loopback, the port by which it is stopped; and it knows no repository but the one that it has in itself.
 */
final class Karaf implements Example {

    static final String PATH = "/smsc/callback";
    static final String SECRET = "karaf-secret";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path home = Path.of(System.getProperty("karaf.home"));
    private final Path java = Path.of(System.getProperty("karaf.java.home"));
    private final int port = Demo.freePort();
    private final Path directory;
    private final Map<String, String> properties = new TreeMap<>(Map.of(
            "smsc.login", "demo", "smsc.password", "secret", "smsc.secret", SECRET, "smsc.host", "127.0.0.1"));
    private Process process;

    /**
     * @param name of the directory for its settings, its data and its files
     */
    Karaf(String name) {
        directory = Path.of(System.getProperty("directory"), name).toAbsolutePath();
        deleteAll(directory);
    }

    /** Skips the tests where Karaf cannot be started, and fails them where {@code CI=true} is set. */
    static void required() {
        String obstacle = obstacle();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(obstacle).isNull();
        }
        assumeTrue(obstacle == null, obstacle);
    }

    /** Why Karaf cannot be started with the Java that is there, or null if it can. */
    static String obstacle() {
        Path release = Path.of(System.getProperty("karaf.java.home"), "release");
        try {
            String version = Files.readAllLines(release).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .findFirst().orElse("");
            return version.startsWith("JAVA_VERSION=\"17.") ? null
                    : "Karaf 4.4 needs a Java 17 and found " + version + "; name one with -Dkaraf.java.home=...";
        } catch (IOException e) {
            return "Karaf 4.4 needs a Java 17; name one with -Dkaraf.java.home=...";
        }
    }

    /** What is entered at the provider as the address of the handler. */
    String handler(String parameters) {
        return uri(PATH) + "?" + parameters;
    }

    @Override
    public String handler() {
        return handler("charset=windows-1251&md5=" + SECRET);
    }

    /** Puts the file into the directory as a whole: the route may look at any moment. */
    void asks(String phone) throws IOException {
        Path asked = files().resolve("phones/order-1.txt");
        Files.createDirectories(asked.getParent());
        Files.move(Files.writeString(files().resolve("order-1.txt"), phone), asked);
    }

    @Override
    public String numberToCall(String phone) throws IOException {
        asks(phone);
        Path answer = files().resolve("numbers-to-call/order-1.txt");
        await().atMost(PATIENCE).until(() -> Files.exists(answer) && Files.size(answer) > 0);
        return Files.readString(answer);
    }

    @Override
    public List<String> results() {
        return Demo.texts(eventFiles());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Where the routes read and write. */
    Path files() {
        return directory.resolve("files");
    }

    /** Sets one of the properties that the routes read. */
    Karaf property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /** Starts Karaf and waits until the routes run. */
    Karaf start(URI provider) {
        launch(provider);
        await("the routes in Karaf").atMost(PATIENCE).until(this::refusesTheUnsigned);
        return this;
    }

    /** Starts Karaf and does not wait. */
    Karaf launch(URI provider) {
        try {
            settings(provider);
            ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server");
            process = environment(builder).redirectErrorStream(true)
                    .redirectOutput(directory.resolve("console.log").toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private ProcessBuilder environment(ProcessBuilder builder) {
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().put("KARAF_ETC", directory.resolve("etc").toString());
        builder.environment().put("KARAF_DATA", directory.resolve("data").toString());
        return builder;
    }

    private void settings(URI provider) throws IOException {
        Path etc = directory.resolve("etc");
        copyAll(home.resolve("etc"), etc);
        Files.createDirectories(directory.resolve("data/tmp"));
        replace(etc.resolve("org.apache.karaf.features.cfg"), "featuresRepositories",
                "file:" + System.getProperty("features"), "mvn:org.apache.karaf.features/standard/"
                                                          + karafVersion() + "/xml/features",
                "mvn:org.apache.karaf.features/framework/" + karafVersion() + "/xml/features");
        // without the features that listen: ssh and management
        replace(etc.resolve("org.apache.karaf.features.cfg"), "featuresBoot",
                "framework", "feature", "log", "wrap", "camel-smsc-karaf");
        // nothing to fetch from, and nothing to find in the repository of the one who builds
        replace(etc.resolve("org.ops4j.pax.url.mvn.cfg"), "org.ops4j.pax.url.mvn.repositories");
        replace(etc.resolve("org.ops4j.pax.url.mvn.cfg"), "org.ops4j.pax.url.mvn.localRepository",
                directory.resolve("data/repository").toString());
        properties.put("smsc.base-uri", provider.toString());
        properties.put("smsc.port", String.valueOf(port));
        properties.put("smsc.directory", files().toString());
        Files.write(etc.resolve("smsc.properties"), properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue()).toList());
    }

    private String karafVersion() {
        return home.getFileName().toString().substring("apache-karaf-".length());
    }

    /** Sets a property, whose old value may go over several lines. */
    private static void replace(Path file, String key, String... values) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean old = false;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            old = old || line.startsWith(key + " ") || line.startsWith(key + "=");
            if (!old) {
                text.append(line).append('\n');
            }
            old = old && line.endsWith("\\");
        }
        text.append(key).append(" = ").append(String.join(",", values)).append('\n');
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** The port listens before the route takes callbacks. */
    private boolean refusesTheUnsigned() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Karaf has ended with exit code " + process.exitValue());
        }
        HttpRequest unsigned = HttpRequest.newBuilder(uri(PATH)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("id=1&phone=79990000077&status=1")).build();
        try {
            return HttpClient.newHttpClient().send(unsigned, HttpResponse.BodyHandlers.discarding()).statusCode() == 403;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends Karaf as an operator would. */
    void stop() {
        try {
            Process stop = environment(new ProcessBuilder(home.resolve("bin/stop").toString()))
                    .redirectErrorStream(true).redirectOutput(directory.resolve("stop.log").toFile()).start();
            boolean over = stop.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    && process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!over) {
                throw new IllegalStateException("Karaf has not ended");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            kill();
        }
    }

    /** The script, and the Java that it has started. */
    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** What Karaf has logged. */
    String log() {
        Path log = directory.resolve("data/log/karaf.log");
        try {
            return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> eventFiles() {
        Path events = files().resolve("events");
        if (!Files.exists(events)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(events)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
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
        Demo.run(3, (provider, directory, port) -> {
            if (obstacle() != null) {
                throw new IllegalStateException(obstacle());
            }
            return new Karaf(directory.getFileName().toString()).start(provider);
        });
    }
}
