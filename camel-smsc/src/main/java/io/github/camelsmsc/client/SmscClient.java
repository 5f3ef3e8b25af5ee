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
package io.github.camelsmsc.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.camelsmsc.api.Answers;
import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.api.Quota;
import io.github.camelsmsc.api.SharedQuota;
import io.github.camelsmsc.api.SmscRequest;
import io.github.camelsmsc.api.UnreadableAnswer;
import io.github.camelsmsc.api.UnreadableRow;
import io.github.camelsmsc.quota.QuotaStore;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Calls the provider: quota and concurrency limit first, then one POST, whose answer is a result or a failure. */
public final class SmscClient {


    /** A slow moment of the machine between two signs of life. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);

    private final HttpClients clients;
    private final Quota quota;
    private final SharedQuota shared;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final Consumer<Call> waits;

    /** Reads an answer while it arrives. */
    @FunctionalInterface
    public interface Reader<T> {

        /** Reads the body to its end; an exception makes the call fail, and what is left of the answer is cut off. */
        T read(Reply reply) throws IOException, ApiFailure;
    }

    /**
     * @param clients make the connections
     * @param quota   shared by all calls to be counted together
     * @param shared  the limit of simultaneous requests, and what other nodes have a say in
     * @param timer   cuts exchanges that last too long
     * @param clock   the time of the answers
     * @param waits   is called once for a call that has to wait for the quota; must be quick
     */
    public SmscClient(HttpClients clients, Quota quota, SharedQuota shared, ScheduledExecutorService timer, Clock clock,
                      Consumer<Call> waits) {
        this.clients = clients;
        this.quota = quota;
        this.shared = shared;
        this.timer = timer;
        this.clock = clock;
        this.waits = waits;
    }

    /**
     * Calls the provider for a result.
     *
     * @return            a record of {@code io.github.camelsmsc.model}, or a list of records
     * @throws ApiFailure if there is none
     */
    public Object call(SmscRequest request, CallSettings settings) throws ApiFailure {
        return request.call() == Call.MESSAGES ? History.list(of -> (List<?>) page(of, settings), request) : page(request, settings);
    }

    /** The answer to one request: of the history one page. */
    private Object page(SmscRequest request, CallSettings settings) throws ApiFailure {
        return call(request, settings, reply -> result(reply, request, settings, Answers::read));
    }

    /**
     * The answer to one request, row by row.
     *
     * @return            records, and an {@link UnreadableRow} in place of each row that cannot be read
     * @throws ApiFailure if there is no list
     */
    public List<?> rows(SmscRequest request, CallSettings settings) throws ApiFailure {
        return (List<?>) call(request, settings, reply -> result(reply, request, settings, Answers::readEach));
    }

    @FunctionalInterface
    private interface Reading {
        Object read(SmscRequest request, byte[] answer, int fmt, Clock clock) throws UnreadableAnswer;
    }

    /**
     * Calls the provider for a file.
     *
     * @return            what the reader made of it
     * @throws ApiFailure if there is none
     */
    public <T> T fetch(SmscRequest request, CallSettings settings, Reader<T> reader) throws ApiFailure {
        return call(request, settings, reader);
    }

    /** It is renewed when a part of a file has come and a third of it is over: two thirds must last for the next part. */
    private static Duration lease(CallSettings settings) {
        return RequestInFlight.longest(settings).multipliedBy(3).dividedBy(2).plus(LEASE_MARGIN);
    }

    private <T> T call(SmscRequest request, CallSettings settings, Reader<T> reader) throws ApiFailure {
        long begin = System.nanoTime();
        boolean counted = settings.quotaTimeout() == null;
        String account = settings.account();
        AtomicBoolean waited = new AtomicBoolean();
        Runnable onWait = () -> {
            if (waited.compareAndSet(false, true)) {
                waits.accept(request.call());
            }
        };
        Quota.Slot slot = counted
                ? quota.count(account + request.identity(), request.limitPerMinute())
                : quota.take(account + request.identity(), request.limitPerMinute(), settings.quotaTimeout(), onWait);
        RequestInFlight inFlight = new RequestInFlight(timer, request, settings);
        try {
            QuotaStore.Claim claim = shared.claim(account, settings.identity(request),
                    counted ? Integer.MAX_VALUE : request.limitPerMinute(), lease(settings));
            long deadline = counted ? begin : begin + settings.quotaTimeout().toNanos();
            SharedQuota.Permit permit = shared.take(claim, settings.placeTimeout(), deadline, onWait);
            inFlight.whileAlive(permit::renew);
            try (inFlight) {
                return send(inFlight, reader);
            } finally {
                permit.end(inFlight.hasBegun());
            }
        } finally {
            slot.end(inFlight.hasBegun());
        }
    }

