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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Sends callbacks to one port of this machine. */
public class CallbackSender {

    private static final HttpClient CLIENT = client();
    /** What a sender hears on a connection that the server has closed. */
    private static final Pattern CLOSED = Pattern.compile("received no bytes|EOF reached|Connection reset|Broken pipe");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;

    public CallbackSender(int port) {
        this.port = port;
    }

    /** The path that the server puts before all others. */
    String prefix() {
        return "";
    }

    /** Where the server listens, known before it does. */
    public int port() {
        return port;
    }

    public URI uri(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port + prefix() + pathAndQuery);
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
        return send(request.timeout(PATIENCE).build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return sendOnce(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> sendOnce(HttpRequest request) throws IOException, InterruptedException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            if (!CLOSED.matcher(String.valueOf(e.getMessage())).find()) {
                throw e;
            }
            // a server may close a kept connection at any time, before it reads the request: a new one has no such excuse
            return client().send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
