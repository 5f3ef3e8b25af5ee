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
package io.github.camelsmsc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** "For unknown host, refused and connect time-out, not for a TLS failure." */
@Timeout(60)
class SmscProducerBackupHostTest extends ProducerTestSupport {

    private static final String LIST = "smsc:receive_phones?connectTimeout=400";
    private static final String BUY = LIST + "&action=buy&phone=79990000001";

    /** A server whose queue of connections is full, so that one more gets no answer at all. */
    private static final class FullServer implements AutoCloseable {

        private static final int CONNECTIONS = 100;

        private final List<AutoCloseable> open = new ArrayList<>();
        private final int port;

        private FullServer() throws IOException {
            ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            open.add(server);
            port = server.getLocalPort();
            for (int i = 0; i < CONNECTIONS; i++) {
                Socket client = new Socket();
                open.add(client);
                try {
                    client.connect(server.getLocalSocketAddress(), 500);
                } catch (SocketTimeoutException e) {
                    return;
                }
            }
            throw new IOException("The queue takes more than " + CONNECTIONS + " connections");
        }

        @Override
        public void close() {
            open.forEach(each -> {
                try {
                    each.close();
                } catch (Exception e) {
                    throw new UncheckedIOException(new IOException(e));
                }
            });
        }
    }

    @BeforeEach
    void answerTheBackup() {
        server.answers("[]");
    }

    private String backup() {
        return "&backupBaseUris=" + server.baseUri();
    }

    private void isAskedInPlaceOf(String baseUri) {
        Exchange done = send("smsc:receive_phones?connectTimeout=1s&baseUri=" + baseUri + backup());
        assertThat(done.getException()).isNull();
        assertThat(server.received()).hasSize(1);
    }

    private void isNotAskedInPlaceOf(String address) {
        SmscException failure = failure(SmscException.class, address + backup());
        assertThat(failure).isExactlyInstanceOf(SmscException.class).hasMessageContaining("nothing was sent");
        assertThat(failure).hasCauseInstanceOf(IOException.class);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void itIsAskedWhenTheHostIsUnknown() {
        isAskedInPlaceOf("https://" + "x".repeat(64) + ".invalid/sys"); // too long for a label: no name server is asked
    }

    @Test
    void itIsAskedWhenTheConnectionIsRefused() {
        isAskedInPlaceOf("https://127.0.0.1:1/sys");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http", "https" })
    void itIsAskedWhenTheConnectionTimesOut(String scheme) throws Exception {
        try (FullServer full = new FullServer()) {
            isAskedInPlaceOf(scheme + "://127.0.0.1:" + full.port + "/sys");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { LIST, BUY })
    void itIsNotAskedWhenATlsHandshakeHangs(String call) throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            isNotAskedInPlaceOf(call + "&baseUri=https://127.0.0.1:" + mute.getLocalPort());
        }
    }

    @Test
    void itIsNotAskedWhenATlsHandshakeTrickles() throws Exception {
        try (RawServer trickling = RawServer.unasked((connection, out) -> {
            RawServer.write(out, "\u0016\u0003\u0003\u0040\u0000"); // the head of a record that never gets whole
            RawServer.trickle(out);
        })) {
            isNotAskedInPlaceOf(BUY + "&baseUri=https://127.0.0.1:" + trickling.port());
        }
    }

    @Test
    void itIsNotAskedWhenAProxyTakesTheConnectionAndTrickles() throws Exception {
        try (RawServer trickling = new RawServer((connection, out) -> RawServer.trickle(out))) {
            isNotAskedInPlaceOf(BUY + "&baseUri=https://127.0.0.9:1/sys&proxyAuthScheme=http&proxyHost=127.0.0.1&proxyPort="
                                + trickling.port());
        }
    }
}
