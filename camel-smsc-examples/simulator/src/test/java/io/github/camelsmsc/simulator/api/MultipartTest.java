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
package io.github.camelsmsc.simulator.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Requests as the provider's own libraries write them. */
class MultipartTest {

    private static final String BOUNDARY = "----------------------------0123456789";

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension();

    private SmscSimulator smsc;

    @BeforeEach
    void running() {
        smsc = extension.simulator();
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String name, String fileName, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
    }

    private String post(String query, String body, Charset charset) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(smsc.baseUri() + "/downloads.php" + query))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray((body + "--" + BOUNDARY + "--\r\n").getBytes(charset)))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private ReceivedRequest last() {
        return smsc.requests().get(smsc.requests().size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "utf-8", "windows-1251", "koi8-r" })
    void fieldsAsPartsInTheCharsetThatOneOfThemNames(String charset) throws Exception {
        String answer = post("", field("fmt", "3") + field("login", "demo") + field("psw", "secret") + field("empty", "")
                + field("get_list", "1") + field("mes", "Привет,\r\nмир & = +") + field("charset", charset),
                Charset.forName(charset));
        assertThat(answer).isEqualTo("[]");
        assertThat(last().param("mes")).isEqualTo("Привет,\r\nмир & = +");
        assertThat(last().param("empty")).isEmpty();
        assertThat(last().files()).isEmpty();
    }

    @Test
    void filesAsPartsWithEverythingElseInTheQuery() throws Exception {
        String answer = post("?get_list=1&fmt=3&charset=utf-8&" + Calls.CREDENTIALS,
                file("file0", "счёт.txt", "\0\r\n--no boundary\r\n") + file("file1", "b", ""), StandardCharsets.UTF_8);
        assertThat(answer).isEqualTo("[]");
        assertThat(last().params()).doesNotContainKeys("file0", "file1");
        assertThat(last().files()).hasSize(2).first().satisfies(file -> {
            assertThat(file.field()).isEqualTo("file0");
            assertThat(file.name()).isEqualTo("счёт.txt");
            assertThat(file.content()).asString(StandardCharsets.UTF_8).isEqualTo("\0\r\n--no boundary\r\n");
            assertThat(file.toString()).doesNotContain("txt");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=other",
        "multipart/mixed; boundary=x" })
    void whatIsNotMultipartFormDataGivesNoParts(String type) {
        byte[] body = (field("a", "b") + "--" + BOUNDARY + "--").getBytes(StandardCharsets.UTF_8);
        assertThat(Multipart.parts(type, body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "--b", "--b\r\n", "--b\r\n\r\n--b--", "--b\r\nContent-Disposition: form-data; name=a\r\n--b--",
        "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx" })
    void aPartThatIsCutOffOrHasNoNameIsLeftOut(String body) {
        assertThat(Multipart.parts("multipart/form-data; boundary=b", body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void aBodyOfNothingButBoundariesTakesNoLongerThanAnyOther() {
        byte[] body = "\r\n--x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Multipart.parts("multipart/form-data; boundary=x", body)))
                .isEmpty();
    }

    @Test
    void aTypeOfNothingButBoundariesTakesNoLongerThanAnyOther() {
        String type = "multipart/form-data;" + "boundary=".repeat(5_000) + " \u0085";
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Multipart.parts(type, new byte[0]))).isEmpty();
    }

    @Test
    void aQuotedBoundaryAndNamesWithoutQuotes() {
        assertThat(Multipart.parts("Multipart/Form-Data; charset=utf-8; boundary=\"a b\"",
                "--a b\r\ncontent-disposition: FORM-DATA; name=x\r\n\r\ny\r\n--a b--".getBytes(StandardCharsets.UTF_8)))
                .singleElement().satisfies(part -> {
                    assertThat(part.name(StandardCharsets.UTF_8)).isEqualTo("x");
                    assertThat(part.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("y");
                });
    }
}
