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
package io.github.camelsmsc.simulator.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client sends cannot fill the memory of a simulator that runs for long. */
class BoundsTest {

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(b -> b.clock(new SimulatedClock()));

    private SmscSimulator smsc;
    private Calls calls;

    @BeforeEach
    void running() {
        smsc = extension.simulator();
        calls = new Calls(smsc);
    }

    @Test
    void ofManyLargeRequestsTheLatestAreKept() {
        String large = "x".repeat(50_000);
        for (int i = 0; i < 400; i++) {
            calls.post("downloads.php", "get_list=1&after_id=" + i + "&large=" + large + "&" + Calls.CREDENTIALS);
        }
        List<ReceivedRequest> kept = smsc.requests();
        assertThat(kept.stream().mapToLong(r -> r.body().length + 2L * r.param("large").length()).sum())
                .isBetween(KeptRequests.MAX_BYTES / 2, KeptRequests.MAX_BYTES);
        assertThat(kept.get(kept.size() - 1).param("after_id")).isEqualTo("399");
        assertThat(kept.get(0).param("after_id")).isEqualTo(Integer.toString(400 - kept.size()));
        assertThat(calls.text("downloads.php", "get_list=1&fmt=3")).isEqualTo("[]");
    }

    @Test
    void ofManySmallRequestsTheLatestAreKept() {
        KeptRequests kept = new KeptRequests();
        for (int i = 0; i <= KeptRequests.MAX_REQUESTS; i++) {
            kept.add(new ReceivedRequest(smsc.clock().instant(), Page.DOWNLOADS, "GET", "/" + i, null, Map.of(),
                    Map.of(), List.of(), new byte[0]));
        }
        assertThat(kept.list()).hasSize(KeptRequests.MAX_REQUESTS).first()
                .satisfies(oldest -> assertThat(oldest.path()).isEqualTo("/1"));
    }

    @Test
    void theLimitOfIdenticalRequestsDoesNotRememberTheirText() {
        RequestLimits limits = new RequestLimits(smsc.clock());
        for (int i = 0; i < 2400; i++) {
            assertThat(limits.accept(Page.RECEIVE_PHONES, Map.of("mes", i + "x".repeat(100_000)), 2)).isTrue();
        }
        assertThat(limits.accept(Page.RECEIVE_PHONES, Map.of("mes", "2399" + "x".repeat(100_000)), 2)).isTrue();
        assertThat(limits.accept(Page.RECEIVE_PHONES, Map.of("mes", "2399" + "x".repeat(100_000)), 2)).isFalse();
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        assertThat(calls.post("downloads.php", "x".repeat(RequestReader.MAX_BODY + 1)).statusCode()).isEqualTo(413);
        assertThat(calls.text("downloads.php", "get_list=1&fmt=3")).isEqualTo("[]");
        assertThat(smsc.requests()).hasSize(1);
    }

    @Test
    void anEndlessHeaderIsCutOff() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", smsc.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /sys/downloads.php HTTP/1.1\r\nHost: x\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            byte[] block = "a".repeat(8192).getBytes(StandardCharsets.US_ASCII);
            assertThat(bytesTaken(out, socket.getInputStream(), block, 64)).isLessThan(64L * block.length);
        }
        assertThat(calls.text("downloads.php", "get_list=1&fmt=3")).isEqualTo("[]");
    }

    /** How much could be sent before the server closed, or answered, at most {@code blocks} blocks. */
    private static long bytesTaken(OutputStream out, InputStream in, byte[] block, int blocks) {
        long taken = 0;
        try {
            for (int i = 0; i < blocks; i++) {
                out.write(block);
                taken += block.length;
                if (in.available() > 0) {
                    return taken;
                }
            }
            return in.read() < 0 ? 0 : taken - 1;
        } catch (IOException e) {
            return taken - block.length;
        }
    }

    @Test
    void afterManySilentSendersAGenuineRequestIsAnswered() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                Socket socket = new Socket("127.0.0.1", smsc.port());
                silent.add(socket);
                socket.getOutputStream().write("POST /sys/downloads.php HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions()
                .until(() -> calls.text("downloads.php", "get_list=1&fmt=3").equals("[]"));
    }
}
