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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.camelsmsc.callback.RawCallback;
import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.consumer.Answer;
import io.github.camelsmsc.consumer.CallbackReceiver;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between the exchange of an HTTP server component and a {@link CallbackReceiver}. */
final class RestCallbackProcessor extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(RestCallbackProcessor.class);

    private static final int CHUNK = 8192;
    private static final Refusal DECODED = new Refusal(
            RefusalReason.MALFORMED, "the HTTP server has decoded the body; see the documentation of httpComponent");
    private static final Refusal NOT_WHOLE = new Refusal(RefusalReason.TIMEOUT, "the body did not come whole");

    private final CallbackReceiver receiver;

    RestCallbackProcessor(CallbackReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message in = exchange.getIn();
        if (!"POST".equals(in.getHeader(Exchange.HTTP_METHOD, String.class))) {
            return reply(exchange, receiver.refuse(new Refusal(RefusalReason.METHOD, "the method is not POST"),
                    RemoteAddress.of(in)), callback);
        }
        AtomicBoolean replied = new AtomicBoolean();
        Consumer<Answer> reply = answer -> {
            if (replied.compareAndSet(false, true)) {
                reply(exchange, answer, callback);
            }
        };
        BodyBuffer body = new BodyBuffer(receiver);
        try {
            Refusal refusal = read(in, body, receiver.readTimeout());
            if (refusal == null) {
                receiver.receive(new RawCallback(body.bytes(), in.getHeader(Exchange.CONTENT_TYPE, String.class), query(in)),
                        () -> RemoteAddress.of(in), reply);
            } else {
                reply.accept(receiver.refuse(refusal, RemoteAddress.of(in)));
            }
        } catch (RuntimeException | Error e) {
            // some servers answer 200 for an exchange that was left like this
            LOG.warn("A callback could not be handled: {}", e.getClass().getName());
            reply.accept(Answer.UNAVAILABLE);
        } finally {
            body.release();
        }
        // the callback is called exactly once, here or on another thread: both count as asynchronous
        return false;
    }

    /**
     * Reads the bytes of a body as they came, from whatever a server component puts into the message.
     *
     * @return why they could not be read, or null
     */
    private static Refusal read(Message message, BodyBuffer body, Duration timeout) {
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
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout.toMillis()); // of centuries too
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

    private static String query(Message in) {
        String query = in.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        return query == null ? in.getHeader(Exchange.HTTP_QUERY, String.class) : query;
    }

    private static boolean reply(Exchange exchange, Answer answer, AsyncCallback callback) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        // of the request; servers encode the text of the answer in it, or fail with it
        exchange.removeProperty(ExchangePropertyKey.CHARSET_NAME);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        if (answer.headerName() != null) {
            message.setHeader(answer.headerName(), answer.headerValue());
        }
        message.setBody(answer.text());
        callback.done(false);
        return false;
    }
}
