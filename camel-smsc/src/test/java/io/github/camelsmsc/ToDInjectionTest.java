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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
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

    private final AtomicLong numbers = new AtomicLong(79990000000L);
    private final ProviderServer elsewhere = new ProviderServer();

    @BeforeEach
    void routes() throws Exception {
        context.getPropertiesComponent().addInitialProperty("more", "quota=off&format=xml");
        context.getRegistry().bind("numbers", numbers);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:buy").toD("smsc:receive_phones?action=buy&phone=${header.value}&quota=off");
                from("direct:chg").toD("smsc:receive_phones?action=chg&noProlong=true&phone=${header.value}&quota=off");
                from("direct:renew").toD("smsc:receive_phones?action=chg&phone=${header.value}&noProlong=${header.second}");
                from("direct:renewBy").toD("smsc:receive_phones?action=chg&noProlong=true&phone=${header.value}&format=${header.second}");
                from("direct:typo").toD("smsc:receive_phones?action=buy&phone=${header.value}&typo=1");
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
                from("direct:headers").toD("smsc:wait_call?phone=${headers.value}");
                from("direct:bracket").toD("smsc:downloads?action=get_file&taskName=${header['value']}&quota=off");
                from("direct:as").toD("smsc:downloads?action=get_file&taskName=${bodyAs(String)}&quota=off");
                from("direct:record").toD("smsc:downloads?action=get_file&taskName=${body[text]}&quota=off");
                from("direct:mixed").toD("smsc:wait_call?phone=${header.value}&quota=${random(2,3)}");
                from("direct:sender").toD("smsc:send?phone=79990000001&sender=${header.value}&quota=off");
                from("direct:bean").toD("smsc:wait_call?phone=${bean:numbers?method=incrementAndGet}");
                from("direct:action").toD("smsc:receive_phones?action=${header.value}&phone=79990000009&quota=off");
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

    @ParameterizedTest
    @ValueSource(strings = { "direct:buy", "direct:chg", "direct:call", "direct:file", "direct:raw", "direct:enrich",
            "direct:headers", "direct:bracket", "direct:as", "direct:record", "direct:mixed", "direct:sender" })
    void noPropertyIsLookedUpForAValue(String route) {
        context.getPropertiesComponent().addInitialProperty("looked.up", "79995555555");
        for (String value : List.of("{{looked.up}}", "1{{looked.up}}", "{{sys:java.home}}", "{{looked.up:79995555555}}",
                "{{?looked.up}}")) {
            Exchange done = template.request(route, exchange -> {
                exchange.getMessage().setHeader("value", value);
                exchange.getMessage().setBody("direct:record".equals(route) ? Map.of("text", value) : value);
            });

            assertThat(done.getException()).as(value).isInstanceOf(IllegalArgumentException.class).hasNoCause()
                    .hasMessageMatching("The option (phone|taskName|sender) of the computed address must not bring a property placeholder;.*");
            nothingWasSent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:buy", "direct:call", "direct:file", "direct:sender" })
    void noPropertyIsLookedUpForAnEscapedReference(String route) {
        context.getPropertiesComponent().addInitialProperty("looked.up", "79995555555");

        assertThat(send(route, "%7B%7Blooked.up%7D%7D").getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("property placeholder");
        nothingWasSent();
    }

    @Test
    void noPropertyIsLookedUpForABodyThatIsAStream() {
        context.getPropertiesComponent().addInitialProperty("looked.up", "79995555555");

        Exchange done = template.request("direct:as", exchange -> exchange.getMessage().setBody(
                new InputStreamCache("{{looked.up}}".getBytes(StandardCharsets.UTF_8))));

        assertThat(done.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("placeholder");
        nothingWasSent();
    }

    @Test
    void twoValuesDoNotMakeAReferenceTogether() {
        context.getPropertiesComponent().addInitialProperty("looked.up", "79995555555");

        Exchange done = send("direct:nested", Map.of("a?x=y&z", "{", "value", "{looked.up}}"));

        assertThat(done.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("79995555555");
        nothingWasSent();
    }

    @Test
    void aMethodOfATemplateIsCalledOnce() {
        server.answers("{\"phone\":\"74950000000\"}");

        assertThat(send("direct:bean", "x").getException()).isNull();
        assertThat(numbers).hasValue(79990000001L);
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:buy", "direct:chg", "direct:call" })
    void aWrongPhoneIsNotShown(String route) {
        assertThat(send(route, "7999-5555-555").getException()).isInstanceOf(IllegalArgumentException.class).hasNoCause()
                .hasMessageStartingWith("The option phone is not a phone number").hasMessageNotContaining("5555");
        nothingWasSent();
    }

    @ParameterizedTest
    @CsvSource({ "direct:renew,noProlong", "direct:renewBy,format", "direct:typo,typo" })
    void aWrongValueBesideAPhoneDoesNotShowThePhone(String route, String option) {
        refused(send(route, Map.of("value", PHONE, "second", "79990000001")), option);
    }

    @Test
    void anOperationThatMayBeAPhoneIsNotShown() {
        Exchange done = send("direct:operation", "79995555555");

        assertThat(done.getException()).isInstanceOf(IllegalArgumentException.class).hasNoCause()
                .hasMessageStartingWith("Unknown operation").hasMessageContaining("valid are receive_phones, ")
                .hasMessageNotContaining("5555");
        nothingWasSent();
    }

    @Test
    void anActionThatMayBeAPhoneIsNotShown() {
        Exchange done = send("direct:action", "79995555555");

        assertThat(done.getException()).isInstanceOf(IllegalArgumentException.class).hasNoCause()
                .hasMessage("smsc:receive_phones has no such action; valid are: get, buy, chg");
        nothingWasSent();
    }

    /** Camel takes the template for an address as it stands then. */
    @Test
    void anAddressThatCamelDidNotComputeIsRefused() throws Exception {
        context.addRoutes(optional());

        assertThat(send("direct:optional", "a.csv").getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The option taskName has an expression that nobody computes").hasMessageContaining("{{?...}}");
        nothingWasSent();
    }

    @Test
    void anOptionalPlaceholderThatIsSetIsAsAnyOther() throws Exception {
        context.getPropertiesComponent().addInitialProperty("format", "xml");
        context.addRoutes(optional());
        server.answers("a;b");

        assertThat(send("direct:optional", "a.csv").getException()).isNull();
        assertThat(server.received().get(0).form()).containsEntry("name", "a.csv").containsEntry("fmt", "2");
        assertThat(send("direct:optional", "{{?format}}").getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The option taskName of the computed address must not bring a property placeholder");
    }

    private static RouteBuilder optional() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:optional").toD("smsc:downloads?action=get_file&taskName=${header.value}&format={{?format}}&quota=off");
            }
        };
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
