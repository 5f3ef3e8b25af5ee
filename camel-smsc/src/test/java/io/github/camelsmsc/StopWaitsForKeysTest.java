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
package io.github.camelsmsc;

import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A stop that ended before the key of an event is stored would have the event routed again. */
class StopWaitsForKeysTest {

    private final SlowRepository repository = new SlowRepository();
    private final CallbackApplication application = CallbackApplication.on(HttpServerKind.VERTX).bean("seen", repository);

    /** Answers when the route has stopped, or after a while if the route waits for that. */
    private static final class SlowRepository extends MemoryIdempotentRepository {

        private static final int PATIENCE_SECONDS = 3;

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch stopped = new CountDownLatch(1);
        private volatile boolean slowLookUp;

        @Override
        public boolean contains(String key) {
            if (slowLookUp) {
                linger();
            }
            return super.contains(key);
        }

        @Override
        public boolean add(String key) {
            if (!slowLookUp) {
                linger();
            }
            return super.add(key);
        }

        private void linger() {
            asked.countDown();
            try {
                stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @ParameterizedTest(name = "slow look-up: {0}")
    @ValueSource(booleans = {false, true})
    void aCallbackThatWasTakenIsKnownWhenItsRouteHasStopped(boolean slowLookUp) throws Exception {
        repository.slowLookUp = slowLookUp;
        start("smsc:callback?signature=none&idempotentRepository=#seen");
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                () -> application.form("id=1&phone=79991234567&status=1&ts=1700000000").statusCode());

        assertThat(keysWhenItHasStopped()).isEqualTo(1);
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void whatAPollHasRoutedIsKnownWhenItsRouteHasStopped() throws Exception {
        try (SmscSimulator simulator = SmscSimulator.builder().login("alex").password("secret")
                .timeZone(ZoneId.of("Europe/Moscow")).build().start()) {
            simulator.receive(IncomingSms.of("79991234567", "one", "79007654321"));
            start("smsc:get_answers?login=alex&password=secret&idempotentRepository=#seen&initialDelay=0&baseUri=" + simulator.baseUri());

            assertThat(keysWhenItHasStopped()).isEqualTo(1);
        }
    }

    private void start(String address) {
        application.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from(address).routeId("once").to("log:routed?level=TRACE");
            }
        }).start();
    }

    private int keysWhenItHasStopped() throws Exception {
        assertThat(repository.asked.await(20, TimeUnit.SECONDS)).isTrue();
        application.context().getRouteController().stopRoute("once");
        int keys = repository.getCacheSize();
        repository.stopped.countDown();
        return keys;
    }
}
