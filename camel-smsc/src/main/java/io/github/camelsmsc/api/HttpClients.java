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

import java.util.HashMap;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.http.CompositeHttpConfigurer;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.NTCredentials;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The HTTP clients of camel-http, one for each kind of transport, set so that nothing is ever sent twice. */
public final class HttpClients {

    private final CamelContext context;
    private final int connections;
    private final Map<Key, HttpEndpoint> endpoints = new HashMap<>();

    private record Key(boolean secure, HttpSettings settings) {
    }

    /**
     * @param context     has the http and https components, with the user's settings
     * @param connections how many connections a client must have room for
     */
    public HttpClients(CamelContext context, int connections) {
        this.context = context;
        this.connections = connections;
    }

    /** A client for addresses with this scheme. */
    synchronized HttpClient client(boolean secure, HttpSettings settings) {
        return endpoint(secure, settings).getHttpClient();
    }

    /** Closes connections that wait to be used again: the provider may have closed them already. */
    synchronized void closeIdle(boolean secure, HttpSettings settings) {
        if (endpoint(secure, settings).getClientConnectionManager() instanceof ConnPoolControl<?> pool) {
            pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
        }
    }

    /** Closes all clients and their connections. */
    public synchronized void close() {
        endpoints.values().forEach(ServiceHelper::stopAndShutdownService);
        endpoints.clear();
    }

    private HttpEndpoint endpoint(boolean secure, HttpSettings settings) {
        return endpoints.computeIfAbsent(new Key(secure, settings), this::create);
    }

    private HttpEndpoint create(Key key) {
        String scheme = key.secure ? "https" : "http";
        Component component = context.getComponent(scheme);
        if (!(component instanceof HttpComponent http)) {
            throw new IllegalStateException("The component " + scheme + " of the Camel context must be camel-http's");
        }
        HttpSettings settings = key.settings;
        Map<String, Object> options = new HashMap<>();
        options.put("connectTimeout", Timeout.ofMilliseconds(settings.connectTimeout()));
        options.put("responseTimeout", Timeout.ofMilliseconds(settings.responseTimeout()));
        // the TLS handshake has no time-out of its own
        options.put("soTimeout", Timeout.ofMilliseconds(settings.connectTimeout()));
        options.put("maxTotalConnections", Math.max(connections, http.getMaxTotalConnections()));
        options.put("connectionsPerRoute", Math.max(connections, http.getConnectionsPerRoute()));
        if (key.secure && settings.ssl() != null) {
            options.put("sslContextParameters", settings.ssl());
        }
        HttpEndpoint endpoint;
        try {
            endpoint = (HttpEndpoint) http.createEndpoint(scheme + "://smsc", options);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot create the HTTP client", e);
        }
        // a listener would get the body, and with it the password
        endpoint.setHttpActivityListener(null);
        endpoint.setLogHttpActivity(false);
        endpoint.getClientBuilder().disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
        endpoint.setFollowRedirects(false);
        endpoint.setHttpClientConfigurer(configurer(endpoint.getHttpClientConfigurer(), key));
        ServiceHelper.startService(endpoint);
        if (endpoint.getClientConnectionManager() != http.getClientConnectionManager()
                && endpoint.getClientConnectionManager() instanceof PoolingHttpClientConnectionManager pool) {
            // a connection that the provider closed after its answer must not make the next call fail
            pool.setDefaultConnectionConfig(
                    ConnectionConfig.custom().setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS).build());
        }
        return endpoint;
    }

    /** The endpoint's own options come last, so that they win over those of the http component. */
    private static HttpClientConfigurer configurer(HttpClientConfigurer component, Key key) {
        CompositeHttpConfigurer all = new CompositeHttpConfigurer();
        all.addConfigurer(component);
        HttpSettings.Proxy proxy = key.settings.proxy();
        if (proxy != null) {
            String scheme = proxy.scheme() != null ? proxy.scheme() : key.secure ? "https" : "http";
            // not by camel-http's class for it, whose constructors differ from one Camel to the next
            HttpHost host = new HttpHost(scheme, proxy.host(), proxy.port());
            all.addConfigurer(builder -> builder.setProxy(host).setRoutePlanner(planner(host, proxy.nonProxyHosts())));
            if (proxy.username() != null && proxy.password() != null) {
                BasicCredentialsProvider credentials = new BasicCredentialsProvider();
                credentials.setCredentials(new AuthScope(proxy.host(), proxy.port()), credentials(proxy));
                all.addConfigurer(builder -> builder.setDefaultCredentialsProvider(credentials));
            }
        }
        all.addConfigurer(key.settings.configurer());
        return all;
    }

    /** Null if all calls go through the proxy; that takes away the http component's planner, which would count before it. */
    private static HttpRoutePlanner planner(HttpHost proxy, String nonProxyHosts) {
        return nonProxyHosts == null || nonProxyHosts.isBlank() ? null : new ProxyRoutes(proxy, nonProxyHosts);
    }

    @SuppressWarnings("deprecation") // NTLM is deprecated, and camel-http has it
    private static Credentials credentials(HttpSettings.Proxy proxy) {
        char[] password = proxy.password().toCharArray();
        return proxy.domain() == null
                ? new UsernamePasswordCredentials(proxy.username(), password)
                : new NTCredentials(proxy.username(), password, proxy.ntHost(), proxy.domain());
    }
}
