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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.camelsmsc.SimulatorTestSupport;
import io.github.camelsmsc.SmscComponent;
import io.github.camelsmsc.SmscFundsException;
import io.github.camelsmsc.SmscQuotaMode;
import io.github.camelsmsc.simulator.api.Misbehaviour;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.Page;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The route of docs/security.adoc that rents once for an order, in each language of the page. */
class RentOnceTest extends SimulatorTestSupport {

    private static final String NUMBER = "79990000001";

    @TempDir
    Path directory;
    private final String order = "order-" + UUID.randomUUID();

    static Stream<Snippet> routes() throws IOException {
        return Snippet.routes().filter(snippet -> snippet.page().endsWith("security.adoc") && snippet.code().contains("direct:rent"));
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        configuration.withUseRouteBuilder(false); // a test loads the routes and starts the context itself
    }

    private void load(Snippet snippet) throws Exception {
        context.getComponent("smsc", SmscComponent.class).getConfiguration().setQuota(SmscQuotaMode.off);
        smsc.addNumber(new NumberForRent(NUMBER, 1, "300.00", "150.00", "МТС"));
        if (snippet.language().equals("java")) {
            context.addRoutes(snippet.compiled(directory));
        } else {
            PluginHelper.getRoutesLoader(context).loadRoutes(
                    ResourceHelper.fromString("rent." + snippet.language(), snippet.asFile()));
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:shop").doTry().to("direct:rent").doCatch(Exception.class).setBody(exceptionMessage()).end()
                        .filter(header("later").isNotNull()).throwException(new IllegalStateException("behind the purchase"));
            }
        });
        context.start();
    }

    private Exchange order(String route, Map<String, Object> more) {
        return template.request(route, exchange -> {
            exchange.getMessage().setHeader("orderNumber", order);
            exchange.getMessage().setHeader("numberToRent", NUMBER);
            exchange.getMessage().getHeaders().putAll(more);
        });
    }

    private Exchange order() {
        return order("direct:rent", Map.of());
    }

    private Path handedOver() {
        return Path.of("target", "ask-a-person", order + ".txt");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void anOrderThatComesTwiceRentsOnce(Snippet route) throws Exception {
        load(route);
        assertThat(order().getException()).isNull();
        assertThat(order().getException()).isNull();

        assertThat(smsc.requests(Page.RECEIVE_PHONES)).hasSize(1);
        assertThat(handedOver()).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void anErrorOfWhichNothingWasRentedLetsTheOrderComeAgain(Snippet route) throws Exception {
        load(route);
        smsc.failNext(Page.RECEIVE_PHONES, 3, "not enough money");
        assertThat(order().getException()).isInstanceOf(SmscFundsException.class);
        smsc.failNext(Page.RECEIVE_PHONES, 9, "duplicate request, wait a minute");
        assertThat(order("direct:shop", Map.of()).getMessage().getBody(String.class)).contains("error 9");
        assertThat(smsc.rented()).isEmpty();

        assertThat(order().getException()).isNull();
        assertThat(smsc.rented()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void anUnknownOutcomeIsHandedToAPersonAndNotRepeated(Snippet route) throws Exception {
        load(route);
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.cutBeforeAnswer()).times(1);
        assertThat(order().getException()).isNull();
        assertThat(order().getException()).isNull();

        assertThat(smsc.requests(Page.RECEIVE_PHONES)).hasSize(1);
        Awaitility.await().until(() -> Files.exists(handedOver()) && Files.readString(handedOver()).contains(NUMBER));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whatFailsBehindThePurchaseDoesNotForgetIt(Snippet route) throws Exception {
        load(route);
        assertThat(order("direct:shop", Map.of("later", true)).getException()).isInstanceOf(IllegalStateException.class);
        order();

        assertThat(smsc.requests(Page.RECEIVE_PHONES)).hasSize(1);
        assertThat(smsc.rented()).hasSize(1);
    }
}
