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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.callback.RefusalReason;
import org.apache.camel.Message;

/** The bytes of a body as they came, from whatever a server component puts into the message. */
final class RawBody {

    /** Either the bytes or why there are none. */
    record Result(byte[] bytes, Refusal refusal) {
    }

    private static final int CHUNK = 8192;

    private RawBody() {
    }

    static Result read(Message message, int limit, Duration timeout) {
        Object body = message.getBody();
        if (body == null) {
            return new Result(new byte[0], null);
        }
        if (body instanceof byte[] bytes) {
            return bytes.length > limit ? tooLarge() : new Result(bytes, null);
        }
        if (body instanceof Map || body instanceof Reader || body instanceof String) {
            // decoded by the server: neither the text nor the signature can be had from it any more
            return refused(RefusalReason.MALFORMED, "the HTTP server has decoded the body; see the documentation of httpComponent");
        }
        try {
            InputStream stream = message.getMandatoryBody(InputStream.class);
            return read(stream, limit, timeout);
        } catch (Exception e) {
            return refused(RefusalReason.TIMEOUT, "the body did not come whole");
        }
    }

    private static Result read(InputStream stream, int limit, Duration timeout) throws IOException {
        limitWait(stream, timeout);
        long end = System.nanoTime() + timeout.toNanos();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
            if (bytes.size() + n > limit) {
                return tooLarge();
            }
            if (System.nanoTime() - end > 0) {
                return refused(RefusalReason.TIMEOUT, "the body did not come within readTimeout");
            }
            bytes.write(chunk, 0, n);
        }
        return new Result(bytes.toByteArray(), null);
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

    private static Result tooLarge() {
        return refused(RefusalReason.TOO_LARGE, "the body is larger than maxBodySize");
    }

    private static Result refused(RefusalReason reason, String detail) {
        return new Result(null, new Refusal(reason, detail));
    }
}
