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
package io.github.camelsmsc.examples.springboot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An application of Spring Boot in a JVM of its own, on a free port of 127.0.0.1. */
final class ApplicationProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> settings = new ArrayList<>();
    private final Path directory;
    private final List<String> program;
    private final int port = freePort();
    private Process process;

    /**
     * The repackaged jar.
     *
     * @param directory where the application writes its events and its log
     */
    ApplicationProcess(Path directory) {
        this(directory, List.of("-jar", System.getProperty("jar")));
        with("events.directory", directory.resolve("events"));
    }

    /**
     * @param directory where the application runs
     * @param program   what Java is told to run
     */
    ApplicationProcess(Path directory, List<String> program) {
        this.directory = directory;
        this.program = program;
        with("server.address", "127.0.0.1").with("server.port", port);
    }

    ApplicationProcess with(String name, Object value) {
        settings.add("--" + name + '=' + value);
        return this;
    }

    int port() {
        return port;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    Path events() {
        return directory.resolve("events");
    }

    Path log() {
        return directory.resolve("application.log");
    }

    /** Begins to start; see {@link #awaitReady()}. */
    ApplicationProcess start() throws IOException {
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(program);
        command.addAll(settings);
        process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log().toFile()).start();
        return this;
    }

    /** Asks what an orchestrator asks, until the application is ready. */
    ApplicationProcess awaitReady() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (readiness() != 200) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new IllegalStateException("The application did not start:\n" + Files.readString(log()));
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    private int readiness() throws InterruptedException {
        try {
            return send(request("/actuator/health/readiness").GET()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The JSON of a GET that succeeds. */
    JsonNode get(String path) throws Exception {
        HttpResponse<String> response = send(request(path).GET());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    HttpResponse<String> post(String path, String contentType, String body) throws Exception {
        return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** How often a meter counted, over all its tags or those with the given one, such as outcome:accepted. */
    long count(String meter, String tag) throws Exception {
        JsonNode json = get("/actuator/metrics/" + meter + (tag == null ? "" : "?tag=" + tag));
        for (JsonNode measurement : json.get("measurements")) {
            if ("COUNT".equals(measurement.get("statistic").asText())) {
                return measurement.get("value").asLong();
            }
        }
        throw new IllegalStateException(meter + " has no count: " + json);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path))).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** SIGTERM, as an orchestrator stops it. */
    void terminate() {
        process.destroy();
    }

    /** The exit code of a process that ends. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The application does not end");
        }
        return process.exitValue();
    }

    /** Below those that the system gives to clients: none takes it before its server. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 28_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken, the next one
            }
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
