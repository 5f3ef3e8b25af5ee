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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.Handler;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The ways in which clients write one and the same request: all of them send the message, debit it and tell its state. */
class WaysOfSendingTest {

    private static final String PHONE = "79991234567";
    private static final String PASSWORD_AS_MD5 = "5ebe2294ecd0e0f08eab7690d2a6ee69";
    private static final String BOUNDARY = "-----b";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** How the parameters travel. */
    enum Way {
        /** GET with everything in the query, as most libraries do. */
        GET {
            @Override
            HttpRequest.Builder request(String page, Map<String, String> fields) {
                return HttpRequest.newBuilder(URI.create(page + "?" + form(fields)));
            }
        },
        /** POST of a form. */
        FORM {
            @Override
            HttpRequest.Builder request(String page, Map<String, String> fields) {
                return HttpRequest.newBuilder(URI.create(page)).header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
            }
        },
        /** POST with everything in the query and an empty body. */
        EMPTY_POST {
            @Override
            HttpRequest.Builder request(String page, Map<String, String> fields) {
                return GET.request(page, fields).POST(HttpRequest.BodyPublishers.noBody());
            }
        },
        /** POST of multipart/form-data, as the provider's library for JavaScript always does. */
        PARTS {
            @Override
            HttpRequest.Builder request(String page, Map<String, String> fields) {
                return parts(page, fields, "");
            }
        };

        abstract HttpRequest.Builder request(String page, Map<String, String> fields);
    }

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(b -> b.apiKey("the-key").clock(new SimulatedClock()));

    private SmscSimulator smsc;

    @BeforeEach
    void running() {
        smsc = extension.simulator();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpRequest.Builder parts(String page, Map<String, String> fields, String files) {
        String body = fields.entrySet().stream().map(field -> "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                + "\"\r\n\r\n" + field.getValue() + "\r\n").collect(Collectors.joining()) + files + "--" + BOUNDARY + "--\r\n";
        return HttpRequest.newBuilder(URI.create(page)).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private String text(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String credentials, String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : (credentials + "&charset=utf-8&fmt=1").split("&")) {
            fields.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    static Stream<Arguments> ways() {
        return Stream.of(Way.values()).flatMap(way -> Stream.of(Calls.CREDENTIALS, "login=demo&psw=" + PASSWORD_AS_MD5,
                "apikey=the-key", "login=demo&apikey=the-key").map(credentials -> arguments(way, credentials)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyWayAndLoginSendsAndTellsStateAndBalance(Way way, String credentials) {
        String text = "Привет, мир: 100% & \"a=b\"\r\n+1; 😀";
        String base = smsc.baseUri() + "/";
        assertThat(text(way.request(base + "send.php", fields(credentials, "phones", PHONE + ";+79990000002", "mes", text, "id", "33", "cost", "3"))))
                .isEqualTo("33,2,8.40,991.60");
        assertThat(smsc.outbox()).hasSize(2).allSatisfy(message -> assertThat(message.text()).isEqualTo(text));
        assertThat(text(way.request(base + "send.php", fields(credentials, "list", PHONE + ":a: b\\nc\n79990000003:d\n", "cost", "2"))))
                .isEqualTo("1001,2,8.40");
        assertThat(smsc.outbox()).extracting(OutboxMessage::text).endsWith("a: b\nc", "d");
        assertThat(text(way.request(base + "status.php", fields(credentials, "phone", PHONE, "id", "33")))).isEqualTo("-1,1700000000,0");
        smsc.clock().advance(Duration.ofSeconds(4));
        assertThat(text(way.request(base + "status.php", fields(credentials, "phone", PHONE, "id", "33")))).isEqualTo("1,1700000004,0");
        assertThat(text(way.request(base + "balance.php", fields(credentials)))).isEqualTo("983.20");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyWayIsCountedForTheSameLimit(Way way, String credentials) {
        String page = smsc.baseUri() + "/send.php";
        assertThat(text(Way.FORM.request(page, fields(Calls.CREDENTIALS, "phones", PHONE, "mes", "x")))).isEqualTo("1001,1");
        assertThat(text(way.request(page, fields(credentials, "phones", PHONE, "mes", "x")))).isEqualTo("0,-9");
    }

    @Test
    void filesThatComeAsPartsAreTheContentOfAnMmsAnEMailOrACall() {
        String file = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file0\"; filename=\"a.wav\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\nRIFF\r\n--\0\r\n";
        for (String type : new String[] { "mms", "call", "mail" }) {
            String to = type.equals("mail") ? "a@example.org" : PHONE;
            assertThat(text(parts(smsc.baseUri() + "/send.php", fields(Calls.CREDENTIALS, type, "1", "phones", to, "id", "7"), file))).startsWith("7,");
        }
        assertThat(smsc.outbox()).extracting(OutboxMessage::type).containsExactly(MessageType.MMS, MessageType.CALL, MessageType.MAIL);
        assertThat(smsc.requests(Page.SEND)).allSatisfy(request -> assertThat(request.files()).singleElement()
                .satisfies(uploaded -> assertThat(uploaded.content()).asString(StandardCharsets.UTF_8).isEqualTo("RIFF\r\n--\0")));
        assertThat(text(parts(smsc.baseUri() + "/send.php", fields(Calls.CREDENTIALS, "mms", "1", "phones", PHONE), ""))).isEqualTo("0,-1");
    }

    @Test
    void theCodeOnThePictureThatAVisitorFetchedLetsOneMessageThrough() {
        new Calls(smsc).get("imgcode.php", "1.1");
        String[] visitor = { "phones", PHONE, "mes", "x", "id", "9", "userip", "127.0.0.1", "imgcode", smsc.imgCode("127.0.0.1") };

        assertThat(text(Way.PARTS.request(smsc.baseUri() + "/send.php", fields(Calls.CREDENTIALS, visitor)))).isEqualTo("9,1");
        assertThat(smsc.imgCode("127.0.0.1")).isNull();
        smsc.clock().advance(Duration.ofMinutes(1));
        assertThat(text(Way.GET.request(smsc.baseUri() + "/send.php", fields(Calls.CREDENTIALS, visitor)))).isEqualTo("0,-10");
        assertThat(smsc.outbox()).hasSize(1);
    }

    @Test
    void aCallIsCalledBackWithItsSecondsAndWhatTheSubscriberTyped() {
        try (Handler handler = new Handler(n -> 200)) {
            smsc.callbackUrl(handler.address() + "/?charset=utf-8&sha1=s");
            smsc.outcome(PHONE, Outcome.of(1, 0).with("dtmf", "12#").with("calltime", "14"));
            text(Way.GET.request(smsc.baseUri() + "/send.php", fields(Calls.CREDENTIALS, "call", "1", "mes", "code", "phones", PHONE, "id", "8")));
            smsc.clock().advance(Duration.ofSeconds(4));
            assertThat(handler.last().form(StandardCharsets.UTF_8)).containsEntry("id", "8").containsEntry("type", "7")
                    .containsEntry("cnt", "10").containsEntry("cost", "3.00").containsEntry("dtmf", "12#").containsEntry("calltime", "14")
                    .containsKey("sha1");
        }
    }
}
