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

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Starts the application, lets a simulated provider send callbacks and shows what came of them. Exit code 0 if all went as
 * it should. Ends by itself if the environment has {@code CI}, else it runs on, on port 8080, until Ctrl-C.
 */
final class Demo {

    private static final String PHONE = "79990000077";

    private final PrintStream out;

    private Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        // what it says is UTF-8 whatever the locale of the build is
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int exitCode = 0;
        try {
            Path directory = Files.createTempDirectory(Files.createDirectories(Path.of(System.getProperty("demo.dir"))), "");
            new Demo(out).run(directory, System.getenv("CI") == null);
        } catch (Exception | Error e) {
            e.printStackTrace(out);
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private void run(Path directory, boolean keep) throws Exception {
        try (SmscSimulator provider = SmscSimulator.builder().build().start()) {
            provider.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС"));
            try (Application application = new Application(directory, provider.baseUri(), keep ? 8080 : 0)) {
                provider.callbackUrl(application.handler());

                shows("a message", provider.sendMessage(IncomingSms.of(PHONE, "Привет, мир", "79990000001")), 200);
                shows("a state", provider.sendStatus(StatusCallback.of(1001, PHONE, 1)), 200);
                shows("a forged state", provider.sendSignedWith("guessed", StatusCallback.of(1002, PHONE, 1)), 403);

                out.println("in the queue smsc.callbacks:");
                assertThat(application.queue()).hasSize(2).allSatisfy(event -> out.println("  " + event));
                await().atMost(Duration.ofSeconds(30)).until(() -> !application.numbers().isEmpty());
                for (Path file : application.numbers()) {
                    out.println(file + System.lineSeparator() + "  " + Files.readString(file));
                }
                if (keep) {
                    out.println("Callbacks arrive at " + application.uri("/smsc/callback") + ", Ctrl-C ends it");
                    application.awaitCtrlC();
                }
            }
        }
    }

    private void shows(String what, Delivery delivery, int expected) {
        out.println(what + ": " + delivery.lastStatusCode());
        assertThat(delivery.lastStatusCode()).as(what).isEqualTo(expected);
    }
}