    private <T> T send(RequestInFlight inFlight, Reader<T> reader) throws ApiFailure {
        Throwable unreachable = null;
        for (URI base : inFlight.settings().baseUris()) {
            try {
                return send(base, inFlight, reader);
            } catch (IOException | HttpException | RuntimeException | Error e) {
                if (inFlight.hasBegun()) {
                    throw broken(inFlight, e);
                }
                if (e instanceof RejectedExecutionException) {
                    throw ApiFailure.stopped("the component stops, nothing was sent", e);
                }
                unreachable = e;
                if (inFlight.isConnected() || !(e instanceof IOException)) {
                    break;
                }
            }
        }
        throw ApiFailure.connection("no connection to the provider, nothing was sent" + named(unreachable),
                inFlight.isConnected() ? inFlight.redaction().shown(unreachable) : unreachable);
    }

    private static ApiFailure broken(RequestInFlight inFlight, Throwable failure) {
        // the socket's own time-out is as long as the deadline: either may come first
        String what = (inFlight.isOverdue() || failure instanceof SocketTimeoutException
                ? "the answer took longer than responseTimeout"
                : "the connection broke before the answer was whole") + named(failure);
        Throwable cause = inFlight.redaction().shown(failure);
        return inFlight.request().spendsMoney()
                ? ApiFailure.outcomeUnknown("the outcome is unknown, money may have been spent; " + what, cause)
                : ApiFailure.connection(what, cause);
    }

    private static String named(Throwable cause) {
        return " (" + cause.getClass().getName() + ")";
    }

    private <T> T send(URI base, RequestInFlight inFlight, Reader<T> reader) throws IOException, HttpException, ApiFailure {
        boolean secure = CallSettings.isSecure(base);
        HttpClient client = clients.client(secure, inFlight.settings());
        try {
            return send(client, base, inFlight, reader);
        } catch (IllegalStateException e) {
            HttpClient next = clients.client(secure, inFlight.settings());
            if (inFlight.hasBegun() || next == client) {
                throw e;
            }
            // an Error of another call closed the client's connections when this one was about to use them
            return send(next, base, inFlight, reader);
        }
    }

    private <T> T send(HttpClient client, URI base, RequestInFlight inFlight, Reader<T> reader)
            throws IOException, HttpException, ApiFailure {
        if (inFlight.request().spendsMoney()) {
            // a kept connection that the provider closes just now would leave it open whether money was spent
            clients.closeIdle(CallSettings.isSecure(base), inFlight.settings());
        }
        HttpPost post = new HttpPost(base + "/" + inFlight.request().page());
        post.setEntity(inFlight.entity());
        HttpContext context = inFlight.connecting(post);
        try (ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(post), post, context)) {
            try {
                if (!inFlight.hasBegun()) {
                    throw refusedByProxy(response.getCode());
                }
                return reader.read(new Reply(response, inFlight));
            } catch (IOException | ApiFailure | RuntimeException | Error e) {
                post.cancel(); // to close the answer would be to read the rest of it
                throw e;
            }
        }
    }

    private static ApiFailure refusedByProxy(int status) {
        String what = "the proxy refused the connection with HTTP " + status;
        return ApiFailure.connection(what + ", nothing was sent", new IOException(what));
    }

    private Object result(Reply reply, SmscRequest request, CallSettings settings, Reading reading) throws IOException, ApiFailure {
        int longest = request.call().longestAnswer();
        byte[] answer = reply.body().readNBytes(longest + 1);
        if (answer.length > longest) {
            throw reply.notUnderstood("an answer of more than " + longest + " bytes", answer);
        }
        Optional<ApiFailure> error = reply.error(answer);
        if (error.isPresent()) {
            if (request.call().isEmpty(error.get().getCode())) {
                return List.of();
            }
            throw error.get();
        }
        if (reply.isOk()) {
            try {
                return reading.read(request, answer, settings.fmt(), clock.withZone(settings.zone()));
            } catch (UnreadableAnswer e) {
                throw reply.notUnderstood("the answer", answer);
            }
        }
        throw reply.notUnderstood("the answer", answer);
    }
}
