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

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelsmsc.model.PhoneRental;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes over the wire, once, and what is made of what comes back. */
@Timeout(60)
class SmscProducerHttpTest extends ProducerTestSupport {

    private static final String BUY = "smsc:receive_phones?action=buy&phone=79990000001&quota=off";

    @Test
    void credentialsGoInTheBodyAlone() {
        server.answers("[]");
        assertThat(send("smsc:receive_phones").getException()).isNull();
        ProviderServer.Received request = server.received().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("/sys/receive_phones.php");
        assertThat(request.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.form()).isEqualTo(Map.of(
                "login", LOGIN, "psw", PASSWORD, "get", "1", "fmt", "3", "charset", "utf-8"));
    }

    @Test
    void anApiKeyTakesThePlaceOfLoginAndPassword() {
        server.answers("[]");
        send("smsc:receive_phones?apiKey=abc");
        assertThat(server.received().get(0).form()).containsEntry("apikey", "abc").doesNotContainKeys("login", "psw");
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 403, 500 })
    void anErrorOfTheProviderCountsWhateverTheStatusIs(int status) {
        server.answers(status, "ERROR = 3 (not enough money)");
        SmscFundsException failure = failure(SmscFundsException.class, BUY);
        assertThat(failure.getErrorCode()).isEqualTo(3);
        assertThat(failure.getDescription()).isEqualTo("not enough money");
        assertThat(failure.getOperation()).isEqualTo("receive_phones");
        assertThat(failure.isRetryable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "1,SmscException,false", "2,SmscAuthenticationException,false", "3,SmscFundsException,false",
            "4,SmscAuthenticationException,true", "5,SmscException,false", "9,SmscQuotaException,true" })
    void eachCodeHasItsException(int code, String type, boolean retryable) {
        server.answers("{\"error\": \"text\", \"error_code\": " + code + "}");
        SmscException failure = failure(SmscException.class, "smsc:wait_call?phone=79994445566");
        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure.getErrorCode()).isEqualTo(code);
        assertThat(failure.isRetryable()).isEqualTo(retryable);
        assertThat(failure.getRetryAfter()).isEqualTo(code == 9 ? Duration.ofSeconds(60) : null);
    }

    @Test
    void retryAfterOfTheAnswerIsHeeded() {
        server.handles(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "17");
            ProviderServer.answer(exchange, 503, "text/html", "<html>busy</html>");
        });
        SmscResponseException failure = failure(SmscResponseException.class, "smsc:receive_phones");
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(17));
        assertThat(failure.isRetryable()).isTrue();
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({ "404,true", "301,true", "302,true", "200,false", "403,false", "500,false" })
    void aPageThatIsElsewhereMakesOneLookAtBaseUri(int status, boolean hint) {
        server.answers(status, "<html>hello</html>");
        for (String address : new String[] { "smsc:receive_phones", BUY }) {
            String message = send(address).getException().getMessage();
            assertThat(message.contains("check the option baseUri")).as(message).isEqualTo(hint);
            assertThat(message).doesNotContain(LOGIN, PASSWORD);
        }
    }

    @Test
    void anAnswerInWindows1251IsRead() {
        server.handles(exchange -> ProviderServer.answer(exchange, 200, "text/plain",
                "[{\"phone\":\"79990000001\",\"type\":1,\"cost\":\"1\",\"current_cost\":\"1\",\"info\":\"Москва\"}]"
                        .getBytes(Charset.forName("windows-1251"))));
        assertThat(send("smsc:receive_phones").getMessage().getBody().toString()).contains("info=Москва");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "200|<html>hello</html>", "200|''", "200|{\"cost\":", "500|{\"cost\":\"1\"}", "200|{\"cost\":\"-1\"}",
            "404|not found", "302|moved" })
    void afterTheFirstByteTheOutcomeOfBuyIsUnknown(int status, String body) {
        server.answers(status, body);
        SmscOutcomeUnknownException failure = failure(SmscOutcomeUnknownException.class, BUY);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getErrorCode()).isZero();
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"cost\":\"1.50\",\"error\":\"text\",\"error_code\":3}", "{\"error_code\":3,\"result\":{\"cost\":\"1.50\"}}",
            "{\"error_code\":3,\"phones\":[{\"cost\":\"1.50\"}]}", "{\"cost\":1.50 \"error_code\":3}",
            "<result><cost>1.50</cost><error>text</error><error_code>3</error_code></result>",
            "<result><error_code>3</error_code><phones><cost>1.50</cost></phones></result>",
            "ERROR = 3 (text), cost = 1.50", "ERROR = 3 (text)\ncost = 1.50", "cost = 1.50\nERROR = 3 (text)", "cost=1.50, ERROR = 3 (text)",
            "0,-3\n1.50", "1.50\n0,-3" })
    void whatSaysAResultAndAnErrorLeavesTheOutcomeOfBuyUnknown(String answer) {
        server.answers(answer);
        List<String> formats = List.of("text", "csv", "xml", "json");
        for (String format : formats) {
            String numberOfItsOwn = "7999000000" + formats.indexOf(format);
            String buy = "smsc:receive_phones?action=buy&phone=" + numberOfItsOwn + "&format=" + format;
            assertThat(failure(SmscOutcomeUnknownException.class, buy)).as(format).isNotNull();
        }
        assertThat(server.received()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"error\":\"text (1)\",\"error_code\":3,\"id\":34}", "ERROR = 3 (text (1)), ID - 34", "ERROR = 3", "0,-3", "34,-3",
            "<result><error>text (1)</error><error_code>3</error_code><id>34</id></result>", "{\"error_code\":3,\"cost\":null}" })
    void anErrorAloneIsNoUnknownOutcome(String answer) {
        server.answers(answer);
        assertThat(failure(SmscFundsException.class, BUY).getErrorCode()).isEqualTo(3);
    }

    @Test
    void aCutConnectionLeavesTheOutcomeOfBuyUnknownAndNothingIsSentAgain() throws Exception {
        try (RawServer cutting = new RawServer((connection, out) -> { })) {
            SmscOutcomeUnknownException failure
                    = failure(SmscOutcomeUnknownException.class, BUY + "&baseUri=" + cutting.baseUri());
            assertThat(failure).hasCauseInstanceOf(IOException.class);
            assertThat(cutting.requests()).hasSize(1);
        }
    }

    @Test
    void aCutConnectionOfACallThatSpendsNothingIsRetryableAndNothingIsSentAgain() throws Exception {
        try (RawServer cutting = new RawServer((connection, out) -> { })) {
            SmscException failure = failure(SmscException.class, "smsc:receive_phones?baseUri=" + cutting.baseUri());
            assertThat(failure).isExactlyInstanceOf(SmscException.class).hasCauseInstanceOf(IOException.class);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(cutting.requests()).hasSize(1);
        }
    }

    @Test
    void aRedeliveredBuyIsRefusedUnsent() throws Exception {
        server.answers(500, "");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(SmscException.class).maximumRedeliveries(3).redeliveryDelay(0);
                from("direct:buy").to(BUY);
            }
        });
        Exchange done = send("direct:buy");
        assertThat(done.getException()).isInstanceOf(SmscOutcomeUnknownException.class);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aFailedConnectionOfBuyIsNoUnknownOutcome() throws Exception {
        SmscException failure = failure(SmscException.class, BUY + "&baseUri=http://127.0.0.1:1/sys");
        assertThat(failure).isExactlyInstanceOf(SmscException.class).hasCauseInstanceOf(IOException.class);
        server.answers("{\"cost\":\"1.50\"}");
        Exchange done = send(BUY + "&backupBaseUris=" + server.baseUri() + "&baseUri=http://127.0.0.1:1");
        assertThat(done.getMessage().getBody(PhoneRental.class).cost()).isEqualTo("1.50");
    }

    @Test
    void anAnswerThatTricklesIsCutAfterTheResponseTimeout() throws Exception {
        try (RawServer trickling = new RawServer((connection, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            RawServer.trickle(out);
        })) {
            SmscException failure = failure(SmscException.class,
                    "smsc:receive_phones?responseTimeout=700&baseUri=" + trickling.baseUri());
            assertThat(failure).hasMessageContaining("responseTimeout");
            assertThat(failure.isRetryable()).isTrue();
        }
    }

    @Test
    void noAnswerIsATimeout() throws Exception {
        try (RawServer silent = new RawServer((connection, out) -> connection.getInputStream().read())) {
            assertThat(failure(SmscOutcomeUnknownException.class, BUY + "&responseTimeout=300&baseUri=" + silent.baseUri()))
                    .hasMessageContaining("the answer took longer than responseTimeout");
        }
    }

    @Test
    void anAnswerWithoutEndIsNotHeldInMemory() {
        server.handles(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(block);
            }
            exchange.close();
        });
        assertThat(failure(SmscResponseException.class, "smsc:receive_phones")).hasMessageContaining("more than 4194304 bytes");
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.handles(exchange -> {
            exchange.getResponseHeaders().set("Location", server.baseUri() + "/elsewhere.php");
            ProviderServer.answer(exchange, 307, "text/html", "moved");
        });
        assertThat(failure(SmscResponseException.class, "smsc:receive_phones")).hasMessageContaining("HTTP 307");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void theFirst200CharactersOfAnAnswerAreShownWithoutSecrets() {
        server.handles(exchange -> ProviderServer.answer(exchange, 200, "text/html",
                "<html>" + server.received().get(0).body() + " " + PASSWORD + " " + "x".repeat(10_000)));
        SmscResponseException failure = failure(SmscResponseException.class, "smsc:wait_call?phone=79994445566");
        assertThat(failure).hasMessageContaining("<html>");
        assertThat(failure.toString()).doesNotContain(LOGIN, PASSWORD, "p%26ssw", "79994445566").hasSizeLessThan(500);
    }

    @Test
    void aKeptConnectionThatTheServerClosedIsNotUsed() throws Exception {
        try (RawServer closing = new RawServer((connection, out) -> RawServer.write(
                out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]"))) {
            String list = "smsc:receive_phones?baseUri=" + closing.baseUri();
            assertThat(send(list).getException()).isNull();
            Awaitility.await().until(() -> closing.ended() == 1);
            assertThat(send(list).getException()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "ERROR = 1 (parameters error)", "no result" })
    void aConnectionIsKeptForTheNextCallWhateverTheAnswerIs(String answer) {
        Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();
        server.handles(exchange -> {
            callers.add(exchange.getRemoteAddress());
            ProviderServer.answer(exchange, 200, "text/plain", answer);
        });
        send("smsc:receive_phones");
        send("smsc:receive_phones");
        assertThat(server.received()).hasSize(2);
        assertThat(callers).hasSize(1);
    }

    @Test
    void aMoneyCallDoesNotTakeAKeptConnection() throws Exception {
        try (RawServer closing = new RawServer((connection, out) -> RawServer.write(
                out, "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"cost\":\"1.5\"}"))) {
            assertThat(send(BUY + "&baseUri=" + closing.baseUri()).getException()).isNull();
            assertThat(send(BUY + "&baseUri=" + closing.baseUri()).getException()).isNull();
            assertThat(closing.requests()).hasSize(2);
        }
    }
}
