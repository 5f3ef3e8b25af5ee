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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are written in another way than the provider's, on every server: none is lost by a 404 or left waiting. */
class ServerHostileRequestsTest extends EveryServer {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String FORM_TYPE = "Content-Type: " + Smsc.FORM;

    @Override
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?secret=" + Smsc.SECRET).process(ServerHostileRequestsTest.this::record);
                from("smsc:callback?path=/patient&readTimeout=" + Long.MAX_VALUE + "&secret=" + Smsc.SECRET)
                        .process(ServerHostileRequestsTest.this::record);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"/smsc/callback/", "//smsc/callback", "/smsc//callback", "///smsc///callback//", "/%73msc/c%61llback",
        "/./smsc/callback", "/other/../smsc/callback", "/smsc/callback;a=b", "//smsc/./c%61llback/?a=1"})
    void aCallbackIsTakenInEverySpellingOfThePath(String path) throws Exception {
        RawHttp.Answer answer = post(application.prefix() + path, Smsc.FORM, Smsc.status(newId()));

        if (kind == HttpServerKind.SPRING_BOOT && (path.contains(".") || path.contains("///"))) {
            return; // the starter's filter is for these
        }
        if (kind.refusesAmbiguousPaths()) {
            // the container answers 400, which the provider repeats
            assertThat(answer.status()).isIn(200, 400);
        } else {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(received).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "example.org", "example.org:81"})
    void aCallbackIsTakenWithAnAbsoluteTarget(String authority) throws Exception {
        String form = Smsc.status(newId());

        RawHttp.Answer answer;
        try (RawHttp http = connect()) {
            answer = http.send("POST http://" + authority + application.prefix() + "/smsc/callback HTTP/1.1\r\nHost: " + authority
                               + "\r\n" + FORM_TYPE + "\r\nContent-Length: " + form.length() + "\r\n\r\n" + form).answer();
        }

        assertThat(answer.status()).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @Test
    void aPathOfNobodyIsStill404() throws Exception {
        assertThat(post(application.prefix() + "/smsc/other", Smsc.FORM, Smsc.status(newId())).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 20_000, 200_000})
    void aLongRequestLineIsNot404(int length) throws Exception {
        try (RawHttp http = connect()) {
            try {
                http.post(application.prefix() + "/smsc/callback?a=" + "x".repeat(length), Smsc.status(newId()));
            } catch (IOException e) {
                // answered and closed meanwhile
            }
            assertThat(http.answerOrClosed().map(RawHttp.Answer::status).orElse(400)).isNotIn(404, 204);
        }
        stillAnswers();
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 20_000, 200_000})
    void aLongHeaderIsNot404(int length) throws Exception {
        try (RawHttp http = connect()) {
            try {
                http.send(RawHttp.head("POST", application.prefix() + "/smsc/callback", FORM_TYPE, "X-Long: " + "x".repeat(length),
                        "Content-Length: 4") + "id=1");
            } catch (IOException e) {
                // answered and closed meanwhile
            }
            assertThat(http.answerOrClosed().map(RawHttp.Answer::status).orElse(400)).isNotIn(404, 204);
        }
        stillAnswers();
    }

    @ParameterizedTest
    @ValueSource(strings = {"; charset=nonsense", "; charset=", "; charset=\"\"", "; charset=\"", "; charset", ";charset=utf-8;charset=x",
        "; charset=a b", "; charset=%00", ";;;", "; charset=\u00e4"})
    void theCharsetOfARequestDoesNotReachTheAnswer(String parameter) throws Exception {
        RawHttp.Answer signed = post(application.prefix() + "/smsc/callback", Smsc.FORM + parameter, Smsc.status(newId()));

        if (kind == HttpServerKind.SERVLET_JETTY && signed.status() == 500) {
            // Camel's servlet asks Jetty before the component: the provider repeats
            assertThat(received).isEmpty();
            return;
        }
        assertThat(signed.status()).isEqualTo(200);
        assertThat(signed.body()).isEqualTo("OK");
        assertThat(received).hasSize(1);
        RawHttp.Answer unsigned = post(application.prefix() + "/smsc/callback", Smsc.FORM + parameter, "id=1&phone=7&status=1");
        assertThat(unsigned.status()).isEqualTo(403);
        assertThat(unsigned.body()).isEqualTo("Forbidden");
    }

    @Test
    void aReadTimeoutOfCenturiesIsAsGoodAsNone() throws Exception {
        assertThat(post(application.prefix() + "/patient", Smsc.FORM, Smsc.status(newId())).status()).isEqualTo(200);
    }

    /** 60 KB of gzip that would be 60 MB. */
    @Test
    void aPackedBodyIsNotUnpacked() throws Exception {
        byte[] packed = gzip(1_500_000_000);

        int status = application.send(HttpRequest.newBuilder(application.uri("/smsc/callback"))
                .header("Content-Type", Smsc.FORM).header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed, 0, 60_000)).build()).statusCode();

        assertThat(status).isIn(400, 403, 413);
        stillAnswers();
    }

    private static byte[] gzip(long size) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[1_000_000];
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (long left = size; left > 0 && packed.size() < 100_000; left -= zeros.length) {
                gzip.write(zeros);
            }
        }
        return packed.toByteArray();
    }

    private RawHttp.Answer post(String target, String contentType, String body) throws IOException {
        try (RawHttp http = connect()) {
            return http.send(RawHttp.head("POST", target, "Content-Type: " + contentType,
                    "Content-Length: " + body.getBytes(StandardCharsets.ISO_8859_1).length) + body).answer();
        }
    }

    private void stillAnswers() {
        assertThat(application.form(Smsc.status(newId())).statusCode()).isEqualTo(200);
    }

    private RawHttp connect() throws IOException {
        return new RawHttp(application.port(), PATIENCE);
    }
}
