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

import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MisbehaviourTest {

    private static final String BUY = "buy=1&phone=79991112233&fmt=3&" + Calls.CREDENTIALS;

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension();

    private SmscSimulator smsc;
    private Calls calls;

    @BeforeEach
    void oneNumber() {
        smsc = extension.simulator();
        calls = new Calls(smsc);
        smsc.addNumber(new NumberForRent("79991112233", 1, "300.00", "150.00", "МТС"));
    }

    private HttpResponse<byte[]> buy() {
        return calls.post("receive_phones.php", BUY);
    }

    private String raw() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", smsc.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /sys/receive_phones.php HTTP/1.1\r\nHost: x\r\nContent-Type: "
                    + "application/x-www-form-urlencoded\r\nContent-Length: " + BUY.length() + "\r\n\r\n" + BUY)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }
    }

    @Test
    void cutBeforeAnswerSendsNotAByteAndTheMoneyIsSpent() throws Exception {
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.cutBeforeAnswer()).times(1);
        assertThat(raw()).isEmpty();
        assertThat(smsc.balance()).isEqualByComparingTo("850.00");
    }

    @Test
    void cutInBodySendsLessThanContentLength() throws Exception {
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.cutInBody(5)).times(1);
        assertThat(raw()).containsIgnoringCase("Content-length: 20\r\n").endsWith("\r\n\r\n{\n\"co");
    }

    @Test
    void clientSeesACutBodyAsAFailure() {
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.cutInBody(5)).times(1);
        assertThatThrownBy(this::buy).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void unprocessedSpendsNothing() {
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.htmlError(502).unprocessed()).times(1);
        assertThat(buy().statusCode()).isEqualTo(502);
        assertThat(smsc.balance()).isEqualByComparingTo("1000.00");
    }

    @Test
    void lateAnswerComesWhenTheLatchIsOpened() {
        CountDownLatch gate = new CountDownLatch(1);
        Misbehaving late = smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.late(gate)).times(1);
        CompletableFuture<HttpResponse<byte[]>> answer = calls.postLater("receive_phones.php", BUY);
        Awaitility.await().until(() -> late.seen() == 1);
        assertThat(answer).isNotDone();
        gate.countDown();
        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void lateAnswerComesAfterTheDuration() {
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.late(Duration.ofMillis(300))).times(1);
        long start = System.nanoTime();
        buy();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void htmlErrorPage() {
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.htmlError(503)).times(1);
        HttpResponse<byte[]> answer = buy();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("<html>");
    }

    @Test
    void httpStatusWithAnErrorBody() {
        smsc.failNext(Page.RECEIVE_PHONES, 3);
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.httpStatus(403)).times(1);
        HttpResponse<byte[]> answer = buy();
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"error_code\": 3");
    }

    @Test
    void emptyBody() {
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.emptyBody()).times(1);
        HttpResponse<byte[]> answer = buy();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void brokenJson() {
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.brokenJson()).times(1);
        byte[] body = buy().body();
        assertThatThrownBy(() -> new ObjectMapper().readTree(body)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void wrongContentType() {
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.contentType("text/html")).times(1);
        assertThat(buy().headers().firstValue("Content-Type")).hasValue("text/html");
    }

    @Test
    void textErrorWhateverTheFormat() {
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.textError(2, "authorise error").unprocessed()).times(1);
        assertThat(buy().body()).asString().isEqualTo("ERROR = 2 (authorise error)");
    }

    @Test
    void redirect() {
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.redirect("http://127.0.0.1:1/")).times(1);
        HttpResponse<byte[]> answer = buy();
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("http://127.0.0.1:1/");
    }

    @Test
    void faultEndsAfterItsTimes() {
        Misbehaving fault = smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.htmlError(500).unprocessed()).times(2);
        assertThat(buy().statusCode()).isEqualTo(500);
        assertThat(buy().statusCode()).isEqualTo(500);
        assertThat(buy().statusCode()).isEqualTo(200);
        assertThat(fault.seen()).isEqualTo(2);
    }

    @Test
    void faultOfOnePageLeavesTheOthersAlone() {
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.htmlError(500));
        assertThat(calls.text("downloads.php", "get_list=1&fmt=3")).isEqualTo("[]");
    }

    @Test
    void failNextAnswersOnceInTheFormatAskedFor() {
        smsc.failNext(Page.RECEIVE_PHONES, 77, "something new");
        assertThat(new String(buy().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\n\"error\": \"something new\",\n\"error_code\": 77\n}");
        assertThat(new String(buy().body(), StandardCharsets.UTF_8)).contains("150.00");
    }
}
