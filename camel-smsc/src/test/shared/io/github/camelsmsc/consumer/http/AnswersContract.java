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

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The answers of the contract, exactly, whatever the route does and whichever server gives them. */
public interface AnswersContract extends CallbackSuite {

    Set<String> HEADERS = Set.of("content-type", "content-length", "transfer-encoding", "date", "server",
            "connection", "keep-alive", "retry-after", "allow");

    /** The headers of the one event that has reached the route. */
    Map<String, Object> headers();

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "code", "headers", "emptyBody", "nullBody", "otherBody", "stop", "delay", "threads"})
    default void aRouteThatEndsWellIs200(String what) {
        HttpResponse<String> response = application().form(Smsc.status(Smsc.newId(), "do", what));

        isPlain(response, 200, "OK");
        assertThat(events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "timeout", "rollback", "markRollback", "rollbackLast", "codeAndFail", "threadsAndFail"})
    default void aRouteThatFailsIs503(String what) {
        HttpResponse<String> response = application().form(Smsc.status(Smsc.newId(), "do", what));

        isPlain(response, 503, "Service Unavailable");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("240");
        assertThat(events()).hasSize(1);
    }

    @Test
    default void aMissingFieldIs400() {
        isPlain(application().form("id=1&phone=79991234567"), 400, "Bad Request");
        assertThat(events()).isEmpty();
    }

    @Test
    default void brokenJsonIs400() {
        isPlain(application().post("/smsc/callback", "application/json", "{\"id\":".getBytes(StandardCharsets.UTF_8)), 400,
                "Bad Request");
    }

    @Test
    default void aWrongSignatureIs403() {
        isPlain(application().form(Smsc.status(Smsc.newId()).replaceAll("md5=.*", "md5=" + "0".repeat(32))), 403, "Forbidden");
        assertThat(events()).isEmpty();
    }

    @Test
    default void noSignatureIs403() {
        isPlain(application().form("id=1&phone=79991234567&status=1"), 403, "Forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "PATCH"})
    default void anotherMethodIs405(String method) {
        HttpResponse<String> response = application().send(HttpRequest.newBuilder(uri())
                .method(method, HttpRequest.BodyPublishers.noBody()).build());

        isPlain(response, 405, "Method Not Allowed");
        if (!habits().contains(Habit.ANSWERS_OPTIONS) || !"OPTIONS".equals(method)) {
            // Spring answers for what its own dispatcher could do, before the route's answer is there
            assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        }
        assertThat(events()).isEmpty();
    }

    @Test
    default void headIs405WithoutBody() {
        HttpResponse<String> response = application().send(HttpRequest.newBuilder(uri())
                .method("HEAD", HttpRequest.BodyPublishers.noBody()).build());

        isPlain(response, 405, "");
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    default void anotherMethodWithABodyIs405() {
        HttpResponse<String> response = application().send(HttpRequest.newBuilder(uri())
                .header("Content-Type", Smsc.FORM)
                .PUT(HttpRequest.BodyPublishers.ofString(Smsc.status(Smsc.newId()))).build());

        isPlain(response, 405, "Method Not Allowed");
        assertThat(application().form(Smsc.status(Smsc.newId())).statusCode()).isEqualTo(200);
    }

    @Test
    default void nothingOfTheRequestIsInTheAnswer() {
        HttpRequest request = HttpRequest.newBuilder(application().uri("/smsc/callback?X-Query=leak&Location=leak"))
                .header("Content-Type", Smsc.FORM)
                .header("X-Header", "leak")
                .header("Set-Cookie", "leak=1")
                .header("CamelHttpResponseCode", "404")
                .header("Origin", "http://leak")
                .POST(HttpRequest.BodyPublishers.ofString(Smsc.status(Smsc.newId(), "X-Form", "leak", "CamelHttpResponseCode", "404")))
                .build();

        HttpResponse<String> response = application().send(request);

        isPlain(response, 200, "OK");
        assertThat(response.headers().map().toString()).doesNotContain("leak");
    }

    @Test
    default void nothingOfTheRequestBecomesAMessageHeader() {
        HttpRequest request = HttpRequest.newBuilder(application().uri("/smsc/callback?JMSReplyTo=q&CamelFileName=a"))
                .header("Content-Type", Smsc.FORM)
                .header("kafka.TOPIC", "x")
                .header("CamelSmscPhone", "1")
                .header("Authorization", "Basic eDp5")
                .POST(HttpRequest.BodyPublishers.ofString(Smsc.status(Smsc.newId(), "breadcrumbId", "b", "CamelSmscId", "7")))
                .build();

        application().send(request);

        assertThat(headers().keySet()).containsExactlyInAnyOrder("CamelSmscKind", "CamelSmscPhone",
                "CamelSmscEventKey", "CamelSmscSignature", "CamelSmscId", "CamelSmscStatus", "CamelSmscTimestamp",
                "CamelMessageTimestamp");
        assertThat(headers()).containsEntry("CamelSmscPhone", "79991234567");
    }

    @Test
    default void anotherPathIsNotOurs() throws Exception {
        // on a connection of its own: camel-netty-http closes it behind its 404 without saying so
        try (RawHttp http = new RawHttp(application().port(), Duration.ofSeconds(30))) {
            http.send(RawHttp.head("POST", application().uri("/smsc/other").getPath(), "Content-Length: 0"));
            assertThat(http.answer().status()).isEqualTo(404);
        }
        assertThat(events()).isEmpty();
    }

    @Test
    default void aTrailingSlashIsAnsweredToo() {
        HttpResponse<String> response = application().post("/smsc/callback/", Smsc.FORM,
                Smsc.status(Smsc.newId()).getBytes(StandardCharsets.US_ASCII));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    private URI uri() {
        return application().uri("/smsc/callback");
    }

    private static void isPlain(HttpResponse<String> response, int status, String body) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().map().keySet()).allSatisfy(name -> assertThat(HEADERS).contains(name.toLowerCase()));
        assertThat(response.headers().map().toString()).doesNotContain("secret-of-the-route");
    }
}
