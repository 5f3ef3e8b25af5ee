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

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelsmsc.callback.RawCallback;
import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.consumer.Answer;
import io.github.camelsmsc.consumer.CallbackReceiver;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the callbacks of one connection before camel-netty-http does, which holds up to a megabyte of each without a
 * time-out, and knows a path in one spelling. Everything else goes on to it. Runs on the event loop but for the receivers.
 */
final class NettyCallbackHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(NettyCallbackHandler.class);
    /** How long a connection may be without a request whose head is whole, unless another consumer has had one. */
    private static final long IDLE_MILLIS = 30_000;
    /** How much, and how long, a sender may go on after a refusal before the connection is cut. */
    private static final int MAX_IGNORED = 1024 * 1024;
    private static final long MAX_IGNORED_MILLIS = 2_000;
    private static final Refusal NOT_CHUNKED = new Refusal(RefusalReason.MALFORMED, "the body is not chunked as HTTP has it");

    private static final Refusal NO_HEAD
            = new Refusal(RefusalReason.MALFORMED, "the head of a request is too long, or not as HTTP has it");

    private enum State {
        /** Between two requests. */
        IDLE,
        /** A request of another consumer comes. */
        PASSING,
        /** The body of a callback comes. */
        READING,
        /** The receiver has it. */
        ANSWERING,
        /** The answer is sent, the rest of the body is of no interest. */
        IGNORING
    }

    private final Function<String, CallbackReceiver> receivers;
    private final Supplier<CallbackReceiver> any;
    private final Executor workers;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private State state = State.IDLE;
    private CallbackReceiver receiver;
    private HttpRequest request;
    private BodyBuffer body;
    private Future<?> timer;
    private int ignored;

    /**
     * @param receivers who takes what comes in on a path, null for a path of somebody else
     * @param any       counts what may be for whichever path, may give null
     * @param workers   run the receivers
     */
    NettyCallbackHandler(Function<String, CallbackReceiver> receivers, Supplier<CallbackReceiver> any, Executor workers) {
        this.receivers = receivers;
        this.any = any;
        this.workers = workers;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (context.channel().parent() == null) {
            context.pipeline().remove(this); // a client of the same address
        } else {
            beIdle(context);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (state == State.ANSWERING) {
            waiting.add(message); // the next request of a sender that does not wait for the answer
        } else if (state == State.IGNORING && message instanceof HttpRequest) {
            ReferenceCountUtil.release(message); // nobody could be answered: the connection is being closed
        } else if (message instanceof HttpRequest head) {
            begin(context, head);
            passOrRelease(context, message);
        } else if (message instanceof HttpContent content && state != State.PASSING) {
            try {
                more(context, content);
            } finally {
                content.release();
            }
        } else {
            passOrRelease(context, message);
            if (message instanceof LastHttpContent) {
                state = State.IDLE;
            }
        }
    }

    private void passOrRelease(ChannelHandlerContext context, Object message) {
        if (state == State.PASSING || !(message instanceof HttpObject)) {
            context.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest head) {
        cancelTimer();
        request = head;
        if (head.decoderResult().isFailure()) {
            // a head that is too long, or none: camel-netty-http would say 404; its path may be lost
            CallbackReceiver counting = receivers.apply(head.uri()) == null ? any.get() : receivers.apply(head.uri());
            answer(context, counting == null ? Answer.BAD_REQUEST : counting.refuse(NO_HEAD, caller(context)), true);
            return;
        }
        receiver = receivers.apply(head.uri());
        if (receiver == null) {
            state = State.PASSING;
            return;
        }
        state = State.READING;
        body = new BodyBuffer(receiver);
        Refusal announced = body.announced(HttpUtil.getContentLength(head, -1L));
        if (!HttpMethod.POST.equals(head.method())) {
            refuse(context, new Refusal(RefusalReason.METHOD, "the method is not POST"), false);
        } else if (announced != null) {
            refuse(context, announced, false);
        } else {
            if (HttpUtil.is100ContinueExpected(head)) {
                send(context, "HTTP/1.1 100 Continue\r\n\r\n");
            }
            timer = context.executor().schedule(() -> refuse(context, BodyBuffer.TOO_SLOW, false),
                    receiver.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void more(ChannelHandlerContext context, HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (state == State.IGNORING) {
            ignored += content.content().readableBytes();
            if (last || ignored > MAX_IGNORED) {
                context.close();
            }
        } else if (state == State.READING) {
            Refusal refusal = content.decoderResult().isFailure() ? NOT_CHUNKED : body.add(ByteBufUtil.getBytes(content.content()));
            if (refusal != null) {
                refuse(context, refusal, last);
            } else if (last) {
                whole(context);
            }
        }
    }

    private void whole(ChannelHandlerContext context) {
        cancelTimer();
        state = State.ANSWERING;
        context.channel().config().setAutoRead(false);
        CallbackReceiver to = receiver;
        BodyBuffer read = body;
        int query = request.uri().indexOf('?');
        RawCallback callback = new RawCallback(read.bytes(), request.headers().get(HttpHeaderNames.CONTENT_TYPE),
                query < 0 ? null : request.uri().substring(query + 1));
        try {
            workers.execute(() -> {
                try {
                    to.receive(callback, () -> caller(context), answer -> answered(context, answer));
                } catch (RuntimeException | Error e) {
                    LOG.warn("A callback could not be handled: {}", e.getClass().getName());
                    answered(context, Answer.UNAVAILABLE);
                } finally {
                    read.release();
                }
            });
        } catch (RejectedExecutionException e) {
            read.release();
            answer(context, Answer.UNAVAILABLE, false);
        }
    }

    private static String caller(ChannelHandlerContext context) {
        return context.channel().remoteAddress() instanceof InetSocketAddress address ? RemoteAddress.text(address) : null;
    }

    private void answered(ChannelHandlerContext context, Answer answer) {
        context.executor().execute(() -> {
            if (state == State.ANSWERING) {
                answer(context, answer, false);
            }
        });
    }

    private void refuse(ChannelHandlerContext context, Refusal refusal, boolean whole) {
        cancelTimer();
        body.release();
        answer(context, receiver.refuse(refusal, caller(context)), !whole && (HttpUtil.isTransferEncodingChunked(request)
                || HttpUtil.getContentLength(request, 0L) > 0));
    }

    /** @param unread whether the sender may still be sending: then HTTP/1 has no way to go on but another connection */
    private void answer(ChannelHandlerContext context, Answer answer, boolean unread) {
        boolean close = unread || !HttpUtil.isKeepAlive(request);
        StringBuilder text = new StringBuilder("HTTP/1.1 ").append(answer.status()).append(' ').append(answer.text())
                .append("\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ").append(answer.text().length())
                .append("\r\nconnection: ").append(close ? "close" : "keep-alive").append("\r\n");
        if (answer.headerName() != null) {
            text.append(answer.headerName()).append(": ").append(answer.headerValue()).append("\r\n");
        }
        text.append("\r\n");
        if (!HttpMethod.HEAD.equals(request.method())) {
            text.append(answer.text());
        }
        request = null;
        body = null;
        if (unread) {
            // reads on for a while: a connection that is closed with unread bytes is reset, and the sender misses the answer
            state = State.IGNORING;
            timer = context.executor().schedule(() -> context.close(), MAX_IGNORED_MILLIS, TimeUnit.MILLISECONDS);
            send(context, text.toString());
            context.channel().config().setAutoRead(true);
        } else if (close) {
            state = State.IGNORING;
            send(context, text.toString()).addListener(ChannelFutureListener.CLOSE);
        } else {
            send(context, text.toString());
            beIdle(context);
            next(context);
        }
    }

    private static ChannelFuture send(ChannelHandlerContext context, String text) {
        return context.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void beIdle(ChannelHandlerContext context) {
        state = State.IDLE;
        timer = context.executor().schedule(() -> context.close(), IDLE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void next(ChannelHandlerContext context) {
        while (state != State.ANSWERING && !waiting.isEmpty()) {
            channelRead(context, waiting.poll());
        }
        if (state != State.ANSWERING) {
            context.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancelTimer();
        if (state == State.READING) {
            body.release();
        }
        state = State.IGNORING;
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (state == State.PASSING) {
            context.fireExceptionCaught(cause);
        } else {
            context.close();
        }
    }
}
