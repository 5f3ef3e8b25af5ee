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

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import io.github.camelsmsc.consumer.LogLines;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A sender that is refused sees the answer, and sees it once. */
class ServerRefusalsTest {

    private static CallbackApplication start(HttpServerKind kind) {
        return CallbackApplication.on(kind).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?signature=none").to("mock:routed");
            }
        }).start();
    }

    /** A connection that is closed while the sender still writes is reset, and takes the answer with it. */
    @Test
    void aSenderOfTooMuchGetsTheAnswerOnVertx() throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        byte[] tooMuch = "x".repeat(65_537).getBytes(StandardCharsets.US_ASCII);
        try (CallbackApplication application = start(HttpServerKind.VERTX)) {
            HttpRequest request = HttpRequest.newBuilder(application.uri("/smsc/callback"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(tooMuch)).build();
            for (int i = 0; i < 200; i++) {
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(413);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void anAnswerHasOneContentType(HttpServerKind kind) {
        try (CallbackApplication application = start(kind)) {
            assertThat(application.form("id=1&phone=79991234567&status=1").headers().allValues("content-type")).hasSize(1)
                    .first().asString().startsWith("text/plain");
            assertThat(application.form("id=1").headers().allValues("content-type")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(HttpServerKind.class)
    void theLineInTheLogTellsKindIdAndTheCallersAddress(HttpServerKind kind) {
        try (LogLines log = new LogLines();
             CallbackApplication application = CallbackApplication.on(kind).routes(new RouteBuilder() {
                 @Override
                 public void configure() {
                     from("smsc:callback?secret=0123456789abcdef").to("mock:routed");
                 }
             }).start()) {
            application.form("id=1001&phone=79991234567&status=1");
            application.form("id=1001&status=1");

            assertThat(log.lines()).filteredOn(line -> line.startsWith("Callback on ")).containsExactly(
                    "Callback on /smsc/callback refused with 403 (status 1001 from 127.0.0.1): no signature of those that count",
                    "Callback on /smsc/callback refused with 400 (from 127.0.0.1): field phone is missing");
        }
    }
}
