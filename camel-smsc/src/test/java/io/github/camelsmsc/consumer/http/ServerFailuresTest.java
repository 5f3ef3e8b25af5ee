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

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is thrown past Camel's error handling is answered 503 by every server, and the event is not in flight for ever. */
class ServerFailuresTest {

    private static final String EVENT = "id=1&phone=79991234567&status=1";

    private final AtomicReference<Error> thrown = new AtomicReference<>(new NoClassDefFoundError("a jar is missing"));

    /** Its producer throws an Error, which Camel's error handling lets pass. */
    private final class Rude extends DefaultComponent {

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            return new DefaultEndpoint(uri, this) {
                @Override
                public Producer createProducer() {
                    return new DefaultAsyncProducer(this) {
                        @Override
                        public boolean process(Exchange exchange, AsyncCallback callback) {
                            throwOnce();
                            callback.done(true);
                            return true;
                        }
                    };
                }

                @Override
                public Consumer createConsumer(Processor processor) {
                    throw new IllegalArgumentException("only for to(...)");
                }
            };
        }
    }

    private final class RudeRepository extends MemoryIdempotentRepository {

        @Override
        public boolean contains(String key) {
            throwOnce();
            return super.contains(key);
        }
    }

    private void throwOnce() {
        Error error = thrown.getAndSet(null);
        if (error != null) {
            throw error;
        }
    }

    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void anErrorOfTheRouteIsAnsweredWith503AndTheRepeatIsRouted(HttpServerKind kind) {
        try (CallbackApplication application = CallbackApplication.on(kind).bean("rude", new Rude())
                .bean("seen", new MemoryIdempotentRepository()).routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("smsc:callback?signature=none&idempotentRepository=#seen").to("rude:component");
                    }
                }).start()) {
            assertThat(application.form(EVENT).statusCode()).isEqualTo(503);
            await().until(() -> application.context().getInflightRepository().size() == 0);
            assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void anErrorOfTheRepositoryIsAnsweredWith503AndTheRepeatIsRouted(HttpServerKind kind) {
        try (CallbackApplication application = CallbackApplication.on(kind).bean("seen", new RudeRepository())
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("smsc:callback?signature=none&idempotentRepository=#seen").to("mock:routed");
                    }
                }).start()) {
            assertThat(application.form(EVENT).statusCode()).isEqualTo(503);
            assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
        }
    }
}
