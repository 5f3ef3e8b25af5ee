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
package io.github.camelsmsc.hostile;

import java.util.List;
import java.util.function.BiConsumer;

import io.github.camelsmsc.RawServer;
import io.github.camelsmsc.SmscOutcomeUnknownException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything in Camel that does a step again: a purchase whose outcome is unknown goes out once. */
class SpentOnceTest extends CallsUnderAttack {

    /** As an application has it; the other is the same account by another name of the host. */
    private String buy;
    private String other;

    /** Ways of Camel to come to the same purchase twice. */
    enum Again {
        REDELIVERY((routes, test) -> routes.from("direct:start").to(test.buy)),
        REDELIVERY_OF_ALL_THAT_A_ROUTE_DOES((routes, test) -> {
            routes.from("direct:start").to("direct:work");
            test.work(routes).to(test.buy);
        }),
        SPLIT((routes, test) -> {
            routes.from("direct:start").to("direct:work");
            test.work(routes).split(routes.body()).to(test.buy).end();
        }),
        SPLIT_IN_PARALLEL((routes, test) -> {
            routes.from("direct:start").to("direct:work");
            test.work(routes).split(routes.body()).parallelProcessing().to(test.buy).end();
        }),
        SPLIT_THAT_STOPS((routes, test) -> {
            routes.from("direct:start").to("direct:work");
            test.work(routes).split(routes.body()).stopOnException().to(test.buy).end();
        }),
        SPLIT_WITH_ONE_UNIT_OF_WORK((routes, test) -> {
            routes.from("direct:start").to("direct:work");
            test.work(routes).split(routes.body()).shareUnitOfWork().to(test.buy).end();
        }),
        FAILOVER((routes, test) -> routes.from("direct:start").loadBalance().failover(Exception.class).to(test.buy, test.buy).end()),
        FAILOVER_TO_ANOTHER_HOST(
                (routes, test) -> routes.from("direct:start").loadBalance().failover(Exception.class).to(test.buy, test.other).end()),
        FAILOVER_ROUND_AND_ROUND((routes, test) -> routes.from("direct:start").loadBalance().failover(3, true, true).to(test.buy, test.other).end()),
        MULTICAST((routes, test) -> routes.from("direct:start").multicast().to(test.buy, test.other).end()),
        RECIPIENT_LIST((routes, test) -> routes.from("direct:start").recipientList(routes.constant(test.buy + "|" + test.other), "|").end()),
        ROUTING_SLIP((routes, test) -> routes.from("direct:start").doTry().routingSlip(routes.constant(test.buy), "|").endDoTry()
                .doCatch(Exception.class).routingSlip(routes.constant(test.other), "|").end()),
        ENRICH((routes, test) -> routes.from("direct:start").enrich(test.buy)),
        CAUGHT_AND_DONE_AGAIN((routes, test) -> routes.from("direct:start").doTry().to(test.buy).doCatch(Exception.class).to(test.other).end()),
        LOOP((routes, test) -> routes.from("direct:start").loop(3).doTry().to(test.buy).doCatch(Exception.class).end().end()),
        LOOP_ON_COPIES((routes, test) -> routes.from("direct:start").loop(3).copy().doTry().to(test.buy).doCatch(Exception.class).end().end()),
        THREADS((routes, test) -> routes.from("direct:start").threads(2).to(test.buy)),
        COMPUTED_ADDRESS((routes, test) -> routes.from("direct:start").toD(test.buy)),
        ON_EXCEPTION((routes, test) -> routes.from("direct:start").onException(Exception.class).maximumRedeliveries(2).redeliveryDelay(0)
                .handled(true).to(test.other).end().to(test.buy)),
        DEAD_LETTER((routes, test) -> routes.from("direct:start").errorHandler(
                routes.deadLetterChannel(test.other).maximumRedeliveries(2).redeliveryDelay(0)).to(test.buy)),
        DEAD_LETTER_ROUTE((routes, test) -> {
            routes.from("direct:start").errorHandler(routes.deadLetterChannel("direct:dead").useOriginalMessage()
                    .maximumRedeliveries(2).redeliveryDelay(0)).to(test.buy);
            routes.from("direct:dead").to(test.buy);
        }),
        TEMPLATE_IN_A_PROCESSOR((routes, test) -> routes.from("direct:start").process(exchange -> {
            exchange.getContext().createProducerTemplate().send(test.buy, exchange);
            Exception failure = exchange.getException();
            if (failure != null) {
                throw failure;
            }
        })),
        ANOTHER_SPELLING((routes, test) -> routes.from("direct:start").loadBalance().failover(Exception.class)
                .to(test.buy, test.buy.replace("=79990000001", "=+79990000001"), test.buy + "&format=xml", test.buy + "&payload=json").end());

        private final BiConsumer<RouteBuilder, SpentOnceTest> routes;

        Again(BiConsumer<RouteBuilder, SpentOnceTest> routes) {
            this.routes = routes;
        }
    }

    private org.apache.camel.model.RouteDefinition work(RouteBuilder routes) {
        return routes.from("direct:work").errorHandler(routes.noErrorHandler());
    }

    @ParameterizedTest
    @EnumSource
    void aPurchaseWhoseOutcomeIsUnknownGoesOutOnce(Again again) throws Exception {
        route(again);
        reacts((connection, out) -> RawServer.write(out, "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"));

        start();

        assertThat(provider.requests()).hasSize(1);
    }

    /** An Error, such as one of memory, after the first byte. */
    @ParameterizedTest
    @EnumSource(names = {"REDELIVERY", "SPLIT", "FAILOVER"})
    void aPurchaseThatIsCutGoesOutOnce(Again again) throws Exception {
        route(again);
        reacts((connection, out) -> connection.setSoLinger(true, 0));

        start();

        assertThat(provider.requests()).hasSize(1);
    }

    /** Another order is another purchase, and one that failed for sure may be tried again. */
    @Test
    void whatIsNoRepeatGoesOut() throws Exception {
        route(Again.REDELIVERY);
        reacts((connection, out) -> RawServer.write(out, "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"));
        assertThat(start().getException()).isInstanceOf(SmscOutcomeUnknownException.class);
        awaitClosed();
        answers("{\"cost\":\"1\"}");
        assertThat(start().getException()).isNull();
        assertThat(provider.requests()).hasSize(2);
    }

    private void route(Again again) throws Exception {
        buy = "smsc:receive_phones?action=buy&phone=79990000001&quota=off&tempDirectory=" + directory;
        other = buy + "&baseUri=http://localhost:" + provider.port() + "/sys";
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0));
                again.routes.accept(this, SpentOnceTest.this);
            }
        });
    }

    private Exchange start() {
        return context.createProducerTemplate().request("direct:start", exchange -> exchange.getMessage().setBody(List.of("an order")));
    }
}
