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
package io.github.camelsmsc.benchmarks.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.camelsmsc.benchmarks.codec.SampleCallback;

/** A load of one thread for machines without wrk. */
final class NioLoad implements Load {

    private static final int SELECT_MILLIS = 100;
    /** How long it waits for the first answer of a busy machine. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    @Override
    public String name() {
        return "a Java client (one thread)";
    }

    @Override
    public Result run(URI target, int connections, int seconds) throws IOException {
        Latencies latencies = new Latencies();
        byte[] request = request(target);
        List<Connection> open = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                open.add(new Connection(target, request, selector, latencies));
            }
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            for (Connection connection : open) {
                connection.send();
            }
            long patience = end + PATIENCE_NANOS;
            while (System.nanoTime() - (latencies.isEmpty() ? patience : end) < 0) {
                selector.select(key -> ((Connection) key.attachment()).readable(key), SELECT_MILLIS);
            }
            double elapsed = (System.nanoTime() - begin) / 1e9;
            return new Result(latencies.count, elapsed, latencies.micros(0.5), latencies.micros(0.99), latencies.errors);
        } finally {
            for (Connection connection : open) {
                connection.channel.close();
            }
        }
    }

    private static byte[] request(URI target) {
        String form = SampleCallback.form();
        String head = "POST " + target.getPath() + " HTTP/1.1\r\nHost: " + target.getAuthority() + "\r\nContent-Type: "
                      + SampleCallback.CONTENT_TYPE + "\r\nContent-Length: " + form.length() + "\r\n\r\n";
        return (head + form).getBytes(StandardCharsets.US_ASCII);
    }

    /** All of them, not a histogram: a few seconds fit into memory. */
    private static final class Latencies {

        private long[] nanos = new long[1 << 16];
        private int count;
        private long errors;

        private void add(long latency) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = latency;
        }

        private boolean isEmpty() {
            return count + errors == 0;
        }

        private double micros(double quantile) {
            if (count == 0) {
                return Double.NaN;
            }
            Arrays.sort(nanos, 0, count);
            return nanos[(int) (quantile * (count - 1))] / 1e3;
        }
    }

    private static final class Connection {

        private final SocketChannel channel;
        private final ByteBuffer request;
        private final ByteBuffer answer = ByteBuffer.allocate(16_384);
        private final Latencies latencies;
        private long sentAt;

        private Connection(URI target, byte[] request, Selector selector, Latencies latencies) throws IOException {
            this.request = ByteBuffer.wrap(request);
            this.latencies = latencies;
            channel = SocketChannel.open(new InetSocketAddress(target.getHost(), target.getPort()));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        private void send() throws IOException {
            answer.clear();
            sentAt = System.nanoTime();
            channel.write(request.rewind());
            if (request.hasRemaining()) {
                throw new IOException("a request does not fit into the socket's buffer");
            }
        }

        private void readable(SelectionKey key) {
            try {
                if (channel.read(answer) < 0) {
                    throw new IOException("closed by the server");
                }
                HttpAnswer read = HttpAnswer.of(answer);
                if (read == null) {
                    return;
                }
                if (read.status() == 200) {
                    latencies.add(System.nanoTime() - sentAt);
                } else {
                    latencies.errors++;
                }
                send();
            } catch (IOException e) {
                latencies.errors++;
                key.cancel();
            }
        }
    }
}
