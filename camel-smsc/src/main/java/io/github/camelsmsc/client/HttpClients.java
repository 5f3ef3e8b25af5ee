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
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.http.CompositeHttpConfigurer;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP clients of camel-http, one for each kind of transport, set so that nothing is ever sent twice and the head of an
 * answer has an end.
 */
public final class HttpClients {

    /** Many times what the provider sends; HttpClient's own limit is the memory. */
    private static final Http1Config HEAD_LIMITS = Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();

    private final CamelContext context;
    private final int connections;
    private final Map<Key, HttpEndpoint> endpoints = new HashMap<>();
    private boolean closed;

    /** What a client cannot change: endpoints that have it in common share one. */
    private record Key(boolean secure, long connectTimeout, long responseTimeout, SSLContextParameters ssl,
            HttpClientConfigurer configurer, Map<String, Object> proxy) {
    }

    /**
     * @param context     has the http and https components, with the user's settings
     * @param connections how many connections a client must have room for
     */
    public HttpClients(CamelContext context, int connections) {
        this.context = context;
        this.connections = connections;
    }

    /**
     * A client for addresses with this scheme.
     *
     * @throws RejectedExecutionException if the clients are closed
     */
    synchronized HttpClient client(boolean secure, CallSettings settings) {
        return endpoint(secure, settings).getHttpClient();
    }

    /** Closes connections that wait to be used again: the provider may have closed them already. */
    synchronized void closeIdle(boolean secure, CallSettings settings) {
        if (endpoint(secure, settings).getClientConnectionManager() instanceof ConnPoolControl<?> pool) {
            pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
        }
    }

    /** Closes all clients and their connections, for good. */
    public synchronized void close() {
        closed = true;
        endpoints.values().forEach(ServiceHelper::stopAndShutdownService);
        endpoints.clear();
    }

    private HttpEndpoint endpoint(boolean secure, CallSettings settings) {
        if (closed) {
            throw new RejectedExecutionException("The HTTP clients are closed");
        }
        return endpoints.compute(new Key(secure, settings.connectTimeout(), settings.responseTimeout(), settings.ssl(),
                settings.configurer(), settings.proxy()), (key, known) -> {
            // HttpClient closes its connections for good at any Error
            if (known != null && known.getClientConnectionManager() instanceof PoolingHttpClientConnectionManager pool
                    && pool.isClosed()) {
                ServiceHelper.stopAndShutdownService(known);
                return create(key);
            }
            return known != null ? known : create(key);
        });
    }

    private HttpEndpoint create(Key key) {
        String scheme = key.secure ? "https" : "http";
        Component component = context.getComponent(scheme);
        if (!(component instanceof HttpComponent http)) {
            throw new IllegalStateException("The component " + scheme + " of the Camel context must be camel-http's");
        }
        Map<String, Object> options = new HashMap<>();
        options.put("connectTimeout", Timeout.ofMilliseconds(key.connectTimeout()));
        options.put("responseTimeout", Timeout.ofMilliseconds(key.responseTimeout()));
        CompositeHttpConfigurer configurers = new CompositeHttpConfigurer();
        configurers.addConfigurer(http.getHttpClientConfigurer());
        if (!key.proxy().isEmpty()) {
            // a planner of the http component would count before the proxy
            configurers.addConfigurer(builder -> builder.setRoutePlanner(null));
            options.putAll(key.proxy());
        }
        options.put("httpClientConfigurer", configurers);
        HttpEndpoint endpoint;
        try {
            endpoint = (HttpEndpoint) http.createEndpoint(scheme + "://smsc", options);
            endpoint.setClientConnectionManager(pool(http, key));
        } catch (Exception e) {
            throw new IllegalStateException("Cannot create the HTTP client", e);
        }
        // a listener would get the body, and with it the password
        endpoint.setHttpActivityListener(null);
        endpoint.setLogHttpActivity(false);
        endpoint.getClientBuilder().setRequestExecutor(new RequestExecutor())
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
        endpoint.setFollowRedirects(false);
        configurers.addConfigurer(key.configurer()); // the endpoint's own comes last, so that it wins
        ServiceHelper.startService(endpoint);
        return endpoint;
    }

    /** As camel-http makes it, but for the limits, which it does not let be set. */
    private PoolingHttpClientConnectionManager pool(HttpComponent http, Key key)
            throws GeneralSecurityException, IOException {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(HEAD_LIMITS).build())
                .setTlsSocketStrategy(tls(http, key.ssl()))
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setMaxConnTotal(Math.max(connections, http.getMaxTotalConnections()))
                .setMaxConnPerRoute(Math.max(connections, http.getConnectionsPerRoute()))
                // the TLS handshake has no time-out of its own
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.ofMilliseconds(key.connectTimeout())).build())
                // a connection that the provider closed after its answer must not make the next call fail
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setTimeToLive(TimeValue.ofMilliseconds(http.getConnectionTimeToLive()))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS).build())
                .build();
    }

    private TlsSocketStrategy tls(HttpComponent http, SSLContextParameters own) throws GeneralSecurityException, IOException {
        SSLContextParameters parameters = own != null ? own : http.getSslContextParameters();
        if (parameters == null && http.isUseGlobalSslContextParameters()) {
            parameters = context.getSSLContextParameters();
        }
        SSLContext ssl;
        if (parameters != null) {
            ssl = parameters.createSSLContext(context);
        } else {
            ssl = http.isUseSystemProperties() ? SSLContexts.createSystemDefault() : SSLContexts.createDefault();
        }
        TlsSocketStrategy tls = ClientTlsStrategyBuilder.create()
                .setSslContext(ssl)
                .setHostnameVerifier(http.getX509HostnameVerifier())
                .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT)
                .buildClassic();
        return (socket, host, port, attachment, exchange) -> {
            RequestInFlight.of(exchange).connected();
            return tls.upgrade(socket, host, port, attachment, exchange);
        };
    }
}
