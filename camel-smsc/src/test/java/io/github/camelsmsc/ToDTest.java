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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.OutboxMessage;
import io.github.camelsmsc.simulator.api.Page;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** toD uses one endpoint for all phones, and moves nothing that spends money. */
class ToDTest extends SimulatorTestSupport {

    @BeforeEach
    void numbers() {
        smsc.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС"));
        smsc.addNumber(new NumberForRent("79990000002", 1, "300.00", "150.00", "МТС"));
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").toD("smsc:wait_call?phone=${header.subscriber}&format=xml");
                from("direct:list").toD("smsc:downloads?count=${header.n}&afterId=${header.after}&quota=off");
                from("direct:file").toD("smsc:downloads?action=get_file&taskId=${header.task}");
                from("direct:rent").toD("smsc:receive_phones?action=buy&phone=${header.number}");
            }
        };
    }

    private long endpoints() {
        return context.getEndpoints().stream().filter(SmscEndpoint.class::isInstance).count();
    }

    private Exchange send(String route, Map<String, Object> headers) throws Exception {
        Exchange done = template.request(route, exchange -> {
            exchange.getMessage().setBody("text");
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
        if (done.getException() != null) {
            throw done.getException();
        }
        return done;
    }

    @Test
    void oneEndpointServesAllPhones() {
        List<String> phones = IntStream.range(0, 200).mapToObj(i -> "7999123" + (1000 + i)).toList();

        phones.forEach(phone -> template.requestBodyAndHeader("direct:call", "", "subscriber", phone));

        assertThat(endpoints()).isEqualTo(1);
        assertThat(smsc.requests(Page.WAIT_CALL)).extracting(request -> request.params().get("phone"))
                .containsExactlyElementsOf(phones);
    }

    @Test
    void noPhoneIsInTheAddressOfTheEndpoint() {
        template.requestBodyAndHeader("direct:call", "", "subscriber", "79991234567");

        assertThat(context.getEndpoints()).extracting(endpoint -> endpoint.getEndpointUri())
                .noneMatch(uri -> uri.contains("79991234567"));
    }

    @Test
    void theAddressStillGoesBeforeAHeaderAndTheHeadersStayAsTheyWere() {
        Exchange out = template.request("direct:call", exchange -> exchange.getMessage().setHeaders(
                Map.of("subscriber", "79991234567", "CamelSmscPhone", "79990000000", "mine", "kept")));

        assertThat(smsc.requests(Page.WAIT_CALL).get(0).params()).containsEntry("phone", "79991234567");
        assertThat(out.getMessage().getHeaders()).containsEntry("CamelSmscPhone", "79990000000").containsEntry("mine", "kept");
        assertThat(out.getProperties().keySet()).noneMatch(name -> name.startsWith("CamelSmsc"));
    }

    @Test
    void aToDInAnInterceptorTakesNothingFromTheCallThatItIntercepts() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("smsc:send*").toD("smsc:wait_call?phone=${header.other}").setBody(constant("text"));
                from("direct:send").toD("smsc:send?phone=${header.mine}");
            }
        });

        Exchange out = template.request("direct:send", exchange -> exchange.getMessage().setHeaders(
                Map.of("mine", "79991234567", "other", "79990000003", "CamelSmscPhone", "79990000000")));

        assertThat(out.getException()).isNull();
        assertThat(smsc.requests(Page.WAIT_CALL).get(0).params()).containsEntry("phone", "79990000003");
        assertThat(smsc.requests(Page.SEND).get(0).params()).containsEntry("phones", "79991234567");
        assertThat(out.getProperties().keySet()).noneMatch(name -> name.startsWith("CamelSmsc"));
    }

    @Test
    void aCallInAnInterceptorTakesNothingFromTheCallThatItIntercepts() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("smsc:send").to("smsc:wait_call").setBody(constant("text"));
                from("direct:send").toD("smsc:send?phone=${header.mine}");
            }
        });

        Exchange out = send("direct:send", Map.of("mine", "79991234567", "CamelSmscPhone", "79990000000"));

        assertThat(smsc.requests(Page.WAIT_CALL)).extracting(request -> request.params().get("phone")).containsExactly("79990000000");
        assertThat(smsc.requests(Page.SEND)).extracting(request -> request.params().get("phones")).containsExactly("79991234567");
        assertThat(out.getProperties().keySet()).noneMatch(name -> name.startsWith("CamelSmsc"));
    }

    /** Somebody is told of each message that is sent; the endpoint is that of the toD. */
    @ParameterizedTest
    @ValueSource(strings = { "direct:to", "direct:copies", "direct:toD", "direct:failed" })
    void aCallOfTheSameEndpointInAnInterceptorIsOneOfItsOwn(String tell) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("smsc:send?quota=off").when(header("told").isNull()).setHeader("told", constant(true))
                        .to(tell).to("mock:told").setBody(constant("text"));
                from("direct:send").toD("smsc:send?phone=${header.mine}&quota=off");
                from("direct:to").setBody(constant("told")).to("smsc:send?quota=off");
                from("direct:copies").setBody(constant("told")).multicast().to("smsc:send?quota=off", "mock:copy");
                from("direct:toD").setBody(constant("told")).toD("smsc:send?phone=${header.CamelSmscPhone}&quota=off");
                from("direct:failed").setBody(constant("told")).to("smsc:send?quota=off").doTry().setBody(constant(""))
                        .to("smsc:send?quota=off").doCatch(IllegalArgumentException.class).end();
            }
        });

        send("direct:send", Map.of("mine", "79991234567", "CamelSmscPhone", "79990000000"));

        assertThat(smsc.outbox()).extracting(OutboxMessage::text, OutboxMessage::phone)
                .containsExactly(tuple("told", "79990000000"), tuple("text", "79991234567"));
    }

    @Test
    void aCopyThatOutlivesTheCallTakesNothingFromIt() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("smsc:wait_call").wireTap("seda:later");
                from("direct:first").toD("smsc:wait_call?phone=${header.mine}");
                from("seda:later").to("smsc:status?messageId=7").to("mock:later");
            }
        });
        getMockEndpoint("mock:later").expectedMessageCount(1);

        send("direct:first", Map.of("mine", "79991234567", "CamelSmscPhone", "79990000000"));

        MockEndpoint.assertIsSatisfied(context);
        assertThat(smsc.requests(Page.STATUS).get(0).params()).containsEntry("phone", "79990000000");
    }

    @ParameterizedTest
    @ValueSource(strings = { "smsc:send?phone=${header.mine}&phone=${header.other}", "smsc:send?phone=${header.mine}&Phone=${header.other}",
            "smsc:wait_call?phone=${header.mine}&phone=79990000003", "smsc:receive_phones?action=buy&phone=${header.mine}&phone=${header.other}" })
    void anOptionThatATemplateNamesTwiceIsRefused(String template) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice").toD(template);
            }
        });

        assertThatThrownBy(() -> send("direct:twice", Map.of("mine", "79990000001", "other", "79990000002")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageMatching("The option [pP]hone is given more than once in the address");
        assertThat(smsc.requests()).isEmpty();
    }

    @Test
    void numbersOfTheAddressMoveToo() {
        template.requestBodyAndHeaders("direct:list", "", Map.of("n", 5, "after", 7));
        template.requestBodyAndHeaders("direct:list", "", Map.of("n", 6, "after", 8));

        assertThat(endpoints()).isEqualTo(1);
        assertThat(smsc.requests(Page.DOWNLOADS).get(1).params()).containsEntry("cnt", "6").containsEntry("after_id", "8");
    }

    @Test
    void aWrongValueNamesTheOption() {
        assertThatThrownBy(() -> template.requestBodyAndHeader("direct:file", "", "task", "abc"))
                .isInstanceOf(CamelExecutionException.class).rootCause()
                .hasMessage("The option taskId must be a whole number");
    }

    @Test
    void whereMoneyIsSpentNothingMoves() {
        template.requestBodyAndHeader("direct:rent", "", "number", "79990000001");
        template.requestBodyAndHeader("direct:rent", "", "number", "79990000002");

        assertThat(endpoints()).isEqualTo(2);
        assertThat(smsc.rented()).extracting(rented -> rented.phone()).containsExactly("79990000001", "79990000002");
    }
}
