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
package io.github.camelsmsc.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An application in a process of its own that is started, stopped and killed from here. */
final class Child implements AutoCloseable {

    private final Map<String, String> settings = new TreeMap<>();
    private final Class<?> application;
    private final Path log;
    private final int port = Ports.free();
    /** To start in a second; many start here, and none runs for long. */
    private List<String> options = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");
    private Process process;

    /** A {@link ChildApplication}. */
    Child(Path directory) {
        this(ChildApplication.class, directory);
    }

    /** Its main method is told the settings as name=value, the port among them. */
    Child(Class<?> application, Path directory) {
        this.application = application;
        log = directory.resolve("child.log");
        settings.put(ChildApplication.PORT, Integer.toString(port));
    }

    Child with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** To be measured: with the compilers that a JVM has in earnest. */
    Child measured() {
        options = List.of("-Xmx512m");
        return this;
    }

    String callbackUrl() {
        return "http://127.0.0.1:" + port + "/smsc/callback";
    }

    int port() {
        return port;
    }

    /** Begins to start; see {@link #awaitPort()}. */
    Child start() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlog4j.configurationFile=log4j2-child.properties",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(options);
        command.add(application.getName());
        settings.forEach((name, value) -> command.add(name + "=" + value));
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until the server listens. */
    Child awaitPort() {
        Patience.await().until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("The application did not start: " + Files.readString(log));
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return true;
            } catch (IOException e) {
                return false;
            }
        });
        return this;
    }

    /** The CPU time that it has used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("the CPU time of a process is not to be had here"));
    }

    /** What lives in the heap, in bytes: collected and counted at one moment, so that nothing is allocated in between. */
    long liveHeap() {
        String histogram = jcmd("GC.class_histogram");
        Matcher total = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE).matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException(histogram);
        }
        return Long.parseLong(total.group(1));
    }

    private String jcmd(String command) {
        try {
            Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    "-J-Dsun.tools.attach.attachTimeout=60000", Long.toString(process.pid()), command).redirectErrorStream(true).start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives an order to the route. */
    void order(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an operator stops it: SIGTERM. */
    void terminate() {
        process.destroy();
        awaitEnd();
    }

    /** As the kernel does: SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Waits for the end and returns the exit code. */
    int awaitEnd() {
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The application does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
    }
}
