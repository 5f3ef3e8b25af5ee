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

import io.github.camelsmsc.callback.RawCallback;
import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.consumer.Answer;
import io.github.camelsmsc.consumer.CallbackReceiver;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a callback on the event loop, so that a slow sender holds no worker, and hands it to a worker when it is whole. */
final class VertxCallbackHandler implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger(VertxCallbackHandler.class);
    /** How much, and how long, a sender may go on after a refusal before the connection is cut. */
    private static final int MAX_IGNORED = 1024 * 1024;
    private static final long MAX_IGNORED_MILLIS = 2_000;
    /** Ends a stream of HTTP/2 whose answer was sent, RFC 9113, 8.1. */
    private static final long NO_ERROR = 0;
    private static final CharSequence TEXT_PLAIN = HttpHeaders.createOptimized("text/plain; charset=utf-8");

    private final CallbackReceiver receiver;

    VertxCallbackHandler(CallbackReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void handle(RoutingContext context) {
        new Reading(context.vertx(), context.request(), alreadyRead(context)).begin();
    }

    /** What a body handler before this one has read, or null; Quarkus puts one there for some of its extensions. */
    private static Buffer alreadyRead(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null && context.request().isEnded() ? Buffer.buffer() : body;
    }

    /** One request; everything in it but {@link #dispatch} runs on the request's event loop. */
    private final class Reading {

        private final Vertx vertx;
        private final HttpServerRequest request;
        private final Buffer alreadyRead;
        private final BodyBuffer body = new BodyBuffer(receiver);
        private long timer = -1;
        private boolean over;

        private Reading(Vertx vertx, HttpServerRequest request, Buffer alreadyRead) {
            this.vertx = vertx;
            this.request = request;
            this.alreadyRead = alreadyRead;
        }

        private void begin() {
            request.exceptionHandler(error -> {
                end();
                body.release();
            });
            Refusal announced = body.announced(announcedLength());
            if (request.method() != HttpMethod.POST) {
                refuse(new Refusal(RefusalReason.METHOD, "the method is not POST"));
            } else if (announced != null) {
                refuse(announced);
            } else if (alreadyRead != null) {
                more(alreadyRead);
                whole();
            } else {
                request.handler(this::more).endHandler(nothing -> whole());
                if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                    request.response().writeContinue();
                }
                request.resume();
                if (!over) {
                    timer = vertx.setTimer(receiver.readTimeout().toMillis(), id -> refuse(BodyBuffer.TOO_SLOW));
                }
            }
        }

        private long announcedLength() {
            String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
            try {
                return length == null ? -1 : Long.parseLong(length);
            } catch (NumberFormatException e) {
                return -1;
            }
        }

        private boolean isHttp2() {
            return request.version() == HttpVersion.HTTP_2;
        }

        /** Whether the sender may still be sending. */
        private boolean isUnread() {
            return !request.isEnded() && (isHttp2() || announcedLength() > 0
                    || request.headers().contains(HttpHeaders.TRANSFER_ENCODING));
        }

        private void more(Buffer chunk) {
            if (!over) {
                Refusal refusal = body.add(chunk.getBytes());
                if (refusal != null) {
                    refuse(refusal);
                }
            }
        }

        private void whole() {
            if (end()) {
                RawCallback callback = new RawCallback(
                        body.bytes(), request.getHeader(HttpHeaders.CONTENT_TYPE), request.query());
                vertx.executeBlocking(() -> {
                    dispatch(callback);
                    return null;
                }, false).onFailure(this::failed);
            }
        }

        private void dispatch(RawCallback callback) {
            try {
                receiver.receive(callback, this::caller, answer -> answer(answer, false));
            } finally {
                body.release();
            }
        }

        private void failed(Throwable error) {
            body.release();
            LOG.warn("A callback could not be handled: {}", error.getClass().getName());
            answer(Answer.UNAVAILABLE, false);
        }

        private void refuse(Refusal refusal) {
            if (end()) {
                body.release();
                answer(receiver.refuse(refusal, caller()), isUnread());
            }
        }

        private String caller() {
            SocketAddress address = request.connection().remoteAddress();
            return address == null ? null : address.hostAddress();
        }

        /** False if the reading was over before. */
        private boolean end() {
            if (over) {
                return false;
            }
            over = true;
            if (timer != -1) {
                vertx.cancelTimer(timer);
            }
            return true;
        }

        /**
         * @param unread whether the sender may still be sending: then the stream, or the connection of HTTP/1, ends with
         *               the answer
         */
        private void answer(Answer answer, boolean unread) {
            HttpServerResponse response = request.response();
            if (response.ended() || response.closed()) {
                return;
            }
            response.setStatusCode(answer.status()).putHeader(HttpHeaders.CONTENT_TYPE, TEXT_PLAIN);
            if (answer.headerName() != null) {
                response.putHeader(answer.headerName(), answer.headerValue());
            }
            if (!unread) {
                response.end(answer.text());
            } else if (isHttp2()) {
                request.handler(null).endHandler(null).resume();
                response.end(answer.text()).onComplete(sent -> response.reset(NO_ERROR));
            } else {
                response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                response.end(answer.text());
                closeWhenSent();
            }
        }

        /** Reads on for a while: a connection that is closed with unread bytes is reset, and the sender misses the answer. */
        private void closeWhenSent() {
            HttpConnection connection = request.connection();
            long cut = vertx.setTimer(MAX_IGNORED_MILLIS, id -> connection.close());
            int[] left = {MAX_IGNORED};
            request.handler(chunk -> {
                left[0] -= chunk.length();
                if (left[0] < 0) {
                    connection.close();
                }
            }).endHandler(nothing -> connection.close());
            connection.closeHandler(nothing -> vertx.cancelTimer(cut));
            request.resume();
        }
    }
}
