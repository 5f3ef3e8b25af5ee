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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.SmscJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallbackFieldsTest {

    private static final String MESSAGE = "id=5&phone=7&mes=%CF:+a&to=7900&time=1";

    @ParameterizedTest
    @CsvSource({
            "id=1001&phone=79991234567&status=1&ts=1700000000, status:1001:79991234567:1:1700000000",
            "id=1001&phone=79991234567&status=1, status:1001:79991234567:1:",
            "id=007&phone=7&status=-1&ts=, status:007:7:-1:",
            "id=1&phone=7&status=-01&ts=now, status:1:7:-01:now",
            "id=-0&phone=7&mes=a&to=7900, message:-0",
            "waitcall=1&phone=7&ts=0170, call:7:0170",
            "id=998877&phone=7&mes=a&to=7900&time=5, message:998877",
            "waitcall=1&phone=79991234567&ts=1700000000, call:79991234567:1700000000" })
    void theEventKeyHasTheTextsAsTheyCameAlsoWhenItIsReadFromTheJson(String form, String key) {
        CallbackEvent event = fields(form).toEvent();

        assertThat(event.eventKey()).isEqualTo(key);
        assertThat(SmscJson.read(SmscJson.write(event), CallbackEvent.class).eventKey()).isEqualTo(key);
    }

    @Test
    void theStoredKeyIsPathEventKeyAndDigestOfTheSignedTextInAnyCharset() throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] digest = sha256.digest("7:\u041F: a:7900".getBytes(StandardCharsets.UTF_8));
        String key = "/smsc/callback|message:5|" + HexFormat.of().formatHex(digest).substring(0, 16);

        assertThat(fields(MESSAGE).toEvent().storedKey("/smsc/callback")).isEqualTo(key);
        assertThat(fields(MESSAGE.replace("%CF", "%D0%9F")).toEvent().storedKey("/smsc/callback")).isEqualTo(key);
        assertThat(fields("{\"id\":5,\"phone\":7,\"mes\":\"\\u041f: a\",\"to\":7900}").toEvent().storedKey("/smsc/callback")).isEqualTo(key);
    }

    @Test
    void theFormerStoredKeyIsMadeOfTheBytes() throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] digest = sha256.digest("7:\u00CF: a:7900".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(fields(MESSAGE).toEvent().storedKey("/smsc/callback", fields(MESSAGE).signedBytes()))
                .isEqualTo("/smsc/callback|message:5|" + HexFormat.of().formatHex(digest).substring(0, 16));
        CallbackFields status = fields("id=5&phone=7&status=1");
        assertThat(status.toEvent().storedKey("/a", status.signedBytes())).isEqualTo(status.toEvent().storedKey("/a"));
    }

    @Test
    void aRepeatHasTheSameStoredKeyAndAReplayWithAnotherTextOrIdHasNot() {
        String key = fields(MESSAGE).toEvent().storedKey("/a");
        assertThat(fields("to=7900&order=1&" + MESSAGE).toEvent().storedKey("/a")).isEqualTo(key);
        assertThat(fields(MESSAGE.replace("id=5", "id=6")).toEvent().storedKey("/a")).isNotEqualTo(key);
        assertThat(fields(MESSAGE.replace("%CF", "%D0")).toEvent().storedKey("/a")).isNotEqualTo(key);
        assertThat(fields(MESSAGE).toEvent().storedKey("/b")).isNotEqualTo(key);
    }

    @Test
    void namesCannotBeChanged() {
        assertThatThrownBy(() -> fields(MESSAGE).names().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void fieldsPrintNoContent() {
        assertThat(fields(MESSAGE.replace("phone=7", "phone=79991234567")).toString()).doesNotContain("79991234567");
    }

    private static CallbackFields fields(String form) {
        return Said.decode("auto", new RawCallback(form.getBytes(StandardCharsets.US_ASCII), null, null));
    }
}
