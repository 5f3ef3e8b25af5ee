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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelsmsc.api.Redaction;
import io.github.camelsmsc.api.SmscRequest;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * One request on its way: whether a byte of it has left, and the deadline of each phase of the exchange. The client's own
 * time-outs run anew with each byte that trickles in.
 */
final class RequestInFlight implements AutoCloseable {

    /** A host may have several addresses, each of which gets the connect time-out. */
    private static final int ADDRESSES = 3;

    /** The constant of HttpClient says ISO-8859-1, which the form is not. */
    private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");

    private final ScheduledExecutorService timer;
    private final SmscRequest request;
    private final CallSettings settings;
    private Runnable alive = () -> { };
    private volatile boolean begun;
    private volatile boolean overdue;
    private volatile boolean connected;
    private Cancellable exchange;
    private Future<?> deadline;
    private int limits;

    RequestInFlight(ScheduledExecutorService timer, SmscRequest request, CallSettings settings) {
        this.timer = timer;
        this.request = request;
        this.settings = settings;
    }

    SmscRequest request() {
        return request;
    }

    CallSettings settings() {
        return settings;
    }

    /** Hides what must not be shown of what the peer sends. */
    Redaction redaction() {
        return new Redaction(settings.secrets(), request.phones());
    }

    /** Is run now and then as long as a file comes. */
    void whileAlive(Runnable work) {
        alive = work;
    }

    /** How long a request may take, or a part of a file, at addresses that are tried one after the other. */
    static Duration longest(CallSettings settings) {
        return Duration.ofMillis(settings.baseUris().size() * ADDRESSES * settings.connectTimeout() + settings.responseTimeout());
    }

    /** Whether the provider may have seen the request. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether the exchange was cut since it lasted too long. */
    boolean isOverdue() {
        return overdue;
    }

    /** Whether TCP is connected, to the host or to a proxy: what fails later is no host that cannot be reached. */
    boolean isConnected() {
        return connected;
    }

    /** A connection is there, and a TLS handshake or a request begins on it. */
    void connected() {
        connected = true;
    }

    /** The one whose exchange has this context. */
    static RequestInFlight of(HttpContext context) {
        return (RequestInFlight) context.getAttribute(RequestInFlight.class.getName());
    }

    /** An attempt begins, which can be cut by this. */
    synchronized HttpContext connecting(Cancellable attempt) {
        exchange = attempt;
        overdue = false;
        connected = false;
        HttpContext context = HttpClientContext.create();
        context.setAttribute(RequestInFlight.class.getName(), this);
        limit(ADDRESSES * settings.connectTimeout());
        return context;
    }

    /** The next part of a file may take as long as a whole answer may. */
    void nextPart() {
        alive.run();
        limit(settings.responseTimeout());
    }

    private void unlimited() {
        limits++;
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    public synchronized void close() {
        unlimited();
    }

    private synchronized void limit(long millis) {
        unlimited();
        int limit = limits;
        deadline = timer.schedule(() -> cut(limit), millis, TimeUnit.MILLISECONDS);
    }

    private synchronized void cut(int limit) {
        // the exchange may have gone on just now
        if (limit == limits) {
            overdue = true;
            exchange.cancel();
        }
    }

    /** The form, as an entity that notices when it is written. */
    HttpEntity entity() {
        Map<String, String> fields = new LinkedHashMap<>(settings.credentials());
        fields.putAll(request.parameters());
        fields.put("fmt", Integer.toString(settings.fmt()));
        fields.put("charset", "utf-8");
        return new HttpEntityWrapper(new ByteArrayEntity(SmscRequest.form(fields).getBytes(StandardCharsets.UTF_8), FORM)) {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                limit(settings.responseTimeout());
                begun = true;
                super.writeTo(out);
            }

            @Override
            public boolean isRepeatable() {
                // else the client would send it again, with credentials, when a proxy or server asks for them
                return !request.spendsMoney();
            }
        };
    }
}
