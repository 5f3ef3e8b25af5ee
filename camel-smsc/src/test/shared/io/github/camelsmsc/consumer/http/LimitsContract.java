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
package io.github.camelsmsc.consumer.http;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How much a sender may send and how long it may take, seen from the wire. */
public interface LimitsContract extends CallbackSuite {

    int MAX_BODY_SIZE = 65_536;
    Duration PATIENCE = Duration.ofSeconds(15);
    String FORM_TYPE = "Content-Type: " + Smsc.FORM;

    @Test
    default void aBodyOfTheLargestSizeIsTaken() throws Exception {
        try (RawHttp http = connect()) {
            assertThat(http.post(path(), formOf(MAX_BODY_SIZE)).answer().status()).isEqualTo(200);
        }
        assertThat(events()).hasSize(1);
    }

    @Test
    default void oneByteMoreIs413() throws Exception {
        try (RawHttp http = connect()) {
            refusedAndUsable(http, http.post(path(), formOf(MAX_BODY_SIZE + 1)).answer(), 413);
        }
        assertThat(events()).hasSize(1);
    }

    @Test
    default void aLargeChunkedBodyIs413() throws Exception {
        try (RawHttp http = connect()) {
            http.send(RawHttp.head("POST", path(), FORM_TYPE, "Transfer-Encoding: chunked"));
            String chunk = "2000\r\na=" + "b".repeat(0x1ffd) + "&\r\n";
            try {
                http.send(chunk.repeat(20) + "0\r\n\r\n");
            } catch (SocketException e) {
                // the server has answered already and reads no more
            }
            assertThat(http.answer().status()).isEqualTo(413);
        }
        stillAnswers();
    }

    @Test
    default void aChunkedBodyJustUnderTheLimitIsTaken() throws Exception {
        String form = formOf(MAX_BODY_SIZE);
        StringBuilder chunks = new StringBuilder();
        for (int i = 0; i < form.length(); i += 0x1000) {
            chunks.append("1000\r\n").append(form, i, i + 0x1000).append("\r\n");
        }
        try (RawHttp http = connect()) {
            http.send(RawHttp.head("POST", path(), FORM_TYPE, "Transfer-Encoding: chunked") + chunks + "0\r\n\r\n");
            assertThat(http.answer().status()).isEqualTo(200);
        }
    }

    /** Pitfall 6: nothing above the limit is read into memory. */
    @Test
    default void anAnnouncedLengthOfGigabytesIsRefusedWithoutReading() throws Exception {
        try (RawHttp http = connect()) {
            http.send(RawHttp.head("POST", path(), FORM_TYPE, "Content-Length: 2000000000"));
            try {
                http.send("a".repeat(70_000));
            } catch (SocketException e) {
                // the server has answered already and reads no more
            }
            // Undertow refuses it before the component, in its own way
            assertThat(http.answer().status()).isEqualTo(habits().contains(Habit.REFUSES_HUGE_SIZES_ITSELF) ? 400 : 413);
        }
        stillAnswers();
    }

    @Test
    default void aTricklingSenderIs408() throws Exception {
        try (RawHttp http = connect()) {
            // more than would come in all the time that the answer is waited for
            http.send(RawHttp.head("POST", impatientPath(), "Content-Type: application/json", "Content-Length: 10000"));
            assertThat(trickle(http).status()).isEqualTo(408);
        }
        stillAnswers();
    }

    /** The component's own time-out on Vert.x, Netty and Undertow; the others have one of the server's, of 20 or 30 seconds. */
    @Test
    default void aSilentSenderIs408() throws Exception {
        if (!habits().contains(Habit.WAITS_FOR_THE_SILENT)) {
            try (RawHttp http = connect()) {
                http.send(RawHttp.head("POST", impatientPath(), FORM_TYPE, "Content-Length: 1000") + "id=1");
                assertThat(http.answer().status()).isEqualTo(408);
            }
        }
        stillAnswers();
    }

    /** A byte every 50 ms until the server has enough of it. */
    private static RawHttp.Answer trickle(RawHttp http) throws Exception {
        Thread sender = new Thread(() -> {
            try {
                while (true) {
                    http.send("a");
                    java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                }
            } catch (IOException e) {
                // closed by the server or by the test
            }
        });
        sender.start();
        RawHttp.Answer answer = http.answer();
        http.close();
        sender.join();
        return answer;
    }

    /** Undertow does not say it; clients wait a second for it and go on. */
    @Test
    default void aSenderThatWaitsFor100ContinueIsServed() throws Exception {
        String form = Smsc.status(Smsc.newId());
        try (RawHttp http = connect()) {
            http.send(RawHttp.head("POST", path(), FORM_TYPE, "Content-Length: " + form.length(), "Expect: 100-continue"));
            if (!habits().contains(Habit.SAYS_NO_CONTINUE)) {
                assertThat(http.answer().status()).isEqualTo(100);
            }
            assertThat(http.send(form).answer().status()).isEqualTo(200);
        }
    }

    /** Pitfall 5: an answer without reading must leave the connection usable or closed, never hanging. */
    @Test
    default void aConnectionIsUsableAfterEachRefusal() throws Exception {
        try (RawHttp http = connect()) {
            refusedAndUsable(http, http.post(path(), "id=1").answer(), 400);
        }
        try (RawHttp http = connect()) {
            refusedAndUsable(http, http.post(path(), "id=1&phone=2&status=1").answer(), 403);
        }
        try (RawHttp http = connect()) {
            refusedAndUsable(http, http.send(RawHttp.head("PUT", path(), "Content-Length: 5") + "abcde").answer(), 405);
        }
        try (RawHttp http = connect()) {
            refusedAndUsable(http, http.send(RawHttp.head("GET", path())).answer(), 405);
        }
        try (RawHttp http = connect()) {
            refusedAndUsable(http, http.send(RawHttp.head("PUT", path(), "Content-Length: 100000") + "a".repeat(100_000)).answer(),
                    405);
        }
    }

    @Test
    default void aConnectionServesManyCallbacks() throws Exception {
        try (RawHttp http = connect()) {
            for (int i = 0; i < 50; i++) {
                assertThat(http.post(path(), Smsc.status(Smsc.newId())).answer().body()).isEqualTo("OK");
            }
        }
        assertThat(events()).hasSize(50);
    }

    private void refusedAndUsable(RawHttp http, RawHttp.Answer answer, int status) throws IOException {
        assertThat(answer.status()).isEqualTo(status);
        boolean announced = "close".equalsIgnoreCase(answer.headers().get("connection"));
        try {
            assertThat(http.post(path(), Smsc.status(Smsc.newId())).answer().status()).isEqualTo(200);
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("the connection hangs after " + status, e);
        } catch (IOException e) {
            // closed, which is as good when the server has not read the body
            assertThat(announced || status == 413 || status == 405).isTrue();
            stillAnswers();
        }
    }

    private void stillAnswers() {
        assertThat(application().form(Smsc.status(Smsc.newId())).statusCode()).isEqualTo(200);
    }

    private static String formOf(int length) {
        String form = Smsc.status(Smsc.newId()) + "&padding=";
        return form + "a".repeat(length - form.length());
    }

    private String path() {
        return application().uri("/smsc/callback").getPath();
    }

    /** Of a callback whose readTimeout is half a second: elsewhere a slow machine may take its time. */
    private String impatientPath() {
        return application().uri("/smsc/impatient").getPath();
    }

    private RawHttp connect() throws IOException {
        return new RawHttp(application().port(), PATIENCE);
    }
}
