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

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A value of a message that ends in an address cannot bring an option along: no request leaves, here or elsewhere. */
class ToDInjectionTest extends ProducerTestSupport {

    private static final String PHONE = "79990000001";

    private final ProviderServer elsewhere = new ProviderServer();

    @BeforeEach
    void routes() throws Exception {
        context.getPropertiesComponent().addInitialProperty("more", "quota=off&format=xml");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:buy").toD("smsc:receive_phones?action=buy&phone=${header.value}&quota=off");
                from("direct:chg").toD("smsc:receive_phones?action=chg&noProlong=true&phone=${header.value}&quota=off");
                from("direct:call").toD("smsc:wait_call?phone=${header.value}");
                from("direct:file").toD("smsc:downloads?action=get_file&taskName=${header.value}&quota=off");
                from("direct:raw").toD("smsc:downloads?action=get_file&quota=off&taskName=RAW(${header.value})");
                from("direct:two").toD("smsc:downloads?action=get_file&taskName=${header.value}&quota=off&format=${header.second}");
                from("direct:bare").toD("smsc:wait_call${header.value}");
                from("direct:operation").toD("smsc:${header.value}?quota=off");
                from("direct:query").toD("smsc:wait_call?${header.value}");
                from("direct:wire").wireTap("smsc:wait_call?phone=${header.value}");
                from("direct:nested").toD("smsc:wait_call?phone=${header[a?x=y&z]}${header.value}&quota=off");
                from("direct:property").toD("smsc:wait_call?{{more}}&phone=${header.value}");
                from("direct:enrich").enrich().simple("smsc:wait_call?phone=${header.value}");
                from("direct:plain").toD().uri("smsc:wait_call?phone=${header.value}").allowOptimisedComponents(false);
            }
        });
    }

    private Exchange send(String route, String value) {
        return send(route, Map.of("value", value.replace("ELSEWHERE", elsewhere.baseUri())));
    }

    private void refused(Exchange done, String option) {
        assertThat(done.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The option " + option + " ").hasMessageNotContaining(PHONE).hasMessageNotContaining("127.0.0.1");
        nothingWasSent();
    }

    private void nothingWasSent() {
        assertThat(server.received()).isEmpty();
        assertThat(elsewhere.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:buy", "direct:chg", "direct:call", "direct:file", "direct:two", "direct:property",
            "direct:enrich" })
    void noValueSendsTheAccountToAnotherHost(String route) {
        refused(send(route, PHONE + "&baseUri=ELSEWHERE"), "baseUri");
    }

    @ParameterizedTest
    @CsvSource({ "&baseUri=ELSEWHERE,baseUri", "%26baseUri=ELSEWHERE,baseUri", "%26baseUri%3DELSEWHERE,baseUri",
            "&%62aseUri=ELSEWHERE,baseUri", "&base-uri=ELSEWHERE,base-uri", "&BASEURI=ELSEWHERE,BASEURI",
            "&proxyHost=127.0.0.1,proxyHost", "&tempDirectory=/tmp,tempDirectory", "&noProlong=true,noProlong",
            "&login=other,login", "&backupBaseUris=ELSEWHERE,backupBaseUris", "&action=chg,action", "&phone=79990000002,phone",
            "&quota=fail,quota", "&lazyStartProducer=true,lazyStartProducer", "&hash=1,hash",
            "#&x=1,x", "?baseUri=ELSEWHERE&x=1,x" })
    void whateverIsWrittenBehindAPhone(String tail, String option) {
        Exchange done = send("direct:buy", PHONE + tail);

        assertThat(done.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(option).hasMessageNotContaining(PHONE).hasMessageNotContaining("127.0.0.1");
        nothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(strings = { "a)&baseUri=ELSEWHERE", "a)&baseUri=RAW(ELSEWHERE", "a)&taskId=7", "a}&baseUri=ELSEWHERE" })
    void rawKeepsNothingOutThatClosesIt(String value) {
        Exchange done = send("direct:raw", value);

        if (value.startsWith("a}")) {
            assertThat(done.getException()).isNull();
            assertThat(server.received()).hasSize(1);
            assertThat(elsewhere.received()).isEmpty();
        } else {
            refused(done, value.contains("taskId") ? "taskId" : "baseUri");
        }
    }

    @Test
    void rawThatAValueOpensSwallowsNoOption() {
        refused(send("direct:file", "RAW("), "quota");
    }

    @Test
    void twoValuesTogetherDoNotReplaceAnOptionOfTheTemplate() {
        Exchange done = send("direct:two", Map.of("value", "RAW(", "second", ")&quota=wait&format=xml"));

        refused(done, "quota");
    }

    @Test
    void anOptionThatIsEscapedTwiceDoesNotComeOutLater() {
        Exchange done = send("direct:two", Map.of("value", "a.csv", "second", "xml%2526baseUri%253D" + elsewhere.baseUri()));

        assertThat(done.getException()).isInstanceOf(Exception.class);
        nothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:bare", "direct:query" })
    void aTemplateWithoutOptionsTakesNone(String route) {
        refused(send(route, ("direct:bare".equals(route) ? "?" : "") + "baseUri=ELSEWHERE"), "baseUri");
    }

    @Test
    void anOperationBringsNoOptions() {
        refused(send("direct:operation", "receive_phones?action=buy&phone=" + PHONE + "&x="), "action");
    }

    @Test
    void noBeanIsMadeByAValue() {
        assertThat(send("direct:buy", "#class:java.lang.String").getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The option phone ").hasMessageNotContaining("java.lang");
        nothingWasSent();
    }

    @Test
    void aNameThatMayBeAPhoneIsNotShown() {
        assertThat(send("direct:call", "1&" + PHONE + "=1").getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("An option ").hasMessageNotContaining(PHONE);
        nothingWasSent();
    }

    @Test
    void anAddressThatIsNoUriDoesNotShowItsPhone() {
        assertThat(send("direct:call", PHONE + "&").getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(PHONE).hasNoCause();
        nothingWasSent();
    }

    @Test
    void theOptionsOfAPropertyAreThoseOfTheTemplate() {
        server.answers("<result><phone>74950000000</phone></result>");

        assertThat(send("direct:property", PHONE).getException()).isNull();
        assertThat(server.received().get(0).form()).containsEntry("phone", PHONE).containsEntry("fmt", "2");
    }

    @Test
    void theSignsOfAnAddressInAnExpressionAreNotOptions() {
        server.answers("{\"phone\":\"74950000000\"}");

        assertThat(send("direct:nested", PHONE).getException()).isNull();
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aMissingValueIsStillTheErrorOfItsOption() {
        assertThat(send("direct:call", Map.of()).getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("phone");
        nothingWasSent();
    }

    @Test
    void aWireTapIsRefusedToo() {
        Exchange done = send("direct:wire", PHONE + "&baseUri=ELSEWHERE");

        assertThat(done.getException()).isNull();
        Awaitility.await().until(() -> context.getInflightRepository().size() == 0);
        nothingWasSent();
    }

    @Test
    void whereCamelShowsNoTemplateAnOptionStillComesOnceAtMost() {
        Exchange done = send("direct:plain", PHONE + "&phone=79990000002");

        assertThat(done.getException()).rootCause().isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option phone is given more than once in the address");
        nothingWasSent();
    }
}
