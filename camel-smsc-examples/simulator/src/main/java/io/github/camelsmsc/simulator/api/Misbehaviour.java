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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A fault in the answer. Unless {@link #unprocessed()}, the request has been carried out all the same: a number is
 * rented and paid for although the client never hears of it.
 */
public final class Misbehaviour {

    private final UnaryOperator<Answer> fault;
    private final boolean processed;

    private Misbehaviour(UnaryOperator<Answer> fault, boolean processed) {
        this.fault = fault;
        this.processed = processed;
    }

    private static Misbehaviour of(UnaryOperator<Answer> fault) {
        return new Misbehaviour(fault, true);
    }

    /** The connection is cut and not a byte is answered. */
    public static Misbehaviour cutBeforeAnswer() {
        return of(answer -> answer.withCutAt(0));
    }

    /** The connection is cut after so many bytes (1 at least) of the body, though Content-Length says more. */
    public static Misbehaviour cutInBody(long afterBytes) {
        return of(answer -> answer.withCutAt(Math.max(1, afterBytes)));
    }

    /** The answer comes so much later (real time, whatever the clock). */
    public static Misbehaviour late(Duration delay) {
        return of(answer -> answer.withDelay(() -> new CountDownLatch(1).await(delay.toMillis(), TimeUnit.MILLISECONDS)));
    }

    /** The answer comes when the latch is opened. */
    public static Misbehaviour late(CountDownLatch latch) {
        return of(answer -> answer.withDelay(latch::await));
    }

    /** An HTML page with an HTTP status, as a proxy in front of the provider would send it. */
    public static Misbehaviour htmlError(int status) {
        return httpStatus(status, "text/html; charset=utf-8", "<html>\n<head><title>" + status
                + "</title></head>\n<body>\n<center><h1>" + status + "</h1></center>\n<hr><center>nginx</center>\n"
                + "</body>\n</html>\n");
    }

    /** An HTTP status with any body (UTF-8). */
    public static Misbehaviour httpStatus(int status, String contentType, String body) {
        return of(answer -> answer.withStatus(status).withHeader("Content-Type", contentType)
                .withBody(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The right body with an HTTP status other than 200. */
    public static Misbehaviour httpStatus(int status) {
        return of(answer -> answer.withStatus(status));
    }

    /** Status 200 and nothing in the body. */
    public static Misbehaviour emptyBody() {
        return of(answer -> answer.withBody(new byte[0]));
    }

    /** The body ends in its middle, and Content-Length agrees: broken JSON, broken XML. */
    public static Misbehaviour brokenJson() {
        return of(answer -> {
            byte[] whole = bytes(answer);
            return answer.withBody(Arrays.copyOf(whole, whole.length / 2));
        });
    }

    /** Status 200 and any body. */
    public static Misbehaviour body(byte[] body) {
        return of(answer -> answer.withBody(body));
    }

    /** The right body with another content type, null for none. */
    public static Misbehaviour contentType(String type) {
        return of(answer -> answer.withHeader("Content-Type", type));
    }

    /** An error as plain text whatever format was asked for. */
    public static Misbehaviour textError(int code, String text) {
        return of(answer -> answer.withBody(("ERROR = " + code + " (" + text + ")").getBytes(StandardCharsets.UTF_8)));
    }

    /** A redirect, which a client that sends credentials must not follow. */
    public static Misbehaviour redirect(String location) {
        return of(answer -> answer.withStatus(302).withHeader("Location", location).withBody(new byte[0]));
    }

    /** The same fault, but the request is not carried out: no money is spent, no state changes. */
    public Misbehaviour unprocessed() {
        return new Misbehaviour(fault, false);
    }

    boolean isProcessed() {
        return processed;
    }

    Answer apply(Answer answer) {
        return fault.apply(answer);
    }

    private static byte[] bytes(Answer answer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            answer.body().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
