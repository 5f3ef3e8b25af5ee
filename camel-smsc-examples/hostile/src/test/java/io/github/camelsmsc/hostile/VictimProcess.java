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
package io.github.camelsmsc.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelsmsc.consumer.http.CallbackSender;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.consumer.http.RawHttp;
import io.github.camelsmsc.consumer.http.Smsc;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/** A {@link Victim} that was started from here. One for each server serves all tests, as long as it lives. */
final class VictimProcess {

    /** In which a genuine callback has to be answered: what clients of the provider's kind wait. */
    static final Duration IN_TIME = Duration.ofSeconds(15);

    /** In which one that was told to come again has to be taken. */
    private static final Duration REPEATED = Duration.ofSeconds(30);
    private static final Map<HttpServerKind, VictimProcess> RUNNING = new EnumMap<>(HttpServerKind.class);

    private final Process process;
    private final Set<Integer> answers;
    private final Path log;
    /** Apart from the log, whose lines log4j breaks off where threads write more than 8 KB at once. */
    private final Path events;
    private final URI callback;

    private VictimProcess(HttpServerKind kind) throws IOException {
        // camel-jetty may take bytes of a malformed request, which it refuses in another thread, for those of another connection
        answers = kind == HttpServerKind.JETTY ? Set.of(200, 503, 400, 431) : Set.of(200, 503);
        String name = "victim-" + kind + "-" + ProcessHandle.current().pid();
        log = Path.of("target", name + ".log");
        events = Files.writeString(Path.of("target", name + ".events"), "");
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dlog4j.configurationFile=log4j2-victim.properties",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Victim.class.getName(), kind.name(), events.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        callback = URI.create(Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
            assertThat(process.isAlive()).as("%s runs: %s", kind, log).isTrue();
            return said().stream().filter(line -> line.startsWith(Victim.STARTED)).toList();
        }, started -> !started.isEmpty()).get(0).substring(Victim.STARTED.length()));
    }

    /** The process of a server, which is started if there is none. */
    static synchronized VictimProcess on(HttpServerKind kind) throws IOException {
        VictimProcess victim = RUNNING.get(kind);
        if (victim == null || !victim.process.isAlive()) {
            victim = new VictimProcess(kind);
            RUNNING.put(kind, victim);
        }
        return victim;
    }

    /** So that one successful attack does not spoil the tests of others. */
    static synchronized void giveUp(HttpServerKind kind) {
        RUNNING.remove(kind).process.destroyForcibly();
    }

    int port() {
        return callback.getPort();
    }

    String path() {
        return callback.getPath();
    }

    RawHttp connect() throws IOException {
        return new RawHttp(port(), IN_TIME);
    }

    /** A genuine callback is answered in time; so that it comes again perhaps while an attacker has his hold, but not for long. */
    void answersAGenuineCallback() {
        CallbackSender sender = new CallbackSender(port());
        long id = Smsc.newId();
        Awaitility.await().atMost(REPEATED).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(200)).until(() -> send(sender, id) == 200);
        assertThat(routed()).anyMatch(event -> event.contains("\"id\":" + id + ','));
    }

    private int send(CallbackSender sender, long id) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = sender.post(path(), Smsc.FORM, Smsc.status(id).getBytes(StandardCharsets.US_ASCII));
        assertThat(answer.statusCode()).as(answer.body()).isIn(answers);
        assertThat(answer.statusCode() == 200).as(answer.body()).isEqualTo("OK".equals(answer.body()));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(IN_TIME);
        return answer.statusCode();
    }

    /** The events that have reached the route. */
    List<String> routed() {
        return lines(events);
    }

    /** What the process has said. */
    List<String> said() {
        return lines(log);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (java.nio.charset.MalformedInputException e) {
            throw new AssertionError("not UTF-8: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
