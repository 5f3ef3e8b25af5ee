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

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.MessageType;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The Kamelets of the jar, found by their names alone. */
class KameletsTest {

    private SmscSimulator smsc;
    private CallbackApplication application;

    @BeforeEach
    void start() {
        smsc = SmscSimulator.builder().apiKey("the-key").login("demo").password("p+w&d").build().start();
        smsc.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС"));
        smsc.numbersToCall("78005553535");
        String api = "?apiKey=the-key&baseUri=" + smsc.baseUri();
        String password = "?login=demo&password=RAW(p+w&d)&baseUri=" + smsc.baseUri();
        application = CallbackApplication.on(HttpServerKind.VERTX)
                .property("camel.component.smsc.login", "demo").property("camel.component.smsc.password", "p+w&d")
                .property("camel.component.smsc.baseUri", smsc.baseUri().toString())
                .property("camel.component.smsc.secret", "secret-of-the-component").property("camel.component.smsc.signature", "sha1").routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:smsc-callback-source?secret=abc&path=/from-provider").to("mock:events");
                from("kamelet:smsc-callback-source?path=/from-component").to("mock:events");
                from("kamelet:smsc-callback-source?secret=abc&signature=md5").to("mock:events");
                from("direct:confirm").to("kamelet:smsc-wait-call-action" + api).to("mock:number");
                from("direct:list").to("kamelet:smsc-receive-phones-action" + api).to("mock:numbers");
                from("direct:confirm-with-password").to("kamelet:smsc-wait-call-action" + password).to("mock:number");
                from("direct:list-with-password").to("kamelet:smsc-receive-phones-action" + password).to("mock:numbers");
                from("direct:list-with-the-component").to("kamelet:smsc-receive-phones-action").to("mock:numbers");
                from("direct:confirm-with-the-component").to("kamelet:smsc-wait-call-action").to("mock:number");
                from("direct:send").to("kamelet:smsc-send-sink" + api + "&maxParts=2&sender=Shop").to("mock:sent")
                        .to("kamelet:smsc-status-action" + api + "&details=true").to("mock:states");
                from("direct:send-to-one").to("kamelet:smsc-send-sink" + password + "&phone=79990000007&messageType=viber").to("mock:sent");
                from("direct:send-as").toD("kamelet:smsc-send-sink?phone=79990000007&sender=RAW(${header.shop})");
                from("direct:send-abroad").to("kamelet:smsc-send-sink?phone=RAW(+79990000007)");
                from("direct:send-with-the-component").to("kamelet:smsc-send-sink");
                from("direct:state-with-the-component").to("kamelet:smsc-status-action").to("mock:states");
            }
        }).start();
    }

    @AfterEach
    void stop() {
        application.close();
        smsc.close();
    }

    private String body(String mock) {
        return application.context().getEndpoint(mock, MockEndpoint.class).getExchanges().get(0).getMessage()
                .getBody(String.class);
    }

    @Test
    void theSourceGivesCallbacksAsJson() {
        smsc.callbackUrl(application.uri("/from-provider?sha1=abc").toString());

        assertThat(smsc.sendMessage(IncomingSms.of("79991234567", "Привет", "79990000001")).lastStatusCode()).isEqualTo(200);

        assertThat(body("mock:events")).contains("\"kind\":\"message\"").contains("\"mes\":\"Привет\"");
    }

    @Test
    void theSourceWithoutSecretTakesThatOfTheComponent() {
        smsc.callbackUrl(application.uri("/from-component?sha1=secret-of-the-component").toString());

        assertThat(smsc.sendMessage(IncomingSms.of("79991234567", "Привет", "79990000001")).lastStatusCode()).isEqualTo(200);
    }

    /** Left open, it would be the PATH of the environment. */
    @Test
    void theSourceWithoutPathHasItsOwn() {
        smsc.callbackUrl(application.uri("/smsc/callback?md5=abc").toString());

        assertThat(smsc.sendMessage(IncomingSms.of("79991234567", "Привет", "79990000001")).lastStatusCode()).isEqualTo(200);
    }

    /** The option of the component counts, where the Kamelet's own form leaves it open. */
    @Test
    void theSourceWithoutSignatureTakesThatOfTheComponent() {
        smsc.callbackUrl(application.uri("/from-component?md5=secret-of-the-component").toString());

        assertThat(smsc.sendMessage(IncomingSms.of("79991234567", "Привет", "79990000001")).lastStatusCode()).isEqualTo(403);
    }

    @Test
    void theWaitCallActionGivesTheNumberToCall() {
        application.context().createProducerTemplate().sendBodyAndHeader("direct:confirm", "", "CamelSmscPhone", "79991234567");

        assertThat(body("mock:number")).contains("\"phone\":\"78005553535\"");
    }

    @Test
    void theReceivePhonesActionListsNumbers() {
        application.context().createProducerTemplate().sendBody("direct:list", "");

        assertThat(body("mock:numbers")).contains("79990000001").contains("\"cost\":\"300.00\"");
        assertThat(smsc.rented()).isEmpty();
    }

    @Test
    void theWaitCallActionTakesLoginAndPassword() {
        application.context().createProducerTemplate()
                .sendBodyAndHeader("direct:confirm-with-password", "", "CamelSmscPhone", "79991234567");

        assertThat(body("mock:number")).contains("\"phone\":\"78005553535\"");
    }

    @Test
    void theReceivePhonesActionTakesLoginAndPassword() {
        application.context().createProducerTemplate().sendBody("direct:list-with-password", "");

        assertThat(body("mock:numbers")).contains("79990000001");
    }

    @Test
    void anActionWithoutAccountTakesThatOfTheComponent() {
        application.context().createProducerTemplate().sendBody("direct:list-with-the-component", "");
        application.context().createProducerTemplate()
                .sendBodyAndHeader("direct:confirm-with-the-component", "", "CamelSmscPhone", "79991234567");

        assertThat(body("mock:numbers")).contains("79990000001");
        assertThat(body("mock:number")).contains("\"phone\":\"78005553535\"");
    }

    private Exchange send(String route, String text, Map<String, Object> headers) {
        return application.context().createProducerTemplate().request(route, exchange -> {
            exchange.getMessage().setBody(text);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    @Test
    void theSendSinkSendsTheBodyAndTheStatusActionTellsWhatBecameOfIt() {
        Exchange done = send("direct:send", "Привет", Map.of("CamelSmscPhone", "79991234567", "CamelSmscMessageId", "77"));

        assertThat(done.getException()).isNull();
        assertThat(smsc.outbox()).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Привет");
            assertThat(message.phone()).isEqualTo("79991234567");
            assertThat(message.sender()).isEqualTo("Shop");
        });
        assertThat(body("mock:sent")).contains("\"id\":77,\"count\":1,\"cost\":\"4.20\"");
        assertThat(body("mock:states")).startsWith("{\"id\":77,\"phone\":\"79991234567\",\"status\":").contains("\"message\":\"Привет\"");
    }

    @Test
    void theSendSinkRefusesATextOfMorePartsThanItsForm() {
        assertThat(send("direct:send", "ж".repeat(135), Map.of("CamelSmscPhone", "79991234567")).getException())
                .isInstanceOf(SmscException.class);
        assertThat(smsc.outbox()).isEmpty();
    }

    @Test
    void thePhoneOfItsFormGoesBeforeTheHeader() {
        send("direct:send-to-one", "text", Map.of("CamelSmscPhone", "79991234567"));

        assertThat(smsc.outbox()).singleElement().satisfies(message -> {
            assertThat(message.phone()).isEqualTo("79990000007");
            assertThat(message.type()).isEqualTo(MessageType.VIBER);
        });
    }

    @Test
    void aValueOfTheMessageBringsNoOptionAlong() {
        for (String phone : List.of("79991234567&messageType=call", "79991234567&baseUri=http://127.0.0.1:1/sys", "{{smsc.password}}", "#bean:x")) {
            assertThat(send("direct:send-with-the-component", "text", Map.of("CamelSmscPhone", phone, "messageType", "call", "phone", phone))
                    .getException()).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(smsc.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Shop&action=cost&translit=true", "Shop&backupBaseUris=http://127.0.0.1:1/sys", "A+B", "A & B" })
    void aValueOfItsFormIsThatOfItsOption(String sender) {
        Exchange done = send("direct:send-as", "text", Map.of("shop", sender));

        assertThat(done.getException()).isNull();
        assertThat(smsc.outbox()).singleElement().satisfies(message -> {
            assertThat(message.sender()).isEqualTo(sender);
            assertThat(message.phone()).isEqualTo("79990000007");
        });
    }

    @Test
    void aPhoneOfItsFormKeepsItsPlus() {
        assertThat(send("direct:send-abroad", "text", Map.of()).getException()).isNull();

        assertThat(smsc.requests().get(0).params()).containsEntry("phones", "+79990000007");
    }

    @Test
    void whatTheFormsForMessagesLeaveOpenIsThatOfTheComponent() {
        send("direct:send-with-the-component", "text", Map.of("CamelSmscPhone", "79991234567", "CamelSmscMessageId", 5));
        send("direct:state-with-the-component", null, Map.of("CamelSmscPhone", "79991234567", "CamelSmscId", 5L));

        assertThat(body("mock:states")).contains("\"id\":5").doesNotContain("\"message\"");
    }
}
