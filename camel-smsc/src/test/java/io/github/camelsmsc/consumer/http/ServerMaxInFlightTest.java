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

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A route that has as many events in hand as it may have gets no further one. */
class ServerMaxInFlightTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void oneMoreIsAnsweredWith503AndIsTakenWhenThereIsRoom(HttpServerKind kind) throws Exception {
        try (CallbackApplication application = CallbackApplication.on(kind).bean("meters", meters)
                .bean("seen", new MemoryIdempotentRepository()).routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("smsc:callback?signature=none&maxInFlight=1&idempotentRepository=#seen").process(exchange -> {
                            entered.countDown();
                            release.await(60, TimeUnit.SECONDS);
                        });
                    }
                }).start()) {
            CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> application.form(event(1)));
            assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();

            HttpResponse<String> second = application.form(event(2));
            release.countDown();

            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.headers().firstValue("Retry-After")).isPresent();
            assertThat(meters.get("camel.smsc.callbacks").tag("reason", "not_ready").counter().count()).isEqualTo(1);
            assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(application.form(event(2)).statusCode()).isEqualTo(200);
        }
    }

    private static String event(int id) {
        return "id=" + id + "&phone=79991234567&status=1";
    }
}
