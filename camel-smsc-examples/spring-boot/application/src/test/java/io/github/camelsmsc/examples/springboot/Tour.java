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

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.Callback;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;

/**
 * Starts the application's jar beside a simulated provider, makes it do its work, shows what it did and stops it. Exit
 * code 0 if all went as it should.
 */
public final class Tour {

    private static final String SUBSCRIBER = "79990000077";
    private static final String SECRET = "callback-secret";

    private final PrintStream out;
    private final SmscSimulator provider;
    private final ApplicationProcess application;

    private Tour(PrintStream out, SmscSimulator provider, ApplicationProcess application) {
        this.out = out;
        this.provider = provider;
        this.application = application;
    }

    /** Runs it as a program; the system property {@code jar} names the application. */
    public static void main(String[] arguments) {
        // what the tour says is UTF-8 whatever the locale of the build is
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path directory = Path.of(System.getProperty("jar")).resolveSibling("tour");
        int exitCode = 0;
        try (SmscSimulator provider = SmscSimulator.builder().build().start();
             ApplicationProcess application = new ApplicationProcess(directory)) {
            empty(directory);
            application.with("camel.component.smsc.base-uri", provider.baseUri()).start();
            new Tour(out, provider, application).take();
        } catch (Exception e) {
            e.printStackTrace(out);
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private void take() throws Exception {
        out.println("The application starts; its log is " + application.log());
        application.awaitReady();

        HttpResponse<String> confirmation = application.post("/confirmations?phone=" + SUBSCRIBER, "text/plain", "");
        say("POST /confirmations, the number to call", confirmation.body());
        check(confirmation.statusCode() == 200, "a number to call");

        arrives("a status, as a form", "?md5=" + SECRET, StatusCallback.of(1001, SUBSCRIBER, 1).cost("4.20"));
        arrives("a message, as a form in windows-1251", "?sha1=" + SECRET,
                IncomingSms.of(SUBSCRIBER, "Привет, мир", "79990000001"));
        provider.callbackUrl(application.url("/smsc/callback?fmt=3&md5=" + SECRET));
        answered("the subscriber's call, as JSON", provider.subscriberCalls(SUBSCRIBER), 200);
        answered("a forged one", provider.sendSignedWith("a-guess", StatusCallback.of(1002, SUBSCRIBER, 1)), 403);

        List<Path> files = events();
        for (Path file : files) {
            say("The file " + application.events().relativize(file), Files.readString(file));
        }
        check(files.size() == 3, "three files");

        JsonNode health = application.get("/actuator/health/readiness");
        JsonNode checks = health.at("/components/camelHealth/details");
        String check = "smsc-callback:/smsc/callback";
        say("/actuator/health/readiness", health.get("status").asText() + ", " + check + " " + checks.get(check).asText()
                                          + ", last accepted " + checks.get(check + ".data").get("lastAccepted").asText());
        check("UP".equals(health.get("status").asText()) && "UP".equals(checks.get(check).asText()), "ready");
        long accepted = application.count("camel.smsc.callbacks", "outcome:accepted");
        long refused = application.count("camel.smsc.callbacks", "outcome:refused");
        say("/actuator/metrics/camel.smsc.callbacks", accepted + " accepted, " + refused + " refused");
        check(accepted == 3 && refused == 1, "each callback is counted");

        application.terminate();
        application.awaitEnd();
        out.println();
        out.println("The application has stopped.");
    }

    private void arrives(String what, String parameters, Callback<?> callback) {
        provider.callbackUrl(application.url("/smsc/callback" + parameters));
        answered(what, provider.send(callback), 200);
    }

    private void answered(String what, Delivery delivery, int expected) {
        say("A callback: " + what, "answered " + delivery.lastStatusCode());
        check(delivery.lastStatusCode() == expected, "the answer " + expected);
    }

    private List<Path> events() throws IOException {
        try (Stream<Path> all = Files.walk(application.events())) {
            return all.filter(path -> path.toString().endsWith(".json")).sorted().toList();
        }
    }

    private void say(String what, String text) {
        out.println();
        out.println(what);
        out.println("   " + text);
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException("Expected: " + what);
        }
    }

    private static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                all.sorted(Comparator.reverseOrder()).forEach(Tour::delete);
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
