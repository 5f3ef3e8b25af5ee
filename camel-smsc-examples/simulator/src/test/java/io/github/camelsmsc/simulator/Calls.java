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
package io.github.camelsmsc.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls a simulator as a client of the provider does. */
public final class Calls {

    public static final String CREDENTIALS = "login=demo&psw=secret";
    public static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SmscSimulator smsc;

    public Calls(SmscSimulator smsc) {
        this.smsc = smsc;
    }

    /** On a port that the system gives to nobody else, so that it can be had again when the simulator is closed. */
    public static SmscSimulator startedOnAPortFrom(int first) {
        for (int port = first;; port++) {
            try {
                return SmscSimulator.builder().port(port).build().start();
            } catch (UncheckedIOException e) {
                // taken, the next one
            }
        }
    }

    /** The text of the answer, in UTF-8, as a client with the right password gets it. */
    public String text(String page, String parameters) {
        return new String(post(page, parameters + "&charset=utf-8&" + CREDENTIALS).body(), StandardCharsets.UTF_8);
    }

    public HttpResponse<byte[]> post(String page, String form) {
        return join(postLater(page, form));
    }

    public CompletableFuture<HttpResponse<byte[]>> postLater(String page, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(smsc.baseUri() + "/" + page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> get(String page, String query) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(smsc.baseUri() + "/" + page + "?" + query)).build();
        return join(CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    private static HttpResponse<byte[]> join(CompletableFuture<HttpResponse<byte[]>> later) {
        try {
            return later.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new UncheckedIOException(new IOException(e.getCause()));
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
