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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server below HTTP: does with a connection what a test says, as a rule after it has read one request. */
public final class RawServer implements AutoCloseable {

    private static final int PACE_MILLIS = 50;

    /** What happens after the request was read; the connection is closed at the end. */
    public interface Reaction {
        void react(Socket connection, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final boolean asked;

    public RawServer(Reaction reaction) {
        this(reaction, true);
    }

    private RawServer(Reaction reaction, boolean asked) {
        this.asked = asked;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(() -> {
            while (!server.isClosed()) {
                accept(reaction);
            }
        });
    }

    /** A server that does not wait for a request. */
    public static RawServer unasked(Reaction reaction) {
        return new RawServer(reaction, false);
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "RawServer");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void accept(Reaction reaction) {
        try {
            Socket connection = server.accept();
            accepted.incrementAndGet();
            start(() -> {
                try (connection) {
                    String request = asked ? request(connection.getInputStream()) : "";
                    if (!asked || !request.isEmpty()) {
                        requests.add(request);
                        reaction.react(connection, connection.getOutputStream());
                    }
                } catch (IOException | InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                ended.incrementAndGet();
            });
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Head and body of a request with Content-Length. */
    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            head.write(b);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int length = text.lines().map(String::toLowerCase).filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim())).findFirst().orElse(0);
        return text + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** A byte again and again, until the other side closes. */
    public static void trickle(OutputStream out) throws InterruptedException {
        trickle(out, Integer.MAX_VALUE);
    }

    /** So many bytes, slowly, or until the other side closes. */
    public static void trickle(OutputStream out, int bytes) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger written = new AtomicInteger();
        ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
        try {
            pace.scheduleAtFixedRate(() -> {
                try {
                    write(out, " ");
                    if (written.incrementAndGet() == bytes) {
                        done.countDown();
                    }
                } catch (IOException e) {
                    done.countDown();
                }
            }, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
            done.await();
        } finally {
            pace.shutdownNow();
        }
    }

    /** How many connections the server has closed. */
    public int ended() {
        return ended.get();
    }

    /** Whether it has closed every connection: a client then sends its next request on a new one. */
    public boolean isIdle() {
        return ended.get() == accepted.get();
    }

    public List<String> requests() {
        return requests;
    }

    public int port() {
        return server.getLocalPort();
    }

    public String baseUri() {
        return "http://127.0.0.1:" + port() + "/sys";
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.forEach(Thread::interrupt);
    }
}
