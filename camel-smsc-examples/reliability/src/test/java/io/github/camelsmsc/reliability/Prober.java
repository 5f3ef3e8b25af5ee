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
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Knocks all the time, each time with a new connection, so that it is there in the first millisecond after the port
 * opens and in the last before it closes. What it sends is signed with a wrong secret: 403 where a route runs.
 */
final class Prober implements AutoCloseable {

    private static final int NONE = 0;
    private static final long PAUSE_NANOS = 1_000_000;

    private final byte[] request;
    private final int port;
    private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
    private final Thread thread = new Thread(this::run, "prober");
    private volatile boolean running = true;

    Prober(int port) {
        this.port = port;
        String body = "id=1&phone=79990000001&status=1&ts=1700000000&md5=00000000000000000000000000000000";
        this.request = ("POST /smsc/callback HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body).getBytes(StandardCharsets.US_ASCII);
        thread.start();
    }

    private void run() {
        while (running) {
            int status = knock();
            answers.merge(status, 1, Integer::sum);
            // dense where the doors open and close, thin where a route runs
            LockSupport.parkNanos(status == 403 ? 5 * PAUSE_NANOS : PAUSE_NANOS);
        }
    }

    private int knock() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request);
            InputStream in = socket.getInputStream();
            String line = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
            in.readAllBytes();
            return line.startsWith("HTTP/1.1 ") ? Integer.parseInt(line.substring(9)) : NONE;
        } catch (IOException e) {
            return NONE;
        }
    }

    /** How often an answer came; 0 stands for none. */
    int answers(int status) {
        return answers.getOrDefault(status, 0);
    }

    @Override
    public String toString() {
        return answers.toString();
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
