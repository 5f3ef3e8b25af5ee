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
package io.github.camelsmsc.examples.commandline;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelsmsc.examples.demo.Demo;
import io.github.camelsmsc.examples.demo.Example;

import static org.awaitility.Awaitility.await;

/** {@code camel run} as the README shows it, in a process of its own. */
final class CamelRun implements Example {

    private static final Path README = Path.of("README.md");
    private static final String README_PORT = "8080";
    private static final String DEPENDENCY = "--dep=mvn:io.github.camelsmsc:camel-smsc:0.1.0-SNAPSHOT";
    private static final String SECRET = "example-secret";

    private final Path directory;
    private final int port;
    private final Process process;

    /**
     * Starts it and waits until the route runs.
     *
     * @param directory where it is run, an empty directory
     * @param port      of its HTTP server on 127.0.0.1
     */
    CamelRun(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        Files.copy(Path.of("route.yaml"), directory.resolve("route.yaml"));
        process = builder(directory, arguments()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        try {
            await().atMost(Duration.ofMinutes(2)).failFast("camel run has ended, see " + log(), () -> !process.isAlive())
                    .until(() -> Files.readString(log()).contains(" started in "));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The command in a process of its own, which fetches what {@code --dep} says from the repository that the build has made. */
    private static ProcessBuilder builder(Path directory, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                // what it would leave behind would be here
                "-Duser.home=" + directory.resolve("home"),
                "-Dmaven.repo.local=" + Path.of("target/repository").toAbsolutePath(),
                "-classpath", Path.of("target/classes").toAbsolutePath() + File.pathSeparator + classPath(),
                Camel.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectErrorStream(true).redirectOutput(log(directory).toFile());
        builder.environment().put("SMSC_CALLBACK_SECRET", SECRET);
        return builder;
    }

    /** What jbang would put on the class path of the command. */
    static String classPath() throws IOException {
        return Files.readString(Path.of("target/command.classpath")).strip();
    }

    /**
     * Runs {@code camel run} on a file of one's own, which has to end by itself.
     *
     * @return what it has printed, or null if its exit code was 0
     */
    static String failure(Path directory, String route, List<String> options) throws Exception {
        Files.writeString(directory.resolve("mistake.yaml"), route);
        List<String> arguments = new ArrayList<>(List.of("run", "mistake.yaml", DEPENDENCY));
        arguments.addAll(options);
        Process process = builder(directory, arguments).start();
        try {
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            return ended && process.exitValue() == 0 ? null : Files.readString(log(directory));
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> arguments() throws IOException {
        String command = Files.readString(README).replaceAll("\\\\\\R\\s*", "").lines()
                .filter(line -> line.startsWith("camel run ")).findFirst().orElseThrow();
        return Arrays.stream(command.substring("camel ".length()).split(" "))
                .map(argument -> argument.equals("--prop=camel.server.port=" + README_PORT)
                        ? "--prop=camel.server.port=" + port : argument)
                .collect(Collectors.toList());
    }

    /** Where callbacks arrive. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/smsc/callback");
    }

    /** What is entered at the provider. */
    @Override
    public String handler() {
        return uri() + "?charset=windows-1251&md5=" + SECRET;
    }

    /** The events that it has written, one file each. */
    List<Path> events() throws IOException {
        return files(directory.resolve("events"));
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What it has printed. */
    Path log() {
        return log(directory);
    }

    private static Path log(Path directory) {
        return directory.resolve("camel.log");
    }

    @Override
    public List<String> results() throws IOException {
        return Demo.texts(events());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Shows it. */
    public static void main(String[] args) {
        Demo.run(2, (provider, directory, port) -> new CamelRun(directory, port == 0 ? Demo.freePort() : port));
    }
}
