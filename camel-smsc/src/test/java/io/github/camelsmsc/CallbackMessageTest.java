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

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.model.CallConfirmation;
import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.DeliveryStatus;
import io.github.camelsmsc.model.IncomingMessage;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A callback as the route sees it. */
class CallbackMessageTest {

    private static CallbackApplication application;

    @BeforeAll
    static void start() {
        application = CallbackApplication.on(HttpServerKind.VERTX).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?signature=none").to("mock:json");
                from("smsc:callback?path=/object&signature=none&payload=object").to("mock:object");
                from("smsc:callback?path=/object/asks&signature=none&exchangePattern=InOut").to("mock:object");
            }
        }).start();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void reset() {
        MockEndpoint.resetMocks(application.context());
    }

    private static Exchange routed(String path, String form) {
        assertThat(application.post(path, "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.ISO_8859_1))
                .statusCode()).isEqualTo(200);
        String mock = path.startsWith("/object") ? "mock:object" : "mock:json";
        return application.context().getEndpoint(mock, MockEndpoint.class).getExchanges().get(0);
    }

    @Test
    void aStatusHasItsHeaders() {
        Exchange exchange = routed("/smsc/callback", "id=1001&phone=79991234567&status=20&ts=1700000000&err=6&type=0");

        assertThat(exchange.getMessage().getHeaders()).containsExactlyInAnyOrderEntriesOf(Map.of(
                "CamelSmscKind", "status", "CamelSmscId", 1001L, "CamelSmscPhone", "79991234567", "CamelSmscStatus", 20,
                "CamelSmscErr", 6, "CamelSmscType", 0, "CamelSmscTimestamp", 1_700_000_000L,
                "CamelMessageTimestamp", 1_700_000_000_000L,
                "CamelSmscEventKey", "status:1001:79991234567:20:1700000000", "CamelSmscSignature", "none"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "-9223372036854775808", "9223372036854775807", "9223372036854776" })
    void aTimeWithoutMillisecondsHasNoTimestampOfCamel(String ts) {
        assertThat(routed("/smsc/callback", "id=1&phone=7999&status=1&ts=" + ts).getMessage().getHeaders())
                .doesNotContainKey("CamelMessageTimestamp").containsEntry("CamelSmscTimestamp", Long.valueOf(ts));
    }

    @Test
    void errIsAbsentWhenItIsZero() {
        assertThat(routed("/smsc/callback", "id=1&phone=7999&status=1&err=0").getMessage().getHeaders())
                .doesNotContainKey("CamelSmscErr")
                .containsEntry("CamelSmscEventKey", "status:1:7999:1:");
    }

    @Test
    void anIncomingMessageHasItsHeaders() {
        Exchange exchange = routed("/smsc/callback", "id=998877&phone=79991234567&mes=%CF%F0%E8&to=79007654321&sent=1&time=1700000001");

        assertThat(exchange.getMessage().getHeaders()).containsExactlyInAnyOrderEntriesOf(Map.of(
                "CamelSmscKind", "message", "CamelSmscId", 998_877L, "CamelSmscPhone", "79991234567", "CamelSmscTo", "79007654321",
                "CamelSmscTimestamp", 1_700_000_001L, "CamelMessageTimestamp", 1_700_000_001_000L,
                "CamelSmscEventKey", "message:998877", "CamelSmscSignature", "none"));
    }

    @Test
    void aCallHasItsHeaders() {
        Exchange exchange = routed("/smsc/callback", "waitcall=1&phone=79991234567&ts=1700000000");

        assertThat(exchange.getMessage().getHeaders()).containsExactlyInAnyOrderEntriesOf(Map.of(
                "CamelSmscKind", "call", "CamelSmscPhone", "79991234567", "CamelSmscTimestamp", 1_700_000_000L,
                "CamelMessageTimestamp", 1_700_000_000_000L, "CamelSmscEventKey", "call:79991234567:1700000000",
                "CamelSmscSignature", "none"));
    }

    @Test
    void noFieldAndNoHeaderOfTheRequestBecomesAMessageHeader() {
        Exchange exchange = routed("/smsc/callback?JMSReplyTo=evil&CamelFileName=../evil",
                "id=1&phone=7999&status=1&breadcrumbId=x&CamelSmscId=2&org.apache.camel.foo=y&CamelHttpResponseCode=404");

        assertThat(exchange.getMessage().getHeaders().keySet()).containsExactlyInAnyOrder("CamelSmscKind", "CamelSmscId",
                "CamelSmscPhone", "CamelSmscStatus", "CamelSmscEventKey", "CamelSmscSignature");
        assertThat(exchange.getMessage().getHeader("CamelSmscId")).isEqualTo(1L);
    }

    @Test
    void nobodyWaitsForAReplyOfTheRoute() {
        assertThat(routed("/smsc/callback", "id=1&phone=7999&status=1").getPattern()).isEqualTo(ExchangePattern.InOnly);
    }

    @Test
    void exchangePatternAsksForAReplyAllTheSame() {
        assertThat(routed("/object/asks", "id=1&phone=7999&status=1").getPattern()).isEqualTo(ExchangePattern.InOut);
    }

    @Test
    void payloadObjectGivesTheRecord() {
        DeliveryStatus status = routed("/object", "id=1&phone=79991234567&status=1&cost=4.20&flag=40&order=77").getMessage()
                .getBody(DeliveryStatus.class);

        assertThat(status.id()).isEqualTo(1);
        assertThat(status.cost()).isEqualTo("4.20");
        assertThat(status.extra()).containsEntry("order", "77");
        assertThat(status.paidFromSecondBalance()).isTrue();
    }

    @Test
    void aRecordConvertsToItsJsonAndBack() {
        Exchange exchange = routed("/object", "id=7&phone=79991234567&mes=%CF%F0%E8&to=7900");
        String json = "{\"kind\":\"message\",\"id\":7,\"phone\":\"79991234567\",\"mes\":\"При\",\"to\":\"7900\"}";
        Object event = exchange.getMessage().getBody();

        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(json);
        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
        assertThat(exchange.getMessage().getBody(InputStream.class)).hasBinaryContent(json.getBytes(StandardCharsets.UTF_8));
        assertThat(exchange.getContext().getTypeConverter().convertTo(CallbackEvent.class, json)).isEqualTo(event);
        assertThat(exchange.getContext().getTypeConverter().convertTo(IncomingMessage.class, json)).isEqualTo(event);
        assertThat(exchange.getContext().getTypeConverter().convertTo(CallbackEvent.class, json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(event);
    }

    @Test
    void simpleReadsTheRecord() {
        Exchange exchange = routed("/object", "waitcall=1&phone=79991234567&ts=1700000000");

        assertThat(exchange.getMessage().getBody()).isInstanceOf(CallConfirmation.class);
        assertThat(application.context().resolveLanguage("simple").createExpression("${body.phone}")
                .evaluate(exchange, String.class)).isEqualTo("79991234567");
    }

    @Test
    void theJsonOfAFileConvertsBackToTheEvent(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("event.json"),
                routed("/smsc/callback", "id=1&phone=79991234567&mes=x&to=7900").getMessage().getBody(String.class));

        assertThat(application.context().getTypeConverter().convertTo(CallbackEvent.class, file.toFile()))
                .isEqualTo(application.context().getTypeConverter().convertTo(IncomingMessage.class, file.toFile()))
                .extracting(CallbackEvent::phone).isEqualTo("79991234567");
    }
}
