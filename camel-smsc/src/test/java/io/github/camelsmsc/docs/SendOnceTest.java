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
package io.github.camelsmsc.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import io.github.camelsmsc.SimulatorTestSupport;
import io.github.camelsmsc.SmscComponent;
import io.github.camelsmsc.SmscFundsException;
import io.github.camelsmsc.SmscOutcomeUnknownException;
import io.github.camelsmsc.SmscQuotaMode;
import io.github.camelsmsc.SmscResponseException;
import io.github.camelsmsc.simulator.api.Misbehaviour;
import io.github.camelsmsc.simulator.api.OutboxMessage;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of docs/sending.adoc that send one message for an order. */
class SendOnceTest extends SimulatorTestSupport {

    private static final String PHONE = "79991234567";

    @TempDir
    Path directory;
    /** Another one each time, since the routes write it down in a file of the build. */
    private final String order = Integer.toString(ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE));

    SendOnceTest() {
        super(settings -> settings.clock(new SimulatedClock()));
    }

    static Stream<Snippet> routes() throws IOException {
        return Snippet.routes().filter(snippet -> snippet.page().endsWith("sending.adoc") && snippet.code().contains("direct:begun-before"));
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getPropertiesComponent().addInitialProperty("order.patience", "1");
        context.getComponent("smsc", SmscComponent.class).getConfiguration().setQuota(SmscQuotaMode.off);
        return context;
    }

    private void load(Snippet snippet) throws Exception {
        if (snippet.language().equals("java")) {
            context.addRoutes(snippet.compiled(directory));
        } else {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("order." + snippet.language(), snippet.asFile()));
        }
    }

    private Exchange order(String route, String number) {
        Exchange done = template.request(route, exchange -> {
            exchange.getMessage().setBody("Your order is ready");
            exchange.getMessage().setHeaders(Map.of("orderNumber", number, "customer", PHONE));
        });
        // the provider takes an identical message a minute later
        smsc.clock().advance(Duration.ofSeconds(61));
        return done;
    }

    private Exchange order() {
        return order("direct:order", order);
    }

    private Path handedOver() {
        return Path.of("target", "ask-a-person", order + ".txt");
    }

    private void sentOnce(int sends) {
        assertThat(smsc.outbox()).extracting(OutboxMessage::text).containsExactly("Your order is ready");
        assertThat(smsc.requests(Page.SEND)).hasSize(sends);
        assertThat(handedOver()).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void anOrderThatComesTwiceSendsOnce(Snippet route) throws Exception {
        load(route);
        assertThat(order().getException()).isNull();
        assertThat(order().getException()).isNull();

        sentOnce(1);
        assertThat(smsc.requests(Page.STATUS)).singleElement().satisfies(request -> assertThat(request.param("id"))
                .isEqualTo(Long.toString(smsc.outbox().get(0).id())));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aMessageOfUnknownOutcomeThatWasTakenIsNotSentAgain(Snippet route) throws Exception {
        load(route);
        smsc.misbehave(Page.SEND, Misbehaviour.cutBeforeAnswer()).times(1);
        assertThat(order().getException()).isInstanceOf(SmscOutcomeUnknownException.class);
        assertThat(order().getException()).isNull();
        assertThat(order().getException()).isNull();

        sentOnce(1);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aMessageOfUnknownOutcomeThatWasNotTakenIsSentWhenTheOrderComesAgain(Snippet route) throws Exception {
        load(route);
        smsc.misbehave(Page.SEND, Misbehaviour.cutBeforeAnswer().unprocessed()).times(1);
        smsc.misbehave(Page.SEND, Misbehaviour.htmlError(502).unprocessed()).times(1);
        assertThat(order().getException()).isInstanceOf(SmscOutcomeUnknownException.class);
        assertThat(order().getException()).isInstanceOf(SmscOutcomeUnknownException.class);
        assertThat(order().getException()).isNull();
        assertThat(order().getException()).isNull();

        sentOnce(3);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void anOrderThatTheProviderRefusedMayComeAgain(Snippet route) throws Exception {
        load(route);
        smsc.failNext(Page.SEND, 3);
        assertThat(order().getException()).isInstanceOf(SmscFundsException.class);
        assertThat(order().getException()).isNull();

        sentOnce(2);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whereNobodyTellsTheStateAPersonDecides(Snippet route) throws Exception {
        load(route);
        smsc.misbehave(Page.SEND, Misbehaviour.cutBeforeAnswer()).times(1);
        order();
        smsc.failNext(Page.STATUS, 1);
        assertThat(order().getException()).isNull();

        assertThat(smsc.requests(Page.SEND)).hasSize(1);
        assertThat(Files.readString(handedOver())).contains(order, Long.toString(smsc.outbox().get(0).id())).doesNotContain(PHONE);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whileTheProviderCannotBeAskedTheOrderFailsAndComesAgain(Snippet route) throws Exception {
        load(route);
        smsc.misbehave(Page.SEND, Misbehaviour.cutBeforeAnswer()).times(1);
        order();
        smsc.misbehave(Page.STATUS, Misbehaviour.htmlError(503)).times(1);
        assertThat(order().getException()).isInstanceOf(SmscResponseException.class);
        assertThat(order().getException()).isNull();

        sentOnce(1);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whatCamelRepeatsOfTheSameExchangeIsNotSent(Snippet route) throws Exception {
        load(route);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:impatient").errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .to("direct:once-more");
                from("direct:once-more").errorHandler(noErrorHandler()).to("direct:order");
            }
        });
        smsc.misbehave(Page.SEND, Misbehaviour.cutBeforeAnswer().unprocessed()).times(1);
        assertThat(order("direct:impatient", order).getException()).isInstanceOf(SmscOutcomeUnknownException.class);
        assertThat(smsc.requests(Page.SEND)).hasSize(1);
        assertThat(order().getException()).isNull();

        sentOnce(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "A-1001", "заказ 7", "a;'b\"${header.customer}" })
    void theIdIsMadeOfAnyOrderNumberAndTheSameEachTime(String number) throws Exception {
        load(routes().filter(route -> route.language().equals("java")).findFirst().orElseThrow());
        order("direct:order", number + order);
        order("direct:order", number + order);

        CRC32 crc = new CRC32();
        crc.update((number + order).getBytes(StandardCharsets.UTF_8));
        assertThat(smsc.outbox()).singleElement().satisfies(message -> assertThat(message.id())
                .isBetween(1L, 2147483647L).isEqualTo(crc.getValue() & 0x7fffffff));
    }

    @Test
    void anOrderNumberThatIsNoIdSendsNothing() throws Exception {
        load(routes().filter(route -> route.language().equals("yaml")).findFirst().orElseThrow());
        assertThat(order("direct:order", "A-" + order).getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CamelSmscMessageId");

        assertThat(smsc.requests()).isEmpty();
    }
}
