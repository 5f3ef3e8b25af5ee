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

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With an idempotentRepository each event is routed once. */
class CallbackOnceTest {

    private static final String EVENT = "id=1&phone=79991234567&status=1&ts=1700000000";

    private final BrokenRepository repository = new BrokenRepository();
    private final RememberingHandler told = new RememberingHandler();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private CallbackApplication application;

    /** Remembers what it is told. */
    static final class RememberingHandler implements ExceptionHandler {
        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void handleException(Throwable exception) {
            handleException(null, null, exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handleException(message, null, exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            told.add(message + "|" + exception.getMessage());
        }
    }

    /** A memory repository that can be told to fail. */
    static final class BrokenRepository extends MemoryIdempotentRepository {
        private volatile boolean lookUpFails;
        private volatile boolean addFails;

        void lookUpFails(boolean fails) {
            lookUpFails = fails;
        }

        @Override
        public boolean contains(String key) {
            if (lookUpFails) {
                throw new IllegalStateException("down: " + key, new ConnectException("refused: " + key));
            }
            return super.contains(key);
        }

        @Override
        public boolean add(String key) {
            if (addFails) {
                throw new IllegalStateException("down: " + key);
            }
            return super.add(key);
        }
    }

    @BeforeEach
    void start() {
        application = CallbackApplication.on(HttpServerKind.VERTX).bean("seen", repository).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?signature=none&idempotentRepository=#seen").routeId("once")
                        .filter(bodyAs(String.class).contains("\"cmt\":\"wait\""))
                            .process(exchange -> {
                                arrived.countDown();
                                assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
                            })
                        .end()
                        .to("mock:routed");
                from("smsc:callback?path=/bridged&signature=none&idempotentRepository=#seen&bridgeErrorHandler=true")
                        .onException(Exception.class).to("mock:bridged").end()
                        .to("mock:routed");
                from("smsc:callback?path=/reported&signature=none&idempotentRepository=#seen&exceptionHandler=#told")
                        .to("mock:routed");
            }
        }).bean("told", told).start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        application.close();
    }

    private MockEndpoint mock() {
        return application.context().getEndpoint("mock:routed", MockEndpoint.class);
    }

    @Test
    void aRepeatIsAnsweredWith200AndNotRouted() {
        assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
        assertThat(application.form(EVENT).statusCode()).isEqualTo(200);

        assertThat(mock().getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void anEventWhoseRouteFailedIsNotRememberedAndComesAgain() {
        mock().whenExchangeReceived(1, exchange -> {
            throw new IllegalStateException("first try");
        });

        assertThat(application.form(EVENT).statusCode()).isEqualTo(503);
        assertThat(repository.getCacheSize()).isZero();
        assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
        assertThat(mock().getReceivedCounter()).isEqualTo(2);
    }

    @Test
    void aRepeatThatArrivesWhileTheFirstIsInFlightIsAnsweredWith503() throws Exception {
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(
                () -> application.form(EVENT + "&cmt=wait").statusCode());
        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(application.form(EVENT + "&cmt=wait").statusCode()).isEqualTo(503);

        release.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(application.form(EVENT + "&cmt=wait").statusCode()).isEqualTo(200);
        assertThat(mock().getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void aRepositoryThatFailsOnTheLookUpIsAnsweredWith503AndNothingIsRouted() {
        repository.lookUpFails = true;

        assertThat(application.form(EVENT).statusCode()).isEqualTo(503);
        assertThat(mock().getReceivedCounter()).isZero();

        repository.lookUpFails = false;
        assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
    }

    @Test
    void aRepositoryThatFailsOnTheAddIsAnsweredWith503() {
        repository.addFails = true;

        assertThat(application.form(EVENT).statusCode()).isEqualTo(503);
    }

    @Test
    void theExceptionHandlerIsToldOfAFailingRepositoryAndWhyWithoutTheKey() {
        repository.lookUpFails = true;

        application.post("/reported", "application/x-www-form-urlencoded", EVENT.getBytes(StandardCharsets.US_ASCII));

        assertThat(told.told).containsExactly("idempotentRepository failed on the look-up of a callback on /reported;"
                                              + " the provider will repeat it|java.lang.IllegalStateException, caused by java.net.ConnectException");
    }

    @Test
    void bridgeErrorHandlerLetsTheRouteSeeAFailingRepositoryAndTheAnswerStays503() {
        repository.lookUpFails = true;

        int status = application.post("/bridged", "application/x-www-form-urlencoded",
                EVENT.getBytes(StandardCharsets.US_ASCII)).statusCode();

        assertThat(status).isEqualTo(503);
        assertThat(application.context().getEndpoint("mock:bridged", MockEndpoint.class).getReceivedCounter()).isEqualTo(1);
        assertThat(mock().getReceivedCounter()).isZero();
    }

    @Test
    void aSharedRepositoryRunsAsLongAsOneOfItsEndpoints() throws Exception {
        application.context().getRouteController().stopRoute("once");
        application.context().removeRoute("once");

        assertThat(repository.isStarted()).isTrue();
        application.context().stop();
        assertThat(repository.isStopped()).isTrue();
    }

    @Test
    void aRepositoryThatComponentsShareRunsAsLongAsAnEndpointOfOneOfThem() throws Exception {
        CamelContext context = application.context();
        context.addComponent("other", new SmscComponent());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("other:callback?path=/other&signature=none&idempotentRepository=#seen").routeId("other").to("mock:routed");
            }
        });
        for (Route route : List.copyOf(context.getRoutes())) {
            if (!route.getRouteId().equals("other")) {
                context.getRouteController().stopRoute(route.getRouteId());
                context.removeRoute(route.getRouteId());
            }
        }

        assertThat(repository.isStarted()).isTrue();
        context.stop();
        assertThat(repository.isStopped()).isTrue();
    }

    @Test
    void theStoredKeyNamesThePathTheEventAndADigestOfTheSignedFields() {
        application.form("id=123&phone=79991234567&status=1&ts=5");

        assertThat(repository.getCache().keySet()).singleElement().asString()
                .matches("/smsc/callback\\|status:123:79991234567:1:5\\|[0-9a-f]{16}");
    }

    @Test
    void aMessageThatAFormerVersionHasRoutedIsNotRoutedAgain() throws Exception {
        byte[] signed = "79991234567:\u00CF\u00F0\u00E8:7900".getBytes(StandardCharsets.ISO_8859_1);
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(signed)).substring(0, 16);
        repository.add("/smsc/callback|message:5|" + digest);

        assertThat(application.form("id=5&phone=79991234567&mes=%CF%F0%E8&to=7900").statusCode()).isEqualTo(200);
        assertThat(mock().getReceivedCounter()).isZero();
    }

    @Test
    void oneMessageInTwoCharsetsIsRoutedOnce() {
        application.form("id=5&phone=79991234567&mes=%CF%F0%E8&to=7900");
        application.form("id=5&phone=79991234567&mes=%D0%9F%D1%80%D0%B8&to=7900");

        assertThat(mock().getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void aMessageWithAnIdThatWasReplayedBeforeIsStillRouted() {
        application.form("id=5&phone=79991234567&mes=replayed&to=7900");
        application.form("id=5&phone=79991234567&mes=genuine&to=7900");

        assertThat(mock().getReceivedCounter()).isEqualTo(2);
    }

    @Test
    void aStoppedAndStartedRouteRemembers() throws Exception {
        application.form(EVENT);

        application.context().getRouteController().stopRoute("once");
        application.context().getRouteController().startRoute("once");

        assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
        assertThat(mock().getReceivedCounter()).isEqualTo(1);
    }
}
