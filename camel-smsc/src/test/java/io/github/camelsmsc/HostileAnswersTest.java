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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A peer whose answers do harm: the call fails, and genuine calls after it go through. */
@Timeout(120)
class HostileAnswersTest extends ProducerTestSupport {

    private static final String BUY = "smsc:receive_phones?action=buy&phone=79990000001&quota=off";
    private static final String WAIT_CALL = "smsc:wait_call?phone=79994445566";
    /** Far more than sockets buffer. */
    private static final int MORE_THAN_LIMITED = 1 << 26;

    private final AtomicInteger readToTheEnd = new AtomicInteger();

    /** The same text until the other side closes, or so much of it that nobody should have read it. */
    private void flood(OutputStream out, String text) throws IOException {
        byte[] block = text.repeat(Math.max(1, 65536 / text.length())).getBytes(StandardCharsets.ISO_8859_1);
        for (int sent = 0; sent < MORE_THAN_LIMITED; sent += block.length) {
            out.write(block);
        }
        readToTheEnd.incrementAndGet();
    }

    private void genuineCallsGoThrough() {
        server.answers("[]");
        assertThat(send("smsc:receive_phones?quota=off").getException()).isNull();
        server.answers("{\"cost\":\"1.50\"}");
        assertThat(send(BUY).getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "HTTP/1.1 200 OK\r\nX: |a", "HTTP/1.1 200 OK\r\n|X: a\r\n", "HTTP/1.1 200 OK\r\nX: a\r\n| a\r\n",
            "|a", "HTTP/1.1 200 |a", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n|0",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n|X: a\r\n" })
    void aHeadWithoutEndIsCut(String answer) throws Exception {
        String[] parts = answer.split("\\|");
        try (RawServer endless = new RawServer((connection, out) -> {
            RawServer.write(out, parts[0]);
            flood(out, parts[1]);
        })) {
            SmscException failure = failure(SmscException.class, WAIT_CALL + "&baseUri=" + endless.baseUri());
            assertThat(failure).isExactlyInstanceOf(SmscException.class);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure(SmscOutcomeUnknownException.class, BUY + "&baseUri=" + endless.baseUri())).isNotNull();
            assertThat(readToTheEnd).hasValue(0);
        }
        genuineCallsGoThrough();
    }

    @ParameterizedTest
    @ValueSource(strings = { "HTTP/1.1 200 OK\r\n$\u001B[31m\r x\r\n\r\n", "HTTP/1.1 200 OK\r\n$: \u001B\r\n: $\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: $\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: $\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n$\u001B\r\n", "HTTP/1.1 $ $\r\n\r\n", "$\u001B\r\n", "HTTP/$\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n$\r\n\r\n", "HTTP/1.1 302 $\r\nLocation: $\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Encoding: $\r\nContent-Length: 1\r\n\r\nx", "HTTP/1.1 099 $\r\n\r\n",
            "HTTP/1.1 401 $\r\nWWW-Authenticate: Basic realm=\"$, =\u001B,,\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 407 $\r\nProxy-Authenticate: Digest $=,=\u001B\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nSet-Cookie: $\r\nSet-Cookie2: $;;=\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: $/$; charset=$\r\nContent-Length: 1\r\n\r\nx" })
    void whatIsBrokenInAnAnswerIsShownNowhere(String answer) throws Exception {
        KeptLog log = new KeptLog();
        try (log; RawServer echoing = new RawServer((connection, out) -> RawServer.write(out, answer.replace("$", PASSWORD)))) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:a").to(WAIT_CALL + "&quota=off&baseUri=" + echoing.baseUri());
                    from("direct:b").to(BUY + "&baseUri=" + echoing.baseUri());
                    from("direct:c").to("smsc:downloads?action=get_file&taskId=7&quota=off&baseUri=" + echoing.baseUri());
                }
            });
            for (String route : List.of("direct:a", "direct:b", "direct:c")) {
                // what is strange in a head can be the head of a file all the same
                Exception failure = send(route).getException();
                if (failure != null) {
                    assertThat(failure).isInstanceOf(SmscException.class);
                    log.add(failure);
                }
            }
        }
        assertThat(log.lines()).isNotEmpty()
                .noneMatch(line -> line.contains(PASSWORD) || line.contains("\u001B") || line.replace("\n", "").contains("\r"));
    }

    private static HttpClientConfigurer throwing(Error error) {
        return builder -> builder.addResponseInterceptorLast((response, entity, context) -> {
            if (response.containsHeader("X-Error")) {
                throw error;
            }
        });
    }

    private static void answerWithError(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("X-Error", "1");
        ProviderServer.answer(exchange, 200, "text/plain", "[]");
    }

    @Test
    void anErrorIsAFailureLikeAnyOtherAndLeavesTheOutcomeOfBuyUnknown() {
        context.getRegistry().bind("failing", throwing(new OutOfMemoryError("as if")));
        server.handles(HostileAnswersTest::answerWithError);
        SmscException failure = failure(SmscException.class, WAIT_CALL + "&httpClientConfigurer=#failing");
        assertThat(failure).isExactlyInstanceOf(SmscException.class).hasMessageContaining("OutOfMemoryError");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure(SmscOutcomeUnknownException.class, BUY + "&httpClientConfigurer=#failing"))
                .hasMessageContaining("OutOfMemoryError");
    }

    @Test
    void aClientThatAnErrorClosedIsReplaced() {
        context.getRegistry().bind("failing", throwing(new StackOverflowError("as if")));
        String call = "smsc:receive_phones?quota=off&httpClientConfigurer=#failing";
        server.handles(HostileAnswersTest::answerWithError);
        assertThat(failure(SmscException.class, call)).isNotNull();
        server.answers("[]");
        assertThat(send(call).getException()).isNull();
    }

    @Test
    void callsBesideOnesThatErrorsBreakFailAsSmscExceptionsAlone() throws Exception {
        context.getRegistry().bind("failing", throwing(new StackOverflowError("as if")));
        String call = WAIT_CALL + "&quota=off&httpClientConfigurer=#failing";
        server.handles(exchange -> {
            if (exchange.getRemoteAddress().getPort() % 2 == 0) {
                answerWithError(exchange);
            } else {
                ProviderServer.answer(exchange, 200, "text/plain", "{\"phone\":\"79990000001\",\"all_phones\":[\"79990000001\"]}");
            }
        });
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            var failures = IntStream.range(0, 200).mapToObj(i -> callers.submit(() -> send(call, Map.of()).getException())).toList();
            for (Future<Exception> failure : failures) {
                Exception thrown = failure.get();
                if (thrown != null) {
                    assertThat(thrown).isExactlyInstanceOf(SmscException.class);
                }
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
