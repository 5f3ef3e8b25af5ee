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
package io.github.camelsmsc.api;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Calls the provider: quota and place first, then one POST, whose answer is a result or a failure. */
public final class SmscClient {

    /** Ten thousand tasks have room in it; what is larger is no answer of the provider. */
    private static final int MAX_ANSWER = 4 * 1024 * 1024;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** A slow moment of the machine between two signs of life. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);

    private final HttpClients clients;
    private final Quota quota;
    private final SharedQuota shared;
    private final ScheduledExecutorService timer;
    private final Clock clock;

    /** Reads an answer while it arrives. */
    @FunctionalInterface
    public interface Reader<T> {

        /** Reads the body to its end; an exception makes the call fail, and what is left of the answer is cut off. */
        T read(Reply reply) throws IOException, ApiFailure;
    }

    /**
     * @param clients make the connections
     * @param quota   shared by all calls to be counted together
     * @param shared  the places, and what other nodes have a say in
     * @param timer   cuts exchanges that last too long
     * @param clock   the time of the answers
     */
    public SmscClient(HttpClients clients, Quota quota, SharedQuota shared, ScheduledExecutorService timer, Clock clock) {
        this.clients = clients;
        this.quota = quota;
        this.shared = shared;
        this.timer = timer;
        this.clock = clock;
    }

    /**
     * Calls the provider for a result.
     *
     * @return            a record of {@code io.github.camelsmsc.model}, or a list of records
     * @throws ApiFailure if there is none
     */
    public Object call(SmscRequest request, Target target, Patience patience) throws ApiFailure {
        return call(request, target, patience, reply -> result(reply, request, target));
    }

    /**
     * Calls the provider for a file.
     *
     * @return            what the reader made of it
     * @throws ApiFailure if there is none
     */
    public <T> T fetch(SmscRequest request, Target target, Patience patience, Reader<T> reader) throws ApiFailure {
        return call(request, target, patience, reader);
    }

    /** What identical requests have in common: call, parameters, host and account. Nothing can be read from it. */
    public static String identity(SmscRequest request, Target target) {
        return hash(request.page(), form(request.parameters()), host(target), target.account().identity());
    }

    /** What identical requests have in common, whoever makes them and wherever. Nothing can be read from it. */
    public static String identity(SmscRequest request) {
        return hash(request.page(), form(request.parameters()));
    }

    /** What the calls of one account at one host have in common. */
    private static String account(Target target) {
        return hash(host(target), target.account().identity());
    }

    private static String hash(String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** Host and port, the same however the address is written. */
    private static String host(Target target) {
        URI base = target.baseUris().get(0);
        int standard = isSecure(base) ? HTTPS_PORT : HTTP_PORT;
        return base.getHost().toLowerCase(Locale.ENGLISH) + ":" + (base.getPort() < 0 ? standard : base.getPort());
    }

    private static boolean isSecure(URI base) {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    /** It is renewed when a part of a file has come and a third of it is over: two thirds must last for the next part. */
    private static Duration lease(Target target) {
        return Sending.longest(target).multipliedBy(3).dividedBy(2).plus(LEASE_MARGIN);
    }

    private <T> T call(SmscRequest request, Target target, Patience patience, Reader<T> reader) throws ApiFailure {
        long begin = System.nanoTime();
        String identity = identity(request, target);
        Quota.Slot slot = patience.quota() == null
                ? quota.count(identity, request.limitPerMinute())
                : quota.take(identity, request.limitPerMinute(), patience.quota(), patience.waits());
        Sending sending = new Sending(timer, target.http());
        try {
            SharedQuota.Permit permit = shared.take(account(target), identity, request.limitPerMinute(),
                    lease(target), patience, begin);
            sending.whileAlive(permit::renew);
            try (sending) {
                return send(request, target, sending, reader);
            } finally {
                permit.end(sending.hasBegun());
            }
        } finally {
            slot.end(sending.hasBegun());
        }
    }

    private <T> T send(SmscRequest request, Target target, Sending sending, Reader<T> reader) throws ApiFailure {
        Throwable unreachable = null;
        for (URI base : target.baseUris()) {
            try {
                return send(base, request, target, sending, reader);
            } catch (IOException | HttpException | RuntimeException | Error e) {
                if (sending.hasBegun()) {
                    throw broken(request, target, sending, e);
                }
                if (e instanceof RejectedExecutionException) {
                    throw ApiFailure.stopped("the component stops, nothing was sent", e);
                }
                unreachable = e;
                if (sending.isConnected() || !(e instanceof IOException)) {
                    break;
                }
            }
        }
        throw ApiFailure.connection("no connection to the provider, nothing was sent" + named(unreachable),
                sending.isConnected() ? new Redaction(target.account(), request).shown(unreachable) : unreachable);
    }

    private static ApiFailure broken(SmscRequest request, Target target, Sending sending, Throwable failure) {
        String what = (sending.isOverdue()
                ? "the answer took longer than responseTimeout"
                : "the connection broke before the answer was whole") + named(failure);
        Throwable cause = new Redaction(target.account(), request).shown(failure);
        return request.spendsMoney()
                ? ApiFailure.outcomeUnknown("the outcome is unknown, money may have been spent; " + what, cause)
                : ApiFailure.connection(what, cause);
    }

    private static String named(Throwable cause) {
        return " (" + cause.getClass().getName() + ")";
    }

    private <T> T send(URI base, SmscRequest request, Target target, Sending sending, Reader<T> reader)
            throws IOException, HttpException, ApiFailure {
        boolean secure = isSecure(base);
        HttpClient client = clients.client(secure, target.http());
        try {
            return send(client, base, request, target, sending, reader);
        } catch (IllegalStateException e) {
            HttpClient next = clients.client(secure, target.http());
            if (sending.hasBegun() || next == client) {
                throw e;
            }
            // an Error of another call closed the client's connections when this one was about to use them
            return send(next, base, request, target, sending, reader);
        }
    }

    private <T> T send(HttpClient client, URI base, SmscRequest request, Target target, Sending sending, Reader<T> reader)
            throws IOException, HttpException, ApiFailure {
        if (request.spendsMoney()) {
            // a kept connection that the provider closes just now would leave it open whether money was spent
            clients.closeIdle(isSecure(base), target.http());
        }
        HttpPost post = new HttpPost(base + "/" + request.page());
        post.setEntity(sending.entity(form(request, target).getBytes(StandardCharsets.UTF_8), !request.spendsMoney()));
        HttpContext context = sending.connecting(post);
        try (ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(post), post, context)) {
            try {
                if (!sending.hasBegun()) {
                    throw refusedByProxy(response.getCode());
                }
                return reader.read(new Reply(response, request, target.account(), sending));
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

    private Object result(Reply reply, SmscRequest request, Target target) throws IOException, ApiFailure {
        byte[] answer = reply.body().readNBytes(MAX_ANSWER + 1);
        if (answer.length > MAX_ANSWER) {
            throw reply.notUnderstood("an answer of more than " + MAX_ANSWER + " bytes", answer);
        }
        Optional<ApiFailure> error = reply.error(answer);
        if (error.isPresent()) {
            throw error.get();
        }
        if (reply.isOk()) {
            try {
                return Answers.read(request, answer, target.fmt(), clock);
            } catch (UnreadableAnswer e) {
                throw reply.notUnderstood("the answer", answer);
            }
        }
        throw reply.notUnderstood("the answer", answer);
    }

    private static String form(SmscRequest request, Target target) {
        Map<String, String> fields = new LinkedHashMap<>(target.account().fields());
        fields.putAll(request.parameters());
        fields.put("fmt", Integer.toString(target.fmt()));
        fields.put("charset", "utf-8");
        return form(fields);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
