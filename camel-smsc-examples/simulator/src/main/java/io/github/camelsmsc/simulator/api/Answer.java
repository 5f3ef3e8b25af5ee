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
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP answer before it is sent.
 *
 * @param status  the HTTP status
 * @param headers the headers, the content type among them
 * @param length  the length of the body, -1 for chunks
 * @param body    writes the body
 * @param cutAt   after how many bytes of the body the connection is cut; 0 for before anything is sent, -1 for never
 * @param delay   what to wait for before sending
 */
record Answer(int status, Map<String, String> headers, long length, Body body, long cutAt, Delay delay) {

    /** Writes a body. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Waits. */
    @FunctionalInterface
    interface Delay {
        void await() throws InterruptedException;
    }

    static Answer of(int status, String contentType, long length, Body body) {
        Map<String, String> headers = contentType == null ? Map.of() : Map.of("Content-Type", contentType);
        return new Answer(status, headers, length, body, -1, () -> {
        });
    }

    static Answer of(int status, String contentType, byte[] body) {
        return of(status, contentType, body.length, out -> out.write(body));
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        if (value == null) {
            more.remove(name);
        } else {
            more.put(name, value);
        }
        return new Answer(status, more, length, body, cutAt, delay);
    }

    Answer withStatus(int other) {
        return new Answer(other, headers, length, body, cutAt, delay);
    }

    Answer withBody(byte[] other) {
        return new Answer(status, headers, other.length, out -> out.write(other), cutAt, delay);
    }

    Answer withCutAt(long bytes) {
        return new Answer(status, headers, length, body, bytes, delay);
    }

    Answer withDelay(Delay other) {
        return new Answer(status, headers, length, body, cutAt, other);
    }
}
