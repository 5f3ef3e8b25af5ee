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

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.Page;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** toD uses one endpoint for all phones, and moves nothing that spends money. */
class ToDTest extends CamelTestSupport {

    private final SmscSimulator smsc = SmscSimulator.builder().build().start();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        smsc.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС"));
        smsc.addNumber(new NumberForRent("79990000002", 1, "300.00", "150.00", "МТС"));
        SmscComponent component = new SmscComponent();
        component.getConfiguration().setBaseUri(smsc.baseUri().toString());
        component.getConfiguration().setLogin("demo");
        component.getConfiguration().setPassword("secret");
        context.addComponent("smsc", component);
        return context;
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

    @Override
    protected void cleanupResources() {
        smsc.close();
    }

    private long endpoints() {
        return context.getEndpoints().stream().filter(SmscEndpoint.class::isInstance).count();
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
