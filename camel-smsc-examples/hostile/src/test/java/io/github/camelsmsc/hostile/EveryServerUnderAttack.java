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
import java.util.ArrayList;
import java.util.List;

import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.consumer.http.RawHttp;
import io.github.camelsmsc.consumer.http.Smsc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What each attack on callbacks begins with and is measured by, on every HTTP server. */
@ParameterizedClass(name = "{0}")
@EnumSource(HttpServerKind.class)
@Timeout(180)
abstract class EveryServerUnderAttack {

    static final String FORM = "Content-Type: " + Smsc.FORM;

    @Parameter
    HttpServerKind kind;
    VictimProcess victim;
    private final List<RawHttp> held = new ArrayList<>();
    private int saidBefore;

    @BeforeEach
    void findVictim() throws IOException {
        victim = VictimProcess.on(kind);
        saidBefore = victim.said().size();
    }

    /** The assertion of every test: while the attacker still holds what he has, and when he has gone. */
    @AfterEach
    void genuineCallbacksAreAnswered() {
        try {
            victim.answersAGenuineCallback();
            held.forEach(RawHttp::close);
            victim.answersAGenuineCallback();
            assertThat(victim.said().stream().skip(saidBefore)).as("log")
                    .noneMatch(line -> line.contains(Smsc.SECRET) || line.contains("79991234567") || line.contains("\u001b")
                            || line.contains("OutOfMemoryError"));
        } catch (AssertionError | RuntimeException e) {
            VictimProcess.giveUp(kind);
            throw e;
        } finally {
            held.forEach(RawHttp::close);
        }
    }

    /** A connection that stays open until genuine callbacks have been answered beside it. */
    RawHttp hold() throws IOException {
        RawHttp http = victim.connect();
        held.add(http);
        return http;
    }

    /** Connections that have sent this much and say nothing more; the server may close each when it has enough of it. */
    void hold(int connections, String text) {
        for (int i = 0; i < connections; i++) {
            try {
                hold().send(text);
            } catch (IOException e) {
                // refused or cut: the server defends itself
            }
        }
    }

    /** Sends without end what a text begins, until the server has enough of it or has read so many bytes. */
    void pour(String begin, String endless, long bytes) throws IOException {
        try (RawHttp http = victim.connect()) {
            http.send(begin);
            for (long sent = 0; sent < bytes; sent += endless.length()) {
                http.send(endless);
            }
        } catch (IOException e) {
            // cut: the server defends itself
        }
    }

    String head(String... headers) {
        return RawHttp.head("POST", victim.path(), headers);
    }
}
