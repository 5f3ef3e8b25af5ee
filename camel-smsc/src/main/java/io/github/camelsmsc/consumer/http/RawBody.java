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
package io.github.camelsmsc.consumer.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.callback.RefusalReason;
import org.apache.camel.Message;

/** Reads the bytes of a body as they came, from whatever a server component puts into the message. */
final class RawBody {

    private static final int CHUNK = 8192;
    private static final Refusal DECODED = new Refusal(
            RefusalReason.MALFORMED, "the HTTP server has decoded the body; see the documentation of httpComponent");
    private static final Refusal NOT_WHOLE = new Refusal(RefusalReason.TIMEOUT, "the body did not come whole");

    private RawBody() {
    }

    /**
     * @param  body where the bytes go
     * @return      why they could not be read, or null
     */
    static Refusal read(Message message, BodyBuffer body, Duration timeout) {
        Object from = message.getBody();
        if (from == null) {
            return null;
        }
        if (from instanceof byte[] bytes) {
            return body.add(bytes);
        }
        if (from instanceof Map || from instanceof Reader || from instanceof String) {
            // decoded by the server: neither the text nor the signature can be had from it any more
            return DECODED;
        }
        try {
            return read(message.getMandatoryBody(InputStream.class), body, timeout);
        } catch (Exception e) {
            return NOT_WHOLE;
        }
    }

    private static Refusal read(InputStream stream, BodyBuffer body, Duration timeout) throws IOException {
        limitWait(stream, timeout);
        long end = System.nanoTime() + timeout.toNanos();
        byte[] chunk = new byte[CHUNK];
        for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
            Refusal refusal = body.add(chunk, n);
            if (refusal != null) {
                return refusal;
            }
            if (System.nanoTime() - end > 0) {
                return BodyBuffer.TOO_SLOW;
            }
        }
        return null;
    }

    /** Undertow's stream waits for a silent sender for ever unless it is told; the others have a limit of their server's. */
    private static void limitWait(InputStream stream, Duration timeout) {
        try {
            stream.getClass().getMethod("setReadTimeout", long.class, TimeUnit.class)
                    .invoke(stream, timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ReflectiveOperationException e) {
            // not such a stream
        }
    }
}
