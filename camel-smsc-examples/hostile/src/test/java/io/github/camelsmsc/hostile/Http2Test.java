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

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.consumer.http.Smsc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** HTTP/2 without TLS, which Vert.x speaks unasked; the others cut what they do not understand. */
class Http2Test extends EveryServerUnderAttack {

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int FRAMES = 50_000;
    /** Milliseconds of silence after which an attacker goes. */
    private static final int ENOUGH = 500;

    private final List<Client> clients = new ArrayList<>();

    /** One connection: frames out; in, only what says how much may be sent, and which streams the server has ended. */
    private final class Client implements AutoCloseable {

        private final Socket socket = new Socket();
        private final DataInputStream in;
        private int window = 65_535;
        private int resets;

        private Client(byte... settings) throws IOException {
            clients.add(this);
            socket.connect(new InetSocketAddress("127.0.0.1", victim.port()), 5_000);
            socket.setSoTimeout(ENOUGH);
            in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
            write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            frame(SETTINGS, 0, 0, settings);
        }

        private void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        private Client frame(int type, int flags, int stream, byte... payload) throws IOException {
            write(Http2Test.frame(type, flags, stream, payload));
            return this;
        }

        /** As much as the server allows, which is waited for. */
        private void data(int stream, int length) throws IOException {
            while (window < length) {
                readFrame();
            }
            window -= length;
            frame(DATA, 0, stream, "a".repeat(length).getBytes(StandardCharsets.US_ASCII));
        }

        private void readFrame() throws IOException {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            in.readUnsignedByte();
            int stream = in.readInt();
            ByteBuffer payload = ByteBuffer.wrap(in.readNBytes(length));
            if (type == WINDOW_UPDATE && stream == 0) {
                window += payload.getInt();
            } else if (type == RESET) {
                resets++;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @AfterEach
    void closeClients() throws IOException {
        for (Client client : clients) {
            client.close();
        }
    }

    private static byte[] frame(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length).put((byte) (payload.length >> 16)).putShort((short) payload.length)
                .put((byte) type).put((byte) flags).putInt(stream).put(payload).array();
    }

    /** Of a request to the callback, without the body. */
    private byte[] request() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x83); // :method POST
        block.write(0x86); // :scheme http
        field(block, 0x04, victim.path());
        field(block, 0x01, "localhost");
        block.write(0x0f); // content-type
        field(block, 0x10, Smsc.FORM);
        return block.toByteArray();
    }

    private static void field(ByteArrayOutputStream block, int name, String value) {
        block.write(name);
        block.write(value.length());
        block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    private interface Attack {
        void run(Client client) throws IOException;
    }

    private void attack(int connections, Attack attack, byte... settings) {
        for (int i = 0; i < connections; i++) {
            try {
                attack.run(new Client(settings));
            } catch (IOException e) {
                // cut, or no more allowed: the server defends itself
            }
        }
    }

    @Test
    void halfBodies() {
        attack(40, client -> {
            for (int stream = 1; stream < 100; stream += 2) {
                client.frame(HEADERS, END_HEADERS, stream, request());
                for (int part = 0; part < 5; part++) {
                    client.data(stream, 12_000);
                }
            }
        });
    }

    @Test
    void aBodyThatGoesOnAfterItWasRefused() throws IOException {
        int[] resets = {0};
        attack(10, client -> {
            client.frame(HEADERS, END_HEADERS, 1, request());
            if (kind == HttpServerKind.VERTX) {
                client.socket.setSoTimeout((int) VictimProcess.IN_TIME.toMillis());
            }
            try {
                for (int part = 0; part < 1_000; part++) {
                    client.data(1, 16_000);
                    if (client.resets > 0) {
                        client.socket.setSoTimeout(ENOUGH); // it may have said all
                    }
                }
            } finally {
                resets[0] += client.resets;
            }
        });
        if (kind == HttpServerKind.VERTX) {
            assertThat(resets[0]).isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void continuationsWithoutEnd() {
        byte[] part = frame(CONTINUATION, 0, 1, header());
        attack(5, client -> {
            client.frame(HEADERS, 0, 1, request());
            for (int i = 0; i < FRAMES; i++) {
                client.write(part);
            }
        });
    }

    @Test
    void emptyContinuationsWithoutEnd() {
        byte[] part = frame(CONTINUATION, 0, 1);
        attack(5, client -> {
            client.frame(HEADERS, 0, 1, request());
            for (int i = 0; i < FRAMES; i++) {
                client.write(part);
            }
        });
    }

    private static byte[] header() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0);
        field(block, 1, "x");
        field(block, 120, "a".repeat(120));
        return block.toByteArray();
    }

    @Test
    void requestsThatAreTakenBack() {
        attack(3, client -> {
            for (int stream = 1; stream < FRAMES; stream += 2) {
                client.frame(HEADERS, END_HEADERS, stream, request());
                client.frame(RESET, 0, stream, (byte) 0, (byte) 0, (byte) 0, (byte) 8);
            }
        });
    }

    @Test
    void framesThatAskForAnAnswerThatIsNotRead() {
        attack(3, client -> {
            for (int i = 0; i < FRAMES; i++) {
                client.frame(PING, 0, 0, new byte[8]);
                client.frame(SETTINGS, 0, 0);
            }
        });
    }

    @Test
    void emptyPartsOfABodyWithoutEnd() {
        attack(3, client -> {
            client.frame(HEADERS, END_HEADERS, 1, request());
            for (int i = 0; i < FRAMES; i++) {
                client.frame(DATA, 0, 1);
            }
        });
    }

    /** The answers wait for a window that never opens. */
    @Test
    void answersThatMustNotBeSent() {
        attack(5, client -> {
            for (int stream = 1; stream < 2_000; stream += 2) {
                client.frame(HEADERS, END_HEADERS | END_STREAM, stream, request());
            }
        }, (byte) 0, (byte) 4, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
    }
}
