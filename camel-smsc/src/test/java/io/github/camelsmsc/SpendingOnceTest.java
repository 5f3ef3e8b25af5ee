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

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.impl.engine.PooledProcessorExchangeFactory;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.builder.ValueBuilder;
import org.apache.camel.util.ObjectHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever Camel repeats of an order whose outcome is unknown: the provider sees it once. */
@Timeout(60)
class SpendingOnceTest extends ProducerTestSupport {

    private static final String BUY = "smsc:receive_phones?action=buy&phone=79990000001&quota=off";

    private final ProviderServer otherHost = new ProviderServer();

    /** A way in which a route makes copies of an exchange or sends it again. */
    private record Way(String name, BiConsumer<RouteDefinition, SpendingOnceTest> steps) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("to", (route, test) -> route.to(BUY)),
                new Way("toD", (route, test) -> route.toD("smsc:receive_phones?action=buy&phone=${header.phone}&quota=off")),
                new Way("split", (route, test) -> route.split(body()).to(BUY)),
                new Way("split in split", (route, test) -> route.split(body()).split(body()).split(body()).to(BUY)),
                new Way("split parallel", (route, test) -> route.split(body()).parallelProcessing().to(BUY)),
                new Way("split shared unit of work", (route, test) -> route.split(body()).shareUnitOfWork().to(BUY)),
                new Way("multicast", (route, test) -> route.multicast().to(BUY)),
                new Way("multicast parallel", (route, test) -> route.multicast().parallelProcessing().to(BUY)),
                new Way("recipientList", (route, test) -> route.recipientList(constant(BUY))),
                new Way("enrich", (route, test) -> route.enrich(BUY)),
                new Way("routingSlip", (route, test) -> route.routingSlip(constant(BUY))),
                new Way("threads", (route, test) -> route.threads().to(BUY)),
                new Way("split in enrich in multicast", (route, test) -> route.multicast().enrich("direct:split")),
                new Way("seda", (route, test) -> route.to(ExchangePattern.InOut, "seda:buy")),
                new Way("split in seda in split", (route, test) -> route.split(body()).to(ExchangePattern.InOut, "seda:split?timeout=2000")),
                new Way("doTry", (route, test) -> route.doTry().to(BUY).doCatch(Exception.class).to(BUY).end()),
                new Way("loop", (route, test) -> route.loop(3).copy()
                        .doTry().to(BUY).doCatch(Exception.class).to("mock:tried").end().end().to(BUY)),
                new Way("failover", (route, test) -> route.loadBalance().failover(Exception.class).to(BUY, "direct:split")),
                new Way("failover to another endpoint",
                        (route, test) -> route.loadBalance().failover(Exception.class).to(BUY, BUY + "&format=xml")),
                new Way("failover to another host", (route, test) -> route.loadBalance().failover(Exception.class)
                        .to(BUY, BUY + "&baseUri=" + test.otherHost.baseUri())),
                new Way("failover to another account", (route, test) -> route.loadBalance().failover(Exception.class)
                        .to(BUY, BUY + "&apiKey=other")));
    }

    private static ValueBuilder body() {
        return Builder.body();
    }

    private static ValueBuilder constant(String value) {
        return Builder.constant(value);
    }

    private void routes(BiConsumer<RouteDefinition, SpendingOnceTest> steps) throws Exception {
        server.handles(exchange -> exchange.close());
        otherHost.handles(exchange -> exchange.close());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:caller").errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .to("direct:callee");
                steps.accept(from("direct:callee").errorHandler(noErrorHandler()), SpendingOnceTest.this);
                from("direct:split").errorHandler(noErrorHandler()).split(body()).to(BUY);
                from("seda:buy?pollTimeout=10").errorHandler(noErrorHandler()).to(BUY);
                from("seda:split?pollTimeout=10").errorHandler(noErrorHandler()).split(body()).to(BUY);
                from("direct:dead").to(BUY);
            }
        });
    }

    private Exchange order() {
        return template.request("direct:caller", exchange -> {
            exchange.getMessage().setBody(List.of("order"));
            exchange.getMessage().setHeader("phone", "79990000001");
        });
    }

    private void onceAt(Exchange done) {
        assertThat(ObjectHelper.createExceptionIterable(done.getException()))
                .hasAtLeastOneElementOfType(SmscOutcomeUnknownException.class);
        assertThat(server.received().size() + otherHost.received().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theProviderSeesAnOrderOnce(Way way) throws Exception {
        routes(way.steps());

        onceAt(order());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void alsoWithExchangesFromAPool(Way way) throws Exception {
        context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        context.getCamelContextExtension().setProcessorExchangeFactory(new PooledProcessorExchangeFactory());
        routes(way.steps());

        onceAt(order());
    }

    @Test
    void aDeadLetterRouteDoesNotSpendAgain() throws Exception {
        server.handles(exchange -> exchange.close());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("direct:dead").maximumRedeliveries(2).redeliveryDelay(0));
                from("direct:caller").split(body()).to(BUY);
                from("direct:dead").errorHandler(noErrorHandler()).to(BUY);
            }
        });
        order();

        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aWireTapDoesNotSpendAgain() throws Exception {
        routes((route, test) -> route.doTry().to(BUY).doCatch(Exception.class).wireTap("direct:dead").end());
        order();
        Awaitility.await().until(() -> context.getInflightRepository().size() == 0);

        assertThat(server.received()).hasSize(1);
    }

    /** Who gave up waiting does not know that the first one is still under way. */
    @ParameterizedTest
    @ValueSource(strings = { "direct:seda", "direct:multicast", "direct:parallel" })
    void whatIsUnderWayIsNotSentOnceMore(String route) throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        server.handles(exchange -> {
            try {
                assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            ProviderServer.answer(exchange, 200, "text/plain", "{\"cost\":\"300.00\"}");
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(SmscOutcomeUnknownException.class).process(exchange -> refused.countDown());
                from("direct:seda").errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .to(ExchangePattern.InOut, "seda:slow?timeout=500");
                from("seda:slow?concurrentConsumers=4&pollTimeout=10").to(BUY);
                from("direct:multicast").multicast().parallelProcessing().timeout(50).to("direct:dead").end().to(BUY);
                from("direct:parallel").recipientList(Builder.constant("direct:dead,direct:dead")).parallelProcessing();
                from("direct:dead").to(BUY);
            }
        });

        template.send(route, exchange -> { });
        Awaitility.await().until(() -> context.getInflightRepository().size() == 0);

        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aNewExchangeWithTheSameOrderMaySpend() throws Exception {
        routes((route, test) -> route.split(body()).to(BUY));
        order();
        order();

        assertThat(server.received()).hasSize(2);
    }

    @Test
    void anotherOrderOfTheSameExchangeMaySpend() throws Exception {
        routes((route, test) -> route.doTry().to(BUY).doCatch(Exception.class)
                .to("smsc:receive_phones?action=buy&phone=79990000002&quota=off").end());
        order();

        assertThat(server.received()).extracting(request -> request.form().get("phone"))
                .containsExactly("79990000001", "79990000002");
    }

    @Test
    void whatTheProviderRefusedMayBeTriedAgain() throws Exception {
        routes((route, test) -> route.split(body()).to(BUY));
        server.answers("ERROR = 3 (not enough money)");
        order();

        assertThat(server.received()).hasSize(4);
    }

    @Test
    void theRefusalSaysWhatTheFirstFailureSaid() throws Exception {
        routes((route, test) -> route.doTry().to(BUY).doCatch(Exception.class)
                .process(exchange -> exchange.setProperty("first", exchange.getProperty(Exchange.EXCEPTION_CAUGHT))).to(BUY).end());

        Exchange done = order();

        assertThat(done.getException()).isInstanceOf(SmscOutcomeUnknownException.class)
                .hasMessage(done.getProperty("first", Exception.class).getMessage());
    }

    @Test
    void theComponentStoppedAndStartedStillKnows() throws Exception {
        routes((route, test) -> route.doTry().to(BUY).doCatch(Exception.class).process(exchange -> {
            smsc.stop();
            smsc.start();
        }).to(BUY).end());
        order();

        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aMeterThatFailsDoesNotMakeAPurchaseFail() throws Exception {
        context.getRegistry().bind("meters", new SimpleMeterRegistry() {
            @Override
            protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector detector) {
                throw new IllegalArgumentException("a meter of this name has other tags");
            }
        });
        smsc.stop();
        smsc.start();
        server.answers("{\"cost\":\"300.00\"}");

        Exchange done = send(BUY, Map.of());

        assertThat(done.getException()).isNull();
        assertThat(server.received()).hasSize(1);
    }
}
