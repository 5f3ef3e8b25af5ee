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
package io.github.camelsmsc.examples.quickstart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.time.RunningClock;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/**
 * Starts a simulated provider, a broker and the routes, tells the story and stops. Exit code 0 if all went as it should.
 * System properties: {@code quickstart.dir} where the files go (emptied first), {@code quickstart.port} of the HTTP server
 * (0 for any free one), {@code quickstart.keep} to keep running until Ctrl-C, then on port 8080 unless told otherwise;
 * {@code quickstart.smsc-port} of the simulated provider, 8025 if it keeps running.
 */
public final class QuickStart implements AutoCloseable {

    private static final String KEEP_PORT = "8080";
    private static final int KEEP_SMSC_PORT = 8025;

    private final Path directory;
    private final SmscSimulator provider;
    private final Broker broker;
    private final Main main = new Main();

    /**
     * @param directory where the files go; emptied first
     * @param port      of the HTTP server on 127.0.0.1; 0 for any free one
     * @param smscPort  of the simulated provider; 0 for any free one
     */
    QuickStart(Path directory, String port, int smscPort) throws Exception {
        this.directory = directory;
        provider = SmscSimulator.builder().clock(new RunningClock()).port(smscPort).build();
        empty(directory);
        broker = new Broker(directory.resolve("broker"));
        provider.start();
        main.addInitialProperty("quickstart.dir", directory.toString());
        // not the name of the system property, whose value Camel would take first
        main.addInitialProperty("http.port", port);
        main.addInitialProperty("simulator.uri", provider.baseUri().toString());
        main.configure().withAutoConfigurationLogSummary(false);
    }

    /** Runs it as a program. */
    public static void main(String[] args) {
        // what the story says is UTF-8 whatever the locale of the build is
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        boolean keep = Boolean.getBoolean("quickstart.keep");
        String port = System.getProperty("quickstart.port", "0");
        Path directory = Path.of(System.getProperty("quickstart.dir", "target/quickstart")).toAbsolutePath();
        int exitCode = 0;
        int smscPort = Integer.getInteger("quickstart.smsc-port", keep ? KEEP_SMSC_PORT : 0);
        try (QuickStart quickStart = new QuickStart(directory, keep && port.equals("0") ? KEEP_PORT : port, smscPort)) {
            quickStart.tell(out);
            if (keep) {
                quickStart.invite(out);
                quickStart.awaitCtrlC();
            }
        } catch (Exception | Error e) {
            out.println();
            out.println("The quick start failed: " + e.getMessage());
            out.println("The log is " + directory + ".log");
            e.printStackTrace(out);
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    /** Starts everything but the broker, which the story starts, and tells the story. */
    void tell(PrintStream out) throws Exception {
        main.start();
        new Story(out, context(), provider, broker, callbackAddress(), directory).tell();
    }

    /** Says how to go on by a click or by hand. */
    void invite(PrintStream out) {
        String secret = context().resolvePropertyPlaceholders("{{smsc.callback-secret}}");
        out.println("Still running. Look at the provider's side, and send callbacks by a click: " + provider.pageUri());
        out.println("Each one that is answered with 200 becomes a file below " + directory.resolve("callbacks"));
        out.println();
        out.println("Or send one yourself, from another terminal:");
        out.println();
        out.println("  MD5=$(printf '%s' '2002:79990000077:1:" + secret + "' | md5sum | cut -d' ' -f1)");
        out.println("  curl -i -d \"id=2002&phone=79990000077&status=1&md5=$MD5\" " + callbackAddress());
        out.println();
        out.println("Ctrl-C ends it.");
    }

    /** Camel's shutdown hook waits until what follows has closed everything. */
    void awaitCtrlC() throws InterruptedException {
        main.getShutdownStrategy().await();
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** Where the routes take callbacks. */
    String callbackAddress() {
        return "http://127.0.0.1:" + context().hasService(VertxPlatformHttpServer.class).getPort() + "/smsc/callback";
    }

    /** Where the provider's side is looked at. */
    URI providerPage() {
        return provider.pageUri();
    }

    private static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> deepestFirst;
            try (Stream<Path> all = Files.walk(directory)) {
                deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
        Files.createDirectories(directory);
    }

    @Override
    public void close() throws Exception {
        try (provider; broker) {
            main.stop();
        }
    }
}
