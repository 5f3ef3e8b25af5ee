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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Callbacks over HTTP/2 without TLS: what ends a request of HTTP/1 with its connection ends a stream here. */
class VertxHttp2Test {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
    private CallbackApplication application;

    /** What a sender has seen: the answer, and whether its stream was ended. */
    private record Seen(CompletableFuture<Integer> status, CompletableFuture<Throwable> reset) {

        int answer() throws Exception {
            return status.get(20, TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void start() {
        application = CallbackApplication.on(HttpServerKind.VERTX)
                .property("camel.component.smsc.maxReadBytes", "200000")
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("smsc:callback?readTimeout=300&secret=" + Smsc.SECRET).to("mock:events");
                        from("smsc:callback?path=/patient&readTimeout=1m&secret=" + Smsc.SECRET).to("mock:events");
                    }
                }).start();
    }

    @AfterEach
    void stop() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        application.close();
    }

    @Test
    void aCallbackIsTaken() throws Exception {
        String form = Smsc.status(Smsc.newId());

        Seen seen = send("/patient", Buffer.buffer(form), true);

        assertThat(seen.answer()).isEqualTo(200);
    }

    @Test
    void theStreamOfASlowSenderEndsWithThe408() throws Exception {
        Seen seen = send("/smsc/callback", Buffer.buffer("id=1"), false);

        assertThat(seen.answer()).isEqualTo(408);
        assertThat(seen.reset.get(20, TimeUnit.SECONDS)).isInstanceOf(StreamResetException.class);
    }

    @Test
    void theUploadEndsWithThe413() throws Exception {
        Seen seen = send("/patient", Buffer.buffer("x".repeat(70_000)), false);

        assertThat(seen.answer()).isEqualTo(413);
        assertThat(seen.reset.get(20, TimeUnit.SECONDS)).isInstanceOf(StreamResetException.class);
    }

    @Test
    void anotherStreamOfTheConnectionGoesOnAfterARefusal() throws Exception {
        Seen slow = send("/smsc/callback", Buffer.buffer("id=1"), false);
        slow.reset.get(20, TimeUnit.SECONDS);

        assertThat(send("/patient", Buffer.buffer(Smsc.status(Smsc.newId())), true).answer()).isEqualTo(200);
    }

    @Test
    void whatAStreamHeldIsFreeWhenItIsReset() throws Exception {
        List<HttpClientRequest> senders = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            HttpClientRequest sender = request("/patient");
            sender.write(Buffer.buffer("x".repeat(60_000)));
            senders.add(sender);
        }
        await().untilAsserted(() -> assertThat(send("/patient", Buffer.buffer("x".repeat(60_000)), true).answer()).isEqualTo(503));

        senders.forEach(HttpClientRequest::reset);

        await().untilAsserted(() -> assertThat(send("/patient", Buffer.buffer("x".repeat(60_000)), true).answer()).isEqualTo(400));
    }

    private HttpClientRequest request(String path) {
        Future<HttpClientRequest> request = client.request(new RequestOptions().setMethod(HttpMethod.POST)
                .setHost("127.0.0.1").setPort(application.port()).setURI(path));
        HttpClientRequest begun = request.toCompletionStage().toCompletableFuture().join();
        begun.putHeader("Content-Type", Smsc.FORM).setChunked(true);
        return begun;
    }

    private Seen send(String path, Buffer body, boolean whole) {
        HttpClientRequest request = request(path);
        Seen seen = new Seen(new CompletableFuture<>(), new CompletableFuture<>());
        request.exceptionHandler(seen.reset::complete);
        request.response().onSuccess(response -> {
            response.exceptionHandler(seen.reset::complete);
            seen.status.complete(response.statusCode());
        }).onFailure(seen.status::completeExceptionally);
        if (whole) {
            request.end(body);
        } else {
            request.write(body);
        }
        return seen;
    }
}
