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
package io.github.camelsmsc.callback.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of the contract, exactly, whatever the route does and whichever server gives them. */
class ServerAnswersTest extends EveryServer {

    private static final Set<String> HEADERS = Set.of("content-type", "content-length", "transfer-encoding", "date", "server",
            "connection", "keep-alive", "retry-after", "allow");

    @Override
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?secret=" + Smsc.SECRET)
                        .process(ServerAnswersTest.this::record)
                        .choice()
                        .when(does("fail")).process(e -> {
                            throw new IllegalStateException("secret-of-the-route");
                        })
                        .when(does("timeout")).process(e -> {
                            throw new java.util.concurrent.TimeoutException("secret-of-the-route");
                        })
                        .when(does("rollback")).process(e -> e.setRollbackOnly(true))
                        .when(does("markRollback")).markRollbackOnly()
                        .when(does("rollbackLast")).markRollbackOnlyLast()
                        .when(does("code")).setHeader(Exchange.HTTP_RESPONSE_CODE, constant(404))
                        .when(does("codeAndFail")).setHeader(Exchange.HTTP_RESPONSE_CODE, constant(404)).process(e -> {
                            throw new IllegalStateException("secret-of-the-route");
                        })
                        .when(does("headers")).setHeader("X-Db-Password", constant("secret-of-the-route"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/x-other"))
                        .setHeader("Location", constant("/secret-of-the-route"))
                        .when(does("emptyBody")).setBody(constant(""))
                        .when(does("nullBody")).setBody(constant(null))
                        .when(does("otherBody")).setBody(constant("secret-of-the-route"))
                        .when(does("stop")).stop()
                        .when(does("delay")).to("direct:delay")
                        .when(does("threads")).to("direct:threads")
                        .when(does("threadsAndFail")).to("direct:threadsAndFail");
                from("direct:delay").delay(100).asyncDelayed().setBody(constant("x"));
                from("direct:threads").threads(2).setBody(constant("x"));
                from("direct:threadsAndFail").threads(2).throwException(new IllegalStateException("secret-of-the-route"));
            }

            private org.apache.camel.Predicate does(String what) {
                return body().contains("\"do\":\"" + what + '"');
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "code", "headers", "emptyBody", "nullBody", "otherBody", "stop", "delay", "threads"})
    void aRouteThatEndsWellIs200(String what) {
        HttpResponse<String> response = application.form(Smsc.status(newId(), "do", what));

        isPlain(response, 200, "OK");
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "timeout", "rollback", "markRollback", "rollbackLast", "codeAndFail", "threadsAndFail"})
    void aRouteThatFailsIs503(String what) {
        HttpResponse<String> response = application.form(Smsc.status(newId(), "do", what));

        isPlain(response, 503, "Service Unavailable");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("240");
        assertThat(received).hasSize(1);
    }

    @Test
    void aMissingFieldIs400() {
        isPlain(application.form("id=1&phone=79991234567"), 400, "Bad Request");
        assertThat(received).isEmpty();
    }

    @Test
    void brokenJsonIs400() {
        isPlain(application.post("/smsc/callback", "application/json", "{\"id\":".getBytes(StandardCharsets.UTF_8)), 400,
                "Bad Request");
    }

    @Test
    void aWrongSignatureIs403() {
        isPlain(application.form(Smsc.status(newId()).replaceAll("md5=.*", "md5=" + "0".repeat(32))), 403, "Forbidden");
        assertThat(received).isEmpty();
    }

    @Test
    void noSignatureIs403() {
        isPlain(application.form("id=1&phone=79991234567&status=1"), 403, "Forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void anotherMethodIs405(String method) {
        HttpResponse<String> response = application.send(HttpRequest.newBuilder(uri())
                .method(method, HttpRequest.BodyPublishers.noBody()).build());

        isPlain(response, 405, "Method Not Allowed");
        if (kind != HttpServerKind.SPRING_BOOT || !"OPTIONS".equals(method)) {
            // Spring answers for what its own dispatcher could do, before the route's answer is there
            assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        }
        assertThat(received).isEmpty();
    }

    @Test
    void headIs405WithoutBody() {
        HttpResponse<String> response = application.send(HttpRequest.newBuilder(uri())
                .method("HEAD", HttpRequest.BodyPublishers.noBody()).build());

        isPlain(response, 405, "");
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void anotherMethodWithABodyIs405() {
        HttpResponse<String> response = application.send(HttpRequest.newBuilder(uri())
                .header("Content-Type", Smsc.FORM)
                .PUT(HttpRequest.BodyPublishers.ofString(Smsc.status(newId()))).build());

        isPlain(response, 405, "Method Not Allowed");
        assertThat(application.form(Smsc.status(newId())).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingOfTheRequestIsInTheAnswer() {
        HttpRequest request = HttpRequest.newBuilder(application.uri("/smsc/callback?X-Query=leak&Location=leak"))
                .header("Content-Type", Smsc.FORM)
                .header("X-Header", "leak")
                .header("Set-Cookie", "leak=1")
                .header("CamelHttpResponseCode", "404")
                .header("Origin", "http://leak")
                .POST(HttpRequest.BodyPublishers.ofString(Smsc.status(newId(), "X-Form", "leak", "CamelHttpResponseCode", "404")))
                .build();

        HttpResponse<String> response = application.send(request);

        isPlain(response, 200, "OK");
        assertThat(response.headers().map().toString()).doesNotContain("leak");
    }

    @Test
    void nothingOfTheRequestBecomesAMessageHeader() {
        HttpRequest request = HttpRequest.newBuilder(application.uri("/smsc/callback?JMSReplyTo=q&CamelFileName=a"))
                .header("Content-Type", Smsc.FORM)
                .header("kafka.TOPIC", "x")
                .header("CamelSmscPhone", "1")
                .header("Authorization", "Basic eDp5")
                .POST(HttpRequest.BodyPublishers.ofString(Smsc.status(newId(), "breadcrumbId", "b", "CamelSmscId", "7")))
                .build();

        application.send(request);

        assertThat(received.get(0).headers().keySet()).containsExactlyInAnyOrder("CamelSmscKind", "CamelSmscPhone",
                "CamelSmscEventKey", "CamelSmscSignature", "CamelSmscId", "CamelSmscStatus", "CamelSmscTimestamp",
                "CamelMessageTimestamp");
        assertThat(received.get(0).headers()).containsEntry("CamelSmscPhone", "79991234567");
    }

    @Test
    void theExchangeIsTheEventsOwn() {
        application.form(Smsc.status(newId()));

        assertThat(received.get(0).exchange().getPattern()).isEqualTo(org.apache.camel.ExchangePattern.InOnly);
        assertThat(received.get(0).exchange().getFromEndpoint().getEndpointUri()).startsWith("smsc:");
    }

    @Test
    void anotherPathIsNotOurs() {
        assertThat(application.post("/smsc/other", Smsc.FORM, new byte[0]).statusCode()).isEqualTo(404);
        assertThat(received).isEmpty();
    }

    @Test
    void aTrailingSlashIsAnsweredToo() {
        HttpResponse<String> response = application.post("/smsc/callback/", Smsc.FORM,
                Smsc.status(newId()).getBytes(StandardCharsets.US_ASCII));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    private URI uri() {
        return application.uri("/smsc/callback");
    }

    private static void isPlain(HttpResponse<String> response, int status, String body) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().map().keySet()).allSatisfy(name -> assertThat(HEADERS).contains(name.toLowerCase()));
        assertThat(response.headers().map().toString()).doesNotContain("secret-of-the-route");
    }
}
