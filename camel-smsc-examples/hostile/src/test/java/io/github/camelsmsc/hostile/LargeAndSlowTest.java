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
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.consumer.http.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Senders who want the server's memory, its threads or its patience. */
class LargeAndSlowTest extends EveryServerUnderAttack {

    private static final int MB = 1024 * 1024;
    /** More than the memory of a victim. */
    private static final long ENDLESS = 150 * MB;

    @Test
    void halfBodies() {
        hold(senders(), head(FORM, "Content-Length: 65000") + "a=" + "b".repeat(63_000));
    }

    @Test
    void halfChunkedBodies() {
        hold(senders(), head(FORM, "Transfer-Encoding: chunked") + "f000\r\na=" + "b".repeat(0xeffe) + "\r\n");
    }

    @Test
    void halfHeads() {
        hold(1_000, "POST " + victim.path() + " HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(6_000));
    }

    @Test
    void silentConnections() {
        hold(1_000, "");
    }

    @Test
    void sendersThatWaitFor100ContinueAndSayNothing() {
        hold(senders(), head(FORM, "Content-Length: 60000", "Expect: 100-continue"));
    }

    @Test
    void gigabytesThatAreAnnounced() {
        hold(senders(), head(FORM, "Content-Length: 2000000000") + "a".repeat(60_000));
    }

    /** The others read in a thread, of which they have 600. */
    private int senders() {
        return kind == HttpServerKind.VERTX || kind == HttpServerKind.NETTY_HTTP ? 1_900 : 500;
    }

    @Test
    void anEndlessHeaderLine() throws IOException {
        pour("POST " + victim.path() + " HTTP/1.1\r\nX: ", "a".repeat(MB), ENDLESS);
    }

    @Test
    void headersWithoutEnd() throws IOException {
        pour("POST " + victim.path() + " HTTP/1.1\r\n", "X-aaaaaaaa: b\r\n".repeat(10_000), ENDLESS);
    }

    @Test
    void anEndlessRequestLine() throws IOException {
        pour("POST " + victim.path() + "?", "a".repeat(MB), ENDLESS);
    }

    @Test
    void anEndlessChunkExtension() throws IOException {
        pour(head(FORM, "Transfer-Encoding: chunked") + "5;", "a".repeat(MB), ENDLESS);
    }

    @Test
    void trailersWithoutEnd() throws IOException {
        pour(head(FORM, "Transfer-Encoding: chunked") + "5\r\na=b&c\r\n0\r\n", "X-aaaaaaaa: b\r\n".repeat(10_000), ENDLESS);
    }

    @Test
    void aBodyWithoutEnd() throws IOException {
        pour(head(FORM, "Transfer-Encoding: chunked"), "2000\r\n" + "a".repeat(0x2000) + "\r\n", ENDLESS);
    }

    @Test
    void aBodyInChunksOfOneByte() throws IOException {
        pour(head(FORM, "Transfer-Encoding: chunked"), "1;aaaaaaaaaaaa\r\na\r\n".repeat(1_000), 4 * MB);
    }

    /** From a megabyte and a half, which no limit of a server refuses, or from what is less than maxBodySize. */
    @ParameterizedTest
    @CsvSource({"gzip,150", "x-gzip,150", "'gzip, gzip',150", "gzip,6", "deflate,6"})
    void aBodyThatUnpacksToMuchMore(String coding, int tensOfMegabytes) throws IOException {
        String bomb = zeros().repeat(tensOfMegabytes);
        try (RawHttp http = victim.connect()) {
            http.send(head(FORM, "Content-Encoding: " + coding, "Content-Length: " + bomb.length()) + bomb);
            assertThat(http.answer().status()).isIn(400, 403, 413, 415);
        } catch (SocketException e) {
            // cut while it was sent
        }
    }

    @Test
    void aMultipartUpload() throws IOException {
        pour(head("Content-Type: multipart/form-data; boundary=x", "Transfer-Encoding: chunked")
                + "4d\r\n--x\r\nContent-Disposition: form-data; name=\"id\"; filename=\"../../x\"\r\n\r\naaaaaaa\r\n",
                "2000\r\n" + "a".repeat(0x2000) + "\r\n", ENDLESS);
    }

    @Test
    void requestsInARowWhoseAnswersAreNotRead() {
        hold(20, (head(FORM, "Content-Length: 23") + "id=1&phone=2&status=1&a").repeat(2_000));
    }

    @Test
    void forgedCallbacksInARow() throws IOException {
        String body = "id=1&phone=79991234567&status=1&md5=" + "0".repeat(32) + "&a=" + "a".repeat(4_000);
        for (int connection = 0; connection < 30; connection++) {
            try (RawHttp http = victim.connect()) {
                for (int i = 0; i < 50; i++) {
                    assertThat(http.post(victim.path(), body).answer().status()).isEqualTo(403);
                }
            }
        }
    }

    /** Ten megabytes; a packed file may consist of several. */
    private static String zeros() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10 * MB]);
        }
        return packed.toString(StandardCharsets.ISO_8859_1);
    }
}
