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
package io.github.camelsmsc.callback;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelsmsc.callback.CallbackFields.Format;
import io.github.camelsmsc.callback.Said.Refused;
import io.github.camelsmsc.model.CallConfirmation;
import io.github.camelsmsc.model.CallbackKind;
import io.github.camelsmsc.model.DeliveryStatus;
import io.github.camelsmsc.model.IncomingMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every kind in every charset, format and algorithm. */
class DecodingMatrixTest {

    private static final String SECRET = "my-secret_1";
    private static final String TEXT = "Привет, мир & <ё>: 100% + \"да\"";

    static Stream<Arguments> matrix() {
        return Stream.of(CallbackKind.values()).flatMap(kind -> Stream.of(Format.values())
                .flatMap(format -> Stream.of("windows-1251", "koi8-r", "utf-8")
                        .filter(charset -> format == Format.FORM || !charset.equals("koi8-r"))
                        .flatMap(charset -> Stream.of("md5", "sha1", "crc32")
                                .map(algorithm -> Arguments.of(kind, format, charset, algorithm)))));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void isDecodedAndVerified(CallbackKind kind, Format format, String charsetName, String algorithm) {
        Charset charset = Charset.forName(charsetName);
        Map<String, String> fields = fields(kind);
        fields.put("charset", charsetName);
        fields.put(algorithm, CallbackSignature.sign(algorithm, SECRET, charset, signed(kind, fields)));
        byte[] body = CallbackWriter.write(format, charset, fields);

        CallbackFields decoded = decode("auto", body);

        assertThat(decoded.format()).isEqualTo(format);
        assertThat(decoded.charset()).isEqualTo(charset);
        assertThat(decoded.kind()).isEqualTo(kind);
        assertThat(decoded.names()).containsExactlyElementsOf(fields.keySet());
        assertThat(Said.by(() -> SignatureVerifier.of(algorithm, SECRET).verify(decoded))).isEqualTo(algorithm);
        assertEvent(decoded);
        assertThat(decode(charsetName, body).toEvent()).isEqualTo(decoded.toEvent());
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void anotherSecretIsRefused(CallbackKind kind, Format format, String charsetName, String algorithm) {
        Charset charset = Charset.forName(charsetName);
        Map<String, String> fields = fields(kind);
        fields.put(algorithm, CallbackSignature.sign(algorithm, "another", charset, signed(kind, fields)));

        CallbackFields decoded = decode(charsetName, CallbackWriter.write(format, charset, fields));

        assertThat(Said.by(() -> SignatureVerifier.of(algorithm, SECRET).verify(decoded)))
                .isEqualTo(new Refused(RefusalReason.SIGNATURE, algorithm + " does not match"));
    }

    private static void assertEvent(CallbackFields decoded) {
        switch (decoded.kind()) {
            case STATUS -> {
                DeliveryStatus status = (DeliveryStatus) decoded.toEvent();
                assertThat(status.id()).isEqualTo(1001);
                assertThat(status.status()).isEqualTo(1);
                assertThat(status.cmt()).isEqualTo(TEXT);
                assertThat(status.extra()).isEqualTo(Map.of("order", "77"));
            }
            case MESSAGE -> {
                IncomingMessage message = (IncomingMessage) decoded.toEvent();
                assertThat(message.mes()).isEqualTo(TEXT);
                assertThat(message.to()).isEqualTo("79007654321");
                assertThat(message.time()).isEqualTo(1700000001L);
            }
            case CALL -> assertThat(decoded.toEvent()).isEqualTo(
                    new CallConfirmation("79991234567", 1700000000L, null, "1" + TEXT, null, Map.of()));
        }
    }

    private static Map<String, String> fields(CallbackKind kind) {
        return switch (kind) {
            case STATUS -> CallbackWriter.fields("id", "1001", "phone", "79991234567", "status", "1", "time",
                    "14.11.23 22:13:20", "ts", "1700000000", "cost", "4.20", "cmt", TEXT, "order", "77");
            case MESSAGE -> CallbackWriter.fields("id", "998877", "phone", "79991234567", "mes", TEXT, "to", "79007654321",
                    "sent", "1700000000", "time", "1700000001");
            case CALL -> CallbackWriter.fields("waitcall", "1", "phone", "79991234567", "ts", "1700000000", "callmenu",
                    "1" + TEXT);
        };
    }

    private static String[] signed(CallbackKind kind, Map<String, String> fields) {
        List<String> names = switch (kind) {
            case STATUS -> List.of("id", "phone", "status");
            case MESSAGE -> List.of("phone", "mes", "to");
            case CALL -> List.of("phone", "ts");
        };
        return names.stream().map(fields::get).toArray(String[]::new);
    }

    private static CallbackFields decode(String charset, byte[] body) {
        return Said.decode(charset, new RawCallback(body, null, null));
    }

    @Test
    void withoutAnyHintWindows1251IsTheDefault() {
        Map<String, String> fields = fields(CallbackKind.MESSAGE);
        for (Format format : Format.values()) {
            assertThat(decode("auto", CallbackWriter.write(format, CallbackWriter.WINDOWS_1251, fields)).text("mes"))
                    .isEqualTo(TEXT);
            assertThat(decode("auto", CallbackWriter.write(format, StandardCharsets.UTF_8, fields)).text("mes"))
                    .isEqualTo(TEXT);
        }
    }
}
