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
package io.github.camelsmsc.benchmarks.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsmsc.benchmarks.codec.SampleCallback;

/** A server in a JVM of its own. */
final class ServerProcess implements AutoCloseable {

    private final ServerKind kind;
    private final Process process;
    private final int port;

    private ServerProcess(ServerKind kind, Process process, int port) {
        this.kind = kind;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server.
     *
     * @param  heap                  the JVM's option
     * @throws IllegalStateException if it does not start, or does not answer the measured request
     */
    static ServerProcess start(ServerKind kind, String heap) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap,
                "-cp", System.getProperty("java.class.path"), ServerMain.class.getName(), kind.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        // closed with the process: closing it now would break the pipe
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.startsWith(ServerMain.PORT)) {
            process.destroyForcibly();
            throw new IllegalStateException(kind + " did not start: " + line);
        }
        int port = Integer.parseInt(line.substring(ServerMain.PORT.length()));
        ServerProcess server = new ServerProcess(kind, process, port);
        try {
            server.check();
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private void check() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri()).header("Content-Type", SampleCallback.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(SampleCallback.form())).build();
        HttpResponse<String> answer = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                .send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().equals("OK")) {
            throw new IllegalStateException(kind + " answered " + answer.statusCode() + " " + answer.body());
        }
    }

    ServerKind kind() {
        return kind;
    }

    /** Where the callbacks go. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + port + ServerKind.PATH);
    }

    /** The CPU time that the JVM has used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("the CPU time of a process is not to be had here"));
    }

    /**
     * The heap that is in use after a garbage collection, in bytes.
     *
     * @throws IllegalStateException if the JVM does not tell
     */
    long usedHeap() throws IOException {
        jcmd("GC.run");
        String info = jcmd("GC.heap_info");
        // with one of two generations each has a line, else the heap has one
        Matcher used = Pattern.compile("(?:generation|DefNew|Tenured|garbage-first heap|PSYoungGen|ParOldGen) +total \\S+, used (\\d+)K")
                .matcher(info);
        long bytes = 0;
        while (used.find()) {
            bytes += Long.parseLong(used.group(1)) * 1024;
        }
        if (bytes == 0) {
            throw new IllegalStateException("no use of the heap in " + info);
        }
        return bytes;
    }

    private String jcmd(String command) throws IOException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()), command).redirectErrorStream(true).start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
