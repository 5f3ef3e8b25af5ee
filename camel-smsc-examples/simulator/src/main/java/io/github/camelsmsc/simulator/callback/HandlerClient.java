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
package io.github.camelsmsc.simulator.callback;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Makes single requests to the handler: a connection each, nothing repeated, redirected or remembered by itself. */
final class HandlerClient implements AutoCloseable {

    private static final int MAX_ANSWER = 64 * 1024;
    /** More than a test sends at once. */
    private static final int CONNECTIONS = 1000;

    private final CloseableHttpClient client;

    /**
     * @param timeout how long connecting, and waiting for the next bytes of an answer, may take
     */
    HandlerClient(Duration timeout) {
        Timeout limit = Timeout.of(timeout);
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(limit).setSocketTimeout(limit).build())
                        .setMaxConnTotal(CONNECTIONS).setMaxConnPerRoute(CONNECTIONS).build())
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(limit).build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("smsc-simulator")
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** One attempt; a failure to get an answer is part of what it gives. */
    Delivery.Attempt exchange(CallbackRequest request, Instant at) {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method(), request.uri());
        http.setHeader(HttpHeaders.ACCEPT, "*/*");
        http.setHeader(HttpHeaders.CONNECTION, "close");
        request.headers().forEach(http::setHeader);
        byte[] body = request.body();
        if (body.length > 0 || "POST".equals(request.method())) {
            String type = request.contentType();
            // written by hand: ContentType would change what a forger wrote
            http.setEntity(new ByteArrayEntity(body, (ContentType) null));
            if (type != null) {
                http.setHeader(HttpHeaders.CONTENT_TYPE, type);
            }
        }
        try {
            return client.execute(http, response -> new Delivery.Attempt(
                    at, response.getCode(), headers(response), answer(response), null));
        } catch (IOException | RuntimeException e) {
            return new Delivery.Attempt(at, 0, Map.of(), new byte[0], e.toString());
        }
    }

    private static Map<String, List<String>> headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        return headers;
    }

    private static byte[] answer(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return new byte[0];
        }
        try (InputStream in = response.getEntity().getContent()) {
            return in.readNBytes(MAX_ANSWER);
        }
    }

    /** Cuts what is under way. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
