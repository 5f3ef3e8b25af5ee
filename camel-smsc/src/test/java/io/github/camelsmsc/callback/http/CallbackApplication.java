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
package io.github.camelsmsc.callback.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Registry;

/** An application with an HTTP server and routes, started for real. */
public final class CallbackApplication implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpServerKind kind;
    private final Main main = new Main();
    private final List<Consumer<Registry>> beans = new ArrayList<>();

    private CallbackApplication(HttpServerKind kind) {
        this.kind = kind;
        main.configure().withAutoConfigurationLogSummary(false);
        kind.configure(main);
    }

    public static CallbackApplication on(HttpServerKind kind) {
        return new CallbackApplication(kind);
    }

    public CallbackApplication property(String key, String value) {
        main.addInitialProperty(key, value);
        return this;
    }

    public CallbackApplication bean(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    public CallbackApplication routes(RouteBuilder routes) {
        main.configure().addRoutesBuilder(routes);
        return this;
    }

    public CallbackApplication start() {
        try {
            main.start();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    public CamelContext context() {
        return main.getCamelContext();
    }

    public URI uri(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + kind.port(context()) + pathAndQuery);
    }

    /** Posts a form, already encoded, to the default path. */
    public HttpResponse<String> form(String form) {
        return post("/smsc/callback", "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.ISO_8859_1));
    }

    public HttpResponse<String> post(String pathAndQuery, String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(pathAndQuery)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return send(request.build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        main.stop();
    }
}
