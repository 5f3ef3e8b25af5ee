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
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 3,000 events happen while the application is down for five hours of the provider's clock, which moves at once. The
 * provider has given up on them; the application starts with callbacks and both sources on one repository.
 *
 * <p>For most of them no callback is tried. {@code -Doutage.attempts=all} tries each fifty times.
 */
class DaysOutageTest {

    private static final int MISSED = 3_000;
    private static final boolean ALL = "all".equals(System.getProperty("outage.attempts"));
    /** Events whose callbacks are tried until the provider gives up. */
    private static final int TRIED = ALL ? MISSED : 40;
    private static final int BY_CALLBACK = 40;
    private static final int MOST_OF_A_REQUEST = 500;
    /** Deliveries, by the simulator. */
    private static final int MOST_REMEMBERED = 500;
    private static final long FIRST_MESSAGE = 1_000_000;

    @TempDir
    private Path directory;

    private final SmscSimulator simulator = SmscSimulator.builder().login("demo").password("demo").balance("1000000")
            .clock(new SimulatedClock(Instant.now().minus(Duration.ofHours(6)))).build().start();
    private final HttpClient http = HttpClient.newHttpClient();
    private int sent;
    private int received;

    @AfterEach
    void close() {
        simulator.close();
    }

    private Child child(String repository) {
        return new Child(directory).with(ChildApplication.TO, Routed.endpoint(directory))
                .with(ChildApplication.REPOSITORY, repository).with(ChildApplication.STORE, directory.resolve("routed").toString())
                .with(ChildApplication.POLLS, simulator.baseUri().toString());
    }

    /** Half of the events are states of sent messages, half are messages received. */
    private void happen(int events) {
        for (int left = events / 2; left > 0; left -= MOST_OF_A_REQUEST) {
            send(Math.min(left, MOST_OF_A_REQUEST));
        }
        for (int i = 0; i < events / 2; i++) {
            IncomingSms message = IncomingSms.of(phone(received), "Событие " + received, "79007654321").id(FIRST_MESSAGE + received);
            received++;
            if (simulator.callbackUrl() == null) {
                simulator.receive(message);
            } else {
                simulator.sendMessage(message);
            }
        }
        simulator.clock().advance(Duration.ofMinutes(1));
    }

    private void send(int messages) {
        String list = IntStream.range(sent, sent + messages).mapToObj(n -> phone(n) + ":text").collect(Collectors.joining("\n"));
        sent += messages;
        try {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(simulator.baseUri() + "/send.php"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("login=demo&psw=demo&fmt=3&list=" + URLEncoder.encode(list, StandardCharsets.UTF_8)))
                    .build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"cnt\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String phone(int number) {
        return Long.toString(79_990_000_000L + number);
    }

    /** The application has had a few events by callback; then it is down while the others happen. */
    private void outage(Child child) {
        child.start();
        try (Prober prober = new Prober(child.port())) {
            // a port that listens is answered 503 until the route runs, and the provider's clock would run away
            Patience.await().until(() -> prober.answers(403) > 0);
        }
        simulator.callbackUrl(child.callbackUrl() + "?md5=" + Provider.SECRET + "&charset=koi8-r");
        happen(BY_CALLBACK);
        Patience.await().until(() -> {
            simulator.clock().advance(Duration.ofMinutes(4));
            return simulator.deliveries().stream().allMatch(Delivery::isDone);
        });
        child.terminate();
        assertThat(Routed.in(directory).events()).isEqualTo(BY_CALLBACK);

        Set<Delivery> tried = new HashSet<>();
        for (int left = TRIED; left > 0; left -= MOST_REMEMBERED) {
            int events = Math.min(left, MOST_REMEMBERED);
            happen(events);
            List<Delivery> latest = simulator.deliveries();
            tried.addAll(latest.subList(latest.size() - events, latest.size()));
        }
        simulator.callbackUrl(null);
        happen(MISSED - TRIED);
        simulator.clock().advance(Duration.ofHours(5));
        assertThat(tried).hasSize(TRIED).allMatch(Delivery::isGivenUp);
    }

    private void awaitRouted(int events) {
        Patience.await().pollInterval(Duration.ofMillis(200)).until(() -> Routed.in(directory).events() >= events);
    }

    @Test
    void allIsRoutedAndNothingTwice() {
        try (Child child = child("jdbc")) {
            outage(child);
            child.start();
            awaitRouted(BY_CALLBACK + MISSED);
            child.terminate();
        }

        assertThat(Routed.in(directory).events()).isEqualTo(BY_CALLBACK + MISSED);
        assertThat(Routed.in(directory).twice()).isZero();
    }

    /** What was routed when the process died and had not been stored comes again: one event of each source. */
    @Test
    void allIsRoutedThoughTheProcessIsKilledInTheMiddleOfTheCatchUp() {
        try (Child child = child("jdbc")) {
            outage(child);
            child.with(ChildApplication.REPOSITORY, "jdbc-halt").with(ChildApplication.KEYS, Integer.toString(MISSED / 3)).start();
            assertThat(child.awaitEnd()).isEqualTo(HaltingRepository.KILLED);
            assertThat(Routed.in(directory).events()).isBetween(BY_CALLBACK + MISSED / 3, BY_CALLBACK + MISSED / 3 + 2);
            child.with(ChildApplication.REPOSITORY, "jdbc").start();
            awaitRouted(BY_CALLBACK + MISSED);
            child.terminate();
        }

        assertThat(Routed.in(directory).events()).isEqualTo(BY_CALLBACK + MISSED);
        assertThat(Routed.in(directory).twice()).isLessThanOrEqualTo(2);
    }
}
