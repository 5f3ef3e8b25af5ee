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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.Callback;
import io.github.camelsmsc.simulator.callback.CallbackStyle;
import io.github.camelsmsc.simulator.callback.ConfirmationCall;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every kind of callback in every charset and form, under every signature, sent by the simulator over HTTP. */
class CallbackMatrixTest {

    private static final BlockingQueue<Exchange> ROUTED = new LinkedBlockingQueue<>();
    private static CallbackApplication application;
    private static SmscSimulator smsc;

    @BeforeAll
    static void start() {
        application = CallbackApplication.on(HttpServerKind.VERTX).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?secret=my-secret_1&signature=md5,sha1,crc32")
                        .process(exchange -> ROUTED.add(exchange.copy()));
            }
        }).start();
        smsc = SmscSimulator.builder().build().start();
    }

    @AfterAll
    static void stop() {
        smsc.close();
        application.close();
    }

    static Stream<Arguments> callbacks() {
        List<Arguments> all = new ArrayList<>();
        for (String kind : List.of("status", "message", "call")) {
            for (String charset : List.of("", "charset=windows-1251", "charset=koi8-r", "charset=utf-8")) {
                for (String format : List.of("", "fmt=2", "fmt=3")) {
                    if (charset.contains("koi8-r") && !format.isEmpty()) {
                        continue; // "When transmitting the fmt parameter, the koi8-r encoding is not used."
                    }
                    for (String algorithm : List.of("md5", "sha1", "crc32")) {
                        all.add(Arguments.of(kind, charset, format, algorithm));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @MethodSource("callbacks")
    void everyCallbackArrivesVerifiedWithItsTextWhole(String kind, String charset, String format, String algorithm)
            throws Exception {
        smsc.callbackUrl(application.uri("/smsc/callback") + "?"
                         + String.join("&", Stream.of(charset, format, algorithm + "=my-secret_1", "order=77")
                                 .filter(part -> !part.isEmpty()).toList()));

        Delivery delivery = smsc.send(event(kind));

        assertThat(delivery.lastStatusCode()).isEqualTo(200);
        assertThat(delivery.last().text()).isEqualTo("OK");
        Exchange routed = ROUTED.poll(5, TimeUnit.SECONDS);
        assertThat(routed.getMessage().getBody()).isEqualTo(json(kind));
        assertThat(routed.getMessage().getHeader(SmscConstants.SIGNATURE)).isEqualTo(algorithm);
        assertThat(routed.getMessage().getHeader(SmscConstants.KIND)).isEqualTo(kind);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @MethodSource("callbacks")
    void aCallbackThatIsSignedWithAnotherSecretIsRefused(String kind, String charset, String format, String algorithm) {
        smsc.callbackUrl(application.uri("/smsc/callback") + "?"
                         + String.join("&", Stream.of(charset, format, algorithm + "=my-secret_1")
                                 .filter(part -> !part.isEmpty()).toList()));

        Delivery delivery = smsc.sendSignedWith("another", event(kind));

        assertThat(delivery.lastStatusCode()).isEqualTo(403);
        assertThat(delivery.last().text()).isEqualTo("Forbidden");
        assertThat(ROUTED).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("styles")
    void whatTheProviderLeavesOpenIsReadEitherWay(CallbackStyle style) throws Exception {
        smsc.callbackStyle(style);
        try {
            for (String format : List.of("fmt=2", "fmt=3", "x=y")) {
                smsc.callbackUrl(application.uri("/smsc/callback") + "?" + format + "&sha1=my-secret_1&crc32=my-secret_1");

                Delivery delivery = smsc.send(event("message"));

                assertThat(delivery.lastStatusCode()).isEqualTo(200);
                assertThat(ROUTED.poll(5, TimeUnit.SECONDS).getMessage().getBody(String.class))
                        .contains("\"mes\":\"Привет, <мир> & 100% + ёжик\"");
            }
        } finally {
            smsc.callbackStyle(CallbackStyle.DEFAULT);
        }
    }

    static Stream<CallbackStyle> styles() {
        CallbackStyle style = CallbackStyle.DEFAULT;
        return Stream.of(style.withEchoSettings(false), style.withQuotedNumbers(!style.quotedNumbers()),
                style.withEscapedJson(!style.escapedJson()), style.withCharsetInContentType(true),
                style.withXmlDeclaration(!style.xmlDeclaration()), style.withXmlRoot("callback"),
                style.withCrc32(CallbackStyle.Crc32.values()[0]), style.withCrc32(CallbackStyle.Crc32.values()[1]),
                style.withCrc32(CallbackStyle.Crc32.values()[2]), style.withUpperCaseHex(true), style.withUtf8Signature(true));
    }

    private static Callback<?> event(String kind) {
        return switch (kind) {
            case "status" -> StatusCallback.of(1001, "79991234567", 20).ts(1_700_000_000).time("14.11.23 22:13:20").err(237)
                    .cnt(1).type(7).cost("4.20").flag(7).sender("Аптека").dtmf("0123").cmt("заказ 77")
                    .voiceMenu("05", "1#2", "12");
            case "message" -> IncomingSms.of("79991234567", "Привет, <мир> & 100% + ёжик", "79007654321").id(998_877)
                    .smsId(1001).smsc("79990000000").sent(1_700_000_000).time(1_700_000_001);
            default -> ConfirmationCall.of("79991234567").ts(1_700_000_000);
        };
    }

    private static String json(String kind) {
        return switch (kind) {
            case "status" -> "{\"kind\":\"status\",\"id\":1001,\"phone\":\"79991234567\",\"status\":20,"
                             + "\"time\":\"14.11.23 22:13:20\",\"ts\":1700000000,\"err\":237,\"cnt\":1,\"type\":7,"
                             + "\"cost\":\"4.20\",\"flag\":7,\"sender\":\"Аптека\",\"dtmf\":\"0123\",\"cmt\":\"заказ 77\","
                             + "\"calltime\":\"05\",\"callmenu\":\"1#2\",\"ringtime\":\"12\",\"extra\":{\"order\":\"77\"}}";
            case "message" -> "{\"kind\":\"message\",\"id\":998877,\"sms_id\":1001,\"phone\":\"79991234567\","
                              + "\"mes\":\"Привет, <мир> & 100% + ёжик\",\"to\":\"79007654321\",\"smsc\":\"79990000000\","
                              + "\"sent\":1700000000,\"time\":1700000001,\"extra\":{\"order\":\"77\"}}";
            default -> "{\"kind\":\"call\",\"phone\":\"79991234567\",\"ts\":1700000000,\"extra\":{\"order\":\"77\"}}";
        };
    }
}
