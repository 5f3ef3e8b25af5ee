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

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.stream.Stream;

import io.github.camelsmsc.consumer.http.RawHttp;
import io.github.camelsmsc.consumer.http.Smsc;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that bend HTTP. */
class HostileRequestsTest extends EveryServerUnderAttack {

    private static final String UNSIGNED = "id=1001&phone=79991234567&status=1";

    /** The status of the first answer, or 0 if the connection was closed without one. */
    private int answerTo(String request) throws IOException {
        try (RawHttp http = victim.connect()) {
            return http.send(request).answer().status();
        } catch (EOFException | SocketException e) {
            return 0;
        }
    }

    /** What two servers in a row could take for different requests: the body of one must not become another. */
    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Length: 5|Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked|Content-Length: 5",
        "Content-Length: 5|Content-Length: 6",
        "Content-Length: 5, 6",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 99999999999999999999",
        "Content-Length : 5",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding:\u000bchunked"})
    void lengthsThatContradict(String headers) throws IOException {
        String hidden = RawHttp.head("GET", victim.path() + "?hidden");
        // whoever reads five bytes sees the hidden request, whoever reads chunks does not
        try (RawHttp http = victim.connect()) {
            http.send(head((FORM + "|" + headers).split("\\|")) + "0\r\n\r\n" + hidden);
            assertThat(http.answer().status()).isIn(400, 403, 411, 413, 501);
        } catch (EOFException | SocketException e) {
            // closed without an answer
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffffffffffff", "-1", "80000000", "0x10", "", "g", " 5", "00000000000000000000000000000005"})
    void chunkSizesOutOfBounds(String size) throws IOException {
        assertThat(answerTo(head(FORM, "Transfer-Encoding: chunked") + size + "\r\nid=1&\r\n0\r\n\r\n"))
                .isIn(0, 400, 403, 408, 413);
    }

    static Stream<String> spellings() {
        return Stream.of("//smsc/callback", "/smsc//callback", "/smsc/c%61llback", "/smsc/%63%61llback",
                "/smsc/callback/", "/smsc/callback//", "/%73msc/callback", "/smsc/callback?a=b", "/smsc/callback?");
    }

    /** The provider takes 404 for done. */
    @ParameterizedTest
    @MethodSource("spellings")
    void noSpellingOfThePathIs404(String spelling) throws IOException {
        String prefix = victim.path().replace("/smsc/callback", "");
        assertThat(answerTo(RawHttp.head("POST", prefix + spelling, FORM, "Content-Length: " + UNSIGNED.length()) + UNSIGNED))
                .isIn(0, 400, 403, 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1", "http://localhost:1", "https://other.example", "HTTP://LOCALHOST"})
    void noHostOfAnAbsoluteTargetIs404(String host) throws IOException {
        assertThat(answerTo(RawHttp.head("POST", host + victim.path(), FORM, "Content-Length: " + UNSIGNED.length()) + UNSIGNED))
                .isIn(0, 400, 403, 421, 503);
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 9_000, 70_000})
    void noLengthOfTheRequestLineIs404(int length) throws IOException {
        assertThat(answerTo(RawHttp.head("POST", victim.path() + "?a=" + "b".repeat(length), FORM, "Content-Length: " + UNSIGNED.length())
                + UNSIGNED)).isIn(0, 400, 403, 413, 414, 431, 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "PROPFIND", "PRI", "post", "POSTT"})
    void noMethodIs404(String method) throws IOException {
        assertThat(answerTo(RawHttp.head(method, victim.path()))).isIn(0, 200, 400, 403, 405, 501);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n",
        "\r\n\r\n\r\n\r\n",
        "POST /smsc/callback\r\n\r\n",
        "POST /smsc/callback HTTP/9.9\r\n\r\n",
        "POST /smsc/callback HTTP/1.1\r\n\r\n",
        "POST /smsc/callback HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 0\r\n\r\n",
        "POST /smsc/callback HTTP/1.1\r\n Host: a\r\nContent-Length: 0\r\n\r\n",
        "POST /smsc/callback HTTP/1.1\r\nHost: a\r\nX\u0000Y: b\r\n\r\n",
        "POST /smsc/callback HTTP/1.0\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nid=1&",
        "POST /smsc/callback HTTP/1.1\rHost: a\r\r"})
    void beginningsOfSomethingElse(String bytes) throws IOException {
        hold(5, bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "h2c", "TLS/1.0"})
    void upgrades(String protocol) throws IOException {
        String forged = UNSIGNED + "&md5=" + "0".repeat(32);
        assertThat(answerTo(head(FORM, "Connection: Upgrade, HTTP2-Settings", "Upgrade: " + protocol, "HTTP2-Settings: AAMAAABkAAQAAP__",
                "Content-Length: " + forged.length()) + forged)).isIn(0, 101, 400, 403, 426);
        hold(20, head(FORM, "Connection: Upgrade, HTTP2-Settings", "Upgrade: " + protocol, "HTTP2-Settings: AAMAAABkAAQAAP__",
                "Content-Length: 2000000000") + "a".repeat(100_000));
    }

    /** Each is answered, in its order, and what came behind a refused one was not taken for something else. */
    @ParameterizedTest
    @ValueSource(ints = {2, 20})
    void genuineCallbacksInARowWithForgedOnes(int requests) throws IOException {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < requests; i++) {
            String form = i % 2 == 0 ? Smsc.status(Smsc.newId()) : UNSIGNED;
            row.append(head(FORM, "Content-Length: " + form.length())).append(form);
        }
        try (RawHttp http = victim.connect()) {
            http.send(row.toString());
            for (int i = 0; i < requests; i++) {
                assertThat(http.answer().status()).isEqualTo(i % 2 == 0 ? 200 : 403);
            }
        }
    }
}
