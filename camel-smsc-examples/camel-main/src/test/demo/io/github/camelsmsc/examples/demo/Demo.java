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
package io.github.camelsmsc.examples.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Runs the application of an example beside a simulated provider, sends it callbacks and shows what came of them. */
public final class Demo {

    private static final String PHONE = "79990000077";
    private static final int KNOWN_PORT = 8080;

    // what it says is UTF-8 whatever the locale of the build is
    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final int results;

    private Demo(int results) {
        this.results = results;
    }

    /**
     * Runs one application after the other and ends the process: with exit code 0 if all went as it should. The last one
     * runs on until Ctrl-C, on port 8080 if it can choose, unless the environment has {@code CI}. Files go below the
     * directory that the system property {@code directory} names.
     *
     * @param results  how many each of them leaves
     * @param examples starts them
     */
    public static void run(int results, Example.Start... examples) {
        Demo demo = new Demo(results);
        int exitCode = 0;
        try {
            Path parent = Files.createDirectories(Path.of(System.getProperty("directory")));
            for (int i = 0; i < examples.length; i++) {
                boolean keep = i == examples.length - 1 && System.getenv("CI") == null;
                demo.run(examples[i], Files.createTempDirectory(parent, "demo"), keep);
            }
        } catch (Exception | Error e) {
            e.printStackTrace(demo.out);
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private void run(Example.Start start, Path directory, boolean keep) throws Exception {
        try (SmscSimulator provider = SmscSimulator.builder().build().start()) {
            provider.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС"));
            try (Example example = start.start(provider.baseUri(), directory, keep ? KNOWN_PORT : 0)) {
                show(provider, example);
                if (keep) {
                    Runtime.getRuntime().addShutdownHook(new Thread(example::close));
                    out.println("Callbacks arrive at " + example.handler() + " until Ctrl-C");
                    new CountDownLatch(1).await();
                }
            }
        }
    }

    private void show(SmscSimulator provider, Example example) throws Exception {
        provider.callbackUrl(example.handler());
        shows("a message", provider.sendMessage(IncomingSms.of(PHONE, "Привет, мир", "79990000001")), 200);
        shows("a state", provider.sendStatus(StatusCallback.of(1001, PHONE, 1)), 200);
        shows("a forged state", provider.sendSignedWith("guessed", StatusCallback.of(1002, PHONE, 1)), 403);
        String numberToCall = example.numberToCall(PHONE);
        if (numberToCall != null) {
            out.println("the number to call: " + numberToCall);
            shows("the subscriber's call", provider.subscriberCalls(PHONE), 200);
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(example.results()).hasSize(results));
        example.results().forEach(out::println);
    }

    private void shows(String what, Delivery delivery, int expected) {
        out.println(what + ": " + delivery.lastStatusCode());
        assertThat(delivery.lastStatusCode()).as(what).isEqualTo(expected);
    }

    /** A port that is free at the moment, below those that the system gives to clients: none takes it before its server. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 28_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken, the next one
            }
        }
    }

    /** Files with what is in them, each as it is to be shown. */
    public static List<String> texts(List<Path> files) {
        return files.stream().map(Demo::text).toList();
    }

    private static String text(Path file) {
        try {
            return file + System.lineSeparator() + "  " + Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
