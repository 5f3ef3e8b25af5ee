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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.Requests;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is taken for a file and what is not, and how long that may take. */
@Timeout(60)
class SmscProducerFileOrNotTest extends ProducerTestSupport {

    @TempDir
    Path temp;
    private String fetch;

    @BeforeEach
    void answerAFile() {
        fetch = "smsc:downloads?action=get_file&taskId=7&quota=off&tempDirectory=" + temp;
        server.answers("a;b");
    }

    private List<Path> filesOnDisk() throws Exception {
        try (Stream<Path> all = Files.walk(temp)) {
            return all.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".lock")).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "200|ERROR = 5 (not found)", "200|0,-5", "404|{\"error\":\"no\",\"error_code\":5}",
            "200|<result><error>no</error><error_code>5</error_code></result>" })
    void anErrorOfTheProviderIsNoFile(int status, String body) throws Exception {
        server.answers(status, body);
        assertThat(failure(SmscException.class, fetch).getErrorCode()).isEqualTo(5);
        assertThat(filesOnDisk()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "500|text/csv|a;b", "200|text/html; charset=utf-8|<html>login</html>", "200|text/csv|''",
            "200|text/csv|<!DOCTYPE html><html>", "200|text/csv|'\uFEFF \n<HTML lang=\"en\">'" })
    void whatIsNoFileIsNotGivenOn(int status, String type, String body) throws Exception {
        server.handles(exchange -> ProviderServer.answer(exchange, status, type, body));
        assertThat(failure(SmscResponseException.class, fetch).isRetryable()).isEqualTo(status == 500);
        assertThat(filesOnDisk()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ERROR = 5 (not found)\n79990000001;1\n", "ERROR = 5;col\n", "ERROR = 5;col", "0,-5\n79990000001;1\n" })
    void aFileThatBeginsWithALineLikeAnErrorIsAFile(String file) {
        server.answers(file);
        assertThat(send(fetch).getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "id;phone\n", "<b>;1\n", "<htmlish>;1\n", "1;<html>\n" })
    void aFileIsAFileWhateverItsContentTypeIs(String file) {
        server.handles(exchange -> ProviderServer.answer(exchange, 200, "text/html", file));
        assertThat(send(fetch).getException()).isNull();
    }

    @Test
    void aLargeFileThatBeginsLikeAnErrorIsAFile() {
        server.handles(exchange -> ProviderServer.answer(exchange, 200, "text/csv", "ERROR = 5 (" + "x".repeat(1100) + ")"));
        assertThat(send(fetch).getException()).isNull();
    }

    @Test
    void anAnswerThatIsNoFileYetIsCutAfterTheResponseTimeout() throws Exception {
        try (RawServer trickling = new RawServer((connection, out) -> {
            RawServer.write(out, "HTTP/1.1 500 Oops\r\nContent-Length: 100000\r\n\r\n<html>");
            RawServer.trickle(out);
        })) {
            assertThat(failure(SmscException.class, fetch + "&responseTimeout=700&baseUri=" + trickling.baseUri()))
                    .hasMessageContaining("responseTimeout");
        }
    }

    @Test
    void aFileMayTakeLongerThanTheResponseTimeoutAsLongAsItComes() throws Exception {
        try (RawServer slow = new RawServer((connection, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + 6 * 65536 + "\r\n\r\n");
            for (int i = 0; i < 6; i++) {
                RawServer.write(out, "x".repeat(65536 - 20));
                RawServer.trickle(out, 20); // a second
            }
        })) {
            assertThat(send(fetch + "&responseTimeout=5s&baseUri=" + slow.baseUri()).getException()).isNull();
        }
    }

    @Test
    void theRestOfAFileThatCannotBeKeptIsNotRead() throws Exception {
        try (RawServer endless = new RawServer((connection, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            RawServer.trickle(out);
        })) {
            smsc.getConfiguration().setBaseUri(endless.baseUri());
            SmscConfiguration options = smsc.getConfiguration().copy();
            options.setOperation(SmscOperation.downloads);
            assertThatThrownBy(() -> smsc.calls().client().fetch(Requests.file(7L), CallOptions.settings(options, 0, null),
                    reply -> {
                        reply.nextPart();
                        assertThat(reply.body().read()).isEqualTo(' ');
                        throw ApiFailure.file("no space left", null);
                    })).isInstanceOf(ApiFailure.class).hasMessage("no space left");
            Awaitility.await().until(() -> endless.ended() == 1);
        }
    }
}
