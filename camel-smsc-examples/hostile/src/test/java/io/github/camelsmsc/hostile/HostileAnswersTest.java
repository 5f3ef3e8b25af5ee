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
package io.github.camelsmsc.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.github.camelsmsc.RawServer;
import io.github.camelsmsc.SmscException;
import io.github.camelsmsc.SmscOutcomeUnknownException;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that no provider gives, to every call: it fails in time, is sent once, and the next one goes through. */
class HostileAnswersTest extends CallsUnderAttack {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final int MB = 1024 * 1024;

    @Override
    int millis() {
        return 2_000;
    }

    /** An answer, and what is repeated behind it until the client has had enough. */
    private record Attack(String name, String begin, String endless, Duration pace) {

        private static Attack once(String name, String text) {
            return new Attack(name, text, "", Duration.ZERO);
        }

        private static Attack endless(String name, String begin, String piece) {
            return new Attack(name, begin, piece.repeat(Math.max(1, 60_000 / piece.length())), Duration.ZERO);
        }

        private static Attack slow(String name, String begin, String piece) {
            return new Attack(name, begin, piece, Duration.ofMillis(200));
        }

        private void send(OutputStream out) throws IOException, InterruptedException {
            RawServer.write(out, begin);
            for (long sent = 0; !endless.isEmpty() && sent < 300L * MB; sent += endless.length()) {
                RawServer.write(out, endless);
                if (!pace.isZero()) {
                    new CountDownLatch(1).await(pace.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Those of the head count for files too. */
    private static Stream<Attack> heads() {
        return Stream.of(
                Attack.endless("header line", OK + "X: ", "a"),
                Attack.endless("headers", OK, "X-a: b\r\n"),
                Attack.endless("status line", "HTTP/1.1 200 ", "a"),
                Attack.endless("lines before the status", "", "garbage\r\n"),
                Attack.endless("100 Continue", "", "HTTP/1.1 100 Continue\r\n\r\n"),
                Attack.endless("103 Early Hints", "", "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n"),
                Attack.endless("chunk extension", OK + "Transfer-Encoding: chunked\r\n\r\n5;", "a"),
                Attack.endless("trailers", OK + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n", "X-a: b\r\n"),
                Attack.slow("head byte by byte", OK + "X: ", "a"),
                Attack.slow("100 Continue now and then", "", "HTTP/1.1 100 Continue\r\n\r\n"),
                Attack.slow("chunk extension byte by byte", OK + "Transfer-Encoding: chunked\r\n\r\n1;", "a"),
                Attack.once("nothing", ""),
                Attack.once("half a head", OK + "Content-"),
                Attack.once("less than announced", OK + "Content-Length: 100\r\n\r\n[]"),
                Attack.once("huge length", OK + "Content-Length: 9223372036854775807\r\n\r\n[]"),
                Attack.once("length out of bounds", OK + "Content-Length: 99999999999999999999\r\n\r\n[]"),
                Attack.once("negative length", OK + "Content-Length: -1\r\n\r\n[]"),
                Attack.once("huge chunk", OK + "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\na"),
                Attack.once("bad chunk", OK + "Transfer-Encoding: chunked\r\n\r\nxyz\r\na"),
                Attack.once("broken header", OK + "no colon here\r\n\r\n"),
                Attack.once("unknown coding", OK + "Content-Encoding: zstd\r\nContent-Length: 2\r\n\r\n??"),
                Attack.once("broken gzip", OK + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n[]"),
                Attack.once("HTTP/9", "HTTP/9.9 200 OK\r\n\r\n"),
                Attack.once("101", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"),
                Attack.once("204", "HTTP/1.1 204 No Content\r\n\r\n"),
                Attack.once("503", "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"),
                Attack.once("429", "HTTP/1.1 429 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"),
                Attack.once("401 Basic", "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"a\"\r\nContent-Length: 0\r\n\r\n"),
                Attack.once("401 NTLM", "HTTP/1.1 401 No\r\nWWW-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n"),
                Attack.once("407", "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"a\"\r\nContent-Length: 0\r\n\r\n"));
    }

    /** A file may have any content. */
    private static Stream<Attack> bodies() {
        return Stream.of(
                Attack.endless("body", OK + "\r\n", "a"),
                Attack.endless("list", OK + "\r\n[", "{\"phone\":\"79990000001\"},"),
                Attack.endless("chunks", OK + "Transfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"),
                Attack.slow("body byte by byte", OK + "\r\n[", " "),
                Attack.slow("chunks byte by byte", OK + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
                Attack.once("200 MB packed", OK + "Content-Encoding: gzip\r\n\r\n" + zeros().repeat(20)),
                body("deep JSON", "[".repeat(500_000)),
                body("deep objects", "{\"a\":".repeat(200_000)),
                body("deep XML", "<a>".repeat(200_000)),
                body("XML entities", "<!DOCTYPE r [<!ENTITY a \"" + "a".repeat(50_000) + "\">]><r><cost>" + "&a;".repeat(50_000) + "</cost></r>"),
                body("huge exponent", "{\"cost\":1e999999999,\"phone\":1e999999999}"),
                body("huge exponent as text", "{\"cost\":\"1e999999999\",\"phone\":\"1e999999999\"}"),
                body("small exponent", "{\"cost\":\"1e-999999999\",\"id\":1e-999999999}"),
                body("many digits", "{\"cost\":" + "9".repeat(500_000) + ",\"id\":" + "9".repeat(500_000) + "}"),
                body("HTML", "<html><body>" + "a".repeat(100_000) + "</body></html>"),
                body("null", "null"),
                body("a member null", "[null,{\"cost\":null}]"),
                body("strings for objects", "[\"a\",1,true,[]]"));
    }

    private static Attack body(String name, String body) {
        return Attack.once(name, OK + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    @ParameterizedTest
    @MethodSource("heads")
    void everyCallFailsInTimeAndIsSentOnce(Attack attack) throws Exception {
        failInTime(attack, List.of(Call.values()));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyCallButThatForAFileFailsInTimeAndIsSentOnce(Attack attack) throws Exception {
        failInTime(attack, calls().filter(call -> call != Call.FILE).toList());
    }

    /** All at once: a call that waits for another's place would be late, and none gets the connection that another has left. */
    private void failInTime(Attack attack, List<Call> calls) throws Exception {
        CountDownLatch arrived = new CountDownLatch(calls.size());
        reacts((connection, out) -> {
            arrived.countDown();
            if (arrived.await(IN_TIME.toSeconds(), TimeUnit.SECONDS)) {
                attack.send(out);
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<Exception>> failures = threads.invokeAll(calls.stream()
                    .map(call -> (Callable<Exception>) () -> call(call.address).getException()).toList(), IN_TIME.toSeconds(), TimeUnit.SECONDS);
            for (Call call : calls) {
                Future<Exception> failure = failures.get(calls.indexOf(call));
                assertThat(failure.isCancelled()).as("%s takes too long", call).isFalse();
                assertThat(failure.get()).as(call.name())
                        .isInstanceOf(call == Call.BUY ? SmscOutcomeUnknownException.class : SmscException.class);
                assertThat(said(failure.get())).satisfies(CallsUnderAttack::holdsNoSecret);
            }
            assertThat(provider.requests()).hasSameSizeAs(calls).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Amounts that are numbers, and take all memory when they are written. */
    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"1e999999999\"", "1e-999999999", "\"1E+99999999\""})
    void anAmountThatFillsTheMemory(String amount) {
        answers("[{\"phone\":\"79990000001\",\"type\":1,\"cost\":" + amount + ",\"current_cost\":" + amount + ",\"info\":\"a\"}]");

        Exchange done = call("smsc:receive_phones?payload=json");

        assertThat(done.getException() != null || done.getMessage().getBody(String.class).length() < 1_000).isTrue();
        assertThat(done.getException()).isInstanceOfAny(SmscException.class, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void nothingIsSentToAnotherHost(int status) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            other.setSoTimeout(100);
            reacts((connection, out) -> RawServer.write(out, "HTTP/1.1 " + status + " Moved\r\nLocation: http://127.0.0.1:"
                    + other.getLocalPort() + "/sys/receive_phones.php\r\nRefresh: 0; url=http://127.0.0.1:" + other.getLocalPort()
                    + "/\r\nContent-Length: 0\r\n\r\n"));
            for (Call call : Call.values()) {
                assertThat(call(call.address).getException()).isInstanceOf(SmscException.class);
            }
            org.assertj.core.api.Assertions.assertThatThrownBy(other::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    /** A rest of megabytes for each call would be kept for the context's life. */
    @ParameterizedTest
    @ValueSource(ints = 400)
    void cookiesAreNotKept(int calls) {
        StringBuilder cookies = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            cookies.append("Set-Cookie: c%d-").append(i).append('=').append("a".repeat(3_900)).append("\r\n");
        }
        for (int i = 0; i < calls; i++) {
            String mine = cookies.toString().replace("%d", String.valueOf(i));
            reacts((connection, out) -> RawServer.write(out, OK + mine + "Content-Length: 2\r\n\r\n[]"));
            call("smsc:receive_phones");
        }
        awaitClosed();
        answers("[]");
        assertThat(call("smsc:receive_phones").getException()).isNull();
        assertThat(provider.requests().get(provider.requests().size() - 1)).doesNotContain("Cookie");
    }

    /** What comes after an answer is no answer to the next call. */
    @ParameterizedTest
    @EnumSource(value = Call.class, names = {"BUY", "WAIT_CALL"})
    void anAnswerThatNobodyAskedFor(Call call) {
        String body = "{\"cost\":\"7.77\",\"phone\":\"79997777777\",\"all_phones\":[\"79997777777\"]}";
        String unasked = OK + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        reacts((connection, out) -> {
            RawServer.write(out, OK + "Content-Length: 2\r\n\r\n[]" + unasked.repeat(3));
            connection.getInputStream().read(new byte[100_000]);
        });
        call("smsc:receive_phones");
        answers(call.genuine);
        assertThat(String.valueOf(call(call.address).getMessage().getBody())).doesNotContain("7.77").doesNotContain("79997777777");
    }

    /** What says both was perhaps paid for. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"cost\":\"1\",\"error\":\"a\",\"error_code\":3}", "<r><cost>1</cost><error_code>3</error_code></r>",
        "cost = 1, ERROR = 3 (a)", "ERROR = 3 (a), cost = 1", "cost = 1\nERROR = 3 (a)", "{\"error_code\":3,\"cost\":0}", "1\n0,-3"})
    void aPurchaseThatSaysBothIsUnknown(String body) {
        for (String format : List.of("text", "csv", "xml", "json")) {
            answers(body);
            assertThat(call("smsc:receive_phones?action=buy&phone=79990000001&format=" + format).getException())
                    .isInstanceOf(SmscOutcomeUnknownException.class);
        }
    }

    private static String zeros() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10 * MB]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.toString(StandardCharsets.ISO_8859_1);
    }
}
