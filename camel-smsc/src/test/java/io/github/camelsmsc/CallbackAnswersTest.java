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

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the provider is told, case by case. */
class CallbackAnswersTest {

    private static final String STATUS = "id=123&phone=79991234567&status=1";
    private static final String STATUS_MD5 = "&md5=f8766642e93007da64d07b2abf6ff87d";

    private static CallbackApplication application;

    @BeforeAll
    static void start() {
        application = CallbackApplication.on(HttpServerKind.VERTX).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?secret=mysecret").routeId("signed").to("mock:signed");
                from("smsc:callback?path=/rotating&secret=newsecret,mysecret").to("mock:rotating");
                from("smsc:callback?path=/sha1&secret=mysecret&signature=sha1").to("mock:sha1");
                from("smsc:callback?path=/crc32&secret=mysecret&signature=crc32").to("mock:crc32");
                from("smsc:callback?path=/small&signature=none&maxBodySize=100").to("mock:small");
                from("smsc:callback?path=/aged&signature=none&maxAge=4h").to("mock:aged");
                from("smsc:callback?path=/throws&signature=none").throwException(new IllegalStateException("79991234567"));
                from("smsc:callback?path=/handled&signature=none")
                        .onException(IllegalStateException.class).handled(true).end()
                        .throwException(new IllegalStateException("handled"));
                from("smsc:callback?path=/rollback&signature=none").markRollbackOnly();
                from("smsc:callback?path=/says404&signature=none")
                        .setHeader("CamelHttpResponseCode", constant(404)).setHeader("X-Db-Password", constant("hunter2"))
                        .setBody(constant("route's own body"));
                from("smsc:callback?path=/emptied&signature=none").setBody(constant(null));
                from("smsc:callback?path=/stopped&signature=none").autoStartup(false).to("mock:stopped");
            }
        }).start();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void reset() {
        MockEndpoint.resetMocks(application.context());
    }

    private static HttpResponse<String> form(String path, String form) {
        return application.post(path, "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int routed(String mock) {
        return application.context().getEndpoint(mock, MockEndpoint.class).getReceivedCounter();
    }

    @Test
    void aRoutedEventIsAnsweredWith200AndOk() {
        HttpResponse<String> answer = form("/smsc/callback", STATUS + STATUS_MD5);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(routed("mock:signed")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
            "a wrong signature,               &md5=f8766642e93007da64d07b2abf6ff87e",
            "no signature,                    ''",
            "an empty signature,              &md5=",
            "an algorithm that does not count, &crc32=3342553468",
            "one of two signatures wrong,     &md5=f8766642e93007da64d07b2abf6ff87d&sha1=00"
    })
    void withoutAValidSignatureIsAnsweredWith403(String what, String signature) {
        HttpResponse<String> answer = form("/smsc/callback", STATUS + signature);

        assertThat(answer.statusCode()).as(what).isEqualTo(403);
        assertThat(routed("mock:signed")).isZero();
    }

    @Test
    void aSignatureThatTheOptionDoesNotNameIsNotLookedAt() {
        assertThat(form("/sha1", STATUS + "&md5=wrong&sha1=9BB1336CDFF595A35BEBF927FD66E9636B93B687").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "3342553468", "-952413828", "c73b517c", "C73B517C" })
    void crc32CountsInEveryNotationIfItIsNamed(String crc32) {
        assertThat(form("/crc32", STATUS + "&crc32=" + crc32).statusCode()).isEqualTo(200);
    }

    @Test
    void whileASecretIsReplacedByAnotherBothCount() {
        assertThat(form("/rotating", STATUS + STATUS_MD5).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
            "id is missing,          phone=79991234567&status=1",
            "phone is missing,       id=1&status=1",
            "status is missing,      id=1&phone=79991234567",
            "id of a message,        phone=79991234567&mes=x&to=7900",
            "to of a message,        id=1&phone=79991234567&mes=x",
            "ts of a call,           waitcall=1&phone=79991234567",
            "id is no number,        id=a&phone=79991234567&status=1",
            "a colon in id,          id=1:2&phone=79991234567&status=1",
            "a colon in phone,       id=1&phone=7999:1234567&status=1",
            "a colon in ts,          id=1&phone=79991234567&status=1&ts=1:2",
            "twice with other values, id=1&phone=79991234567&status=1&type=0&type=prod",
            "nothing,                ''"
    })
    void whatCannotBeUnderstoodIsAnsweredWith400(String what, String form) {
        assertThat(form("/smsc/callback", form + "&md5=x").statusCode()).as(what).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"id\":", "[1]", "<a><b></a>", "<!DOCTYPE a [<!ENTITY b \"c\">]><a><id>&b;</id></a>" })
    void brokenJsonAndXmlAreAnsweredWith400(String body) {
        assertThat(application.post("/smsc/callback", null, body.getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "PUT", "DELETE", "HEAD", "PATCH" })
    void anotherMethodIsAnsweredWith405AndWhatIsAllowed(String method) {
        HttpResponse<String> answer = application.send(HttpRequest.newBuilder(application.uri("/smsc/callback"))
                .method(method, HttpRequest.BodyPublishers.noBody()).build());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void aBodyAboveMaxBodySizeIsAnsweredWith413() {
        assertThat(form("/small", STATUS + "&cmt=" + "x".repeat(100 - STATUS.length() - 5)).statusCode()).isEqualTo(200);
        assertThat(form("/small", STATUS + "&cmt=" + "x".repeat(101 - STATUS.length() - 5)).statusCode()).isEqualTo(413);
    }

    @Test
    void aCallThatIsOlderThanMaxAgeIsAnsweredWith403() {
        long now = System.currentTimeMillis() / 1000;

        assertThat(form("/aged", "waitcall=1&phone=79991234567&ts=" + (now - 3 * 3600)).statusCode()).isEqualTo(200);
        assertThat(form("/aged", "waitcall=1&phone=79991234567&ts=" + (now - 5 * 3600)).statusCode()).isEqualTo(403);
        assertThat(form("/aged", "id=1&phone=79991234567&status=1&ts=1").statusCode()).as("a status is not signed for its time")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({ "-9223372036854775808, 403", "9223372036854775807, 200" })
    void aTimeFarOutOfRangeIsOlderOrYoungerLikeAnyOther(String ts, int status) {
        assertThat(form("/aged", "waitcall=1&phone=79991234567&ts=" + ts).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/throws", "/rollback", "/stopped" })
    void aRouteThatFailedOrDoesNotRunIsAnsweredWith503AndWhenToComeAgain(String path) {
        HttpResponse<String> answer = form(path, STATUS);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("Service Unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("240");
    }

    @Test
    void aHandledFailureIsASuccess() {
        assertThat(form("/handled", STATUS).statusCode()).isEqualTo(200);
    }

    @Test
    void whatTheRouteSetsDoesNotReachTheProvider() {
        HttpResponse<String> answer = form("/says404", STATUS + "&order=77");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(answer.headers().map().keySet()).containsExactlyInAnyOrder("content-length", "content-type");
    }

    @Test
    void aRouteThatEndsWithoutABodyIsAnsweredWith200AndNot204() {
        assertThat(form("/emptied", STATUS).statusCode()).isEqualTo(200);
    }

    @Test
    void queryParametersOfTheBangFormAreJoinedIn() {
        assertThat(form("/smsc/callback?order=77&id=123", "phone=79991234567&status=1" + STATUS_MD5).statusCode()).isEqualTo(200);
        assertThat(application.context().getEndpoint("mock:signed", MockEndpoint.class).getExchanges().get(0).getMessage()
                .getBody(String.class)).contains("\"extra\":{\"order\":\"77\"}");
    }
}
