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
package io.github.camelsmsc.examples.quarkus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One request over a connection of its own, to be sent in parts. */
final class RawRequest implements AutoCloseable {

    private final Socket socket;

    RawRequest(int port, Duration patience) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) patience.toMillis());
    }

    /** The head of a POST of a form. */
    RawRequest head(String path, int length) throws IOException {
        return send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + length + "\r\n\r\n");
    }

    RawRequest send(String part) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(part.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return this;
    }

    /** The status of the answer. */
    int status() throws IOException {
        InputStream in = socket.getInputStream();
        String line = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.ISO_8859_1);
        if (!line.startsWith("HTTP/1.1 ")) {
            throw new IOException("No answer: '" + line + "'");
        }
        return Integer.parseInt(line.substring(9));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
