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

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
                from("direct:list-with-the-component").to("kamelet:smsc-receive-phones-action?baseUri=" + smsc.baseUri())
                        .to("mock:numbers");
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
    void anActionWithoutCredentialsTakesThoseOfTheComponent() {
        application.context().createProducerTemplate().sendBody("direct:list-with-the-component", "");

        assertThat(body("mock:numbers")).contains("79990000001");
    }
}
