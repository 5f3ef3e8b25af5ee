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
package io.github.camelsmsc.simulator.callback;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.Handler;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class CallbackFormTest {

    private static final StatusCallback STATUS = StatusCallback.of(123, "79991234567", 1);
    private static final IncomingSms MESSAGE = IncomingSms.of("79991234567", "Привет", "79037672215").id(7);

    private final Handler handler = new Handler(n -> 200);
    private final SmscSimulator smsc = SmscSimulator.builder().clock(new SimulatedClock()).build();

    @AfterEach
    void stop() {
        smsc.close();
        handler.close();
    }

    private Handler.Seen send(String rest, Callback<?> callback) {
        smsc.callbackUrl(handler.address() + rest);
        assertThat(smsc.send(callback).lastStatusCode()).isEqualTo(200);
        return handler.last();
    }

    private Map<String, String> form(String rest, Callback<?> callback) {
        return send(rest, callback).form(Calls.WINDOWS_1251);
    }

    @Test
    void allParametersArePassedByThePostMethod() {
        Handler.Seen seen = send("/sms?order=77", STATUS);
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.path()).isEqualTo("/sms");
        assertThat(seen.query()).isNull();
        assertThat(seen.contentType()).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void parametersOfAStatus() {
        assertThat(form("/", STATUS)).containsExactly(entry("id", "123"), entry("phone", "79991234567"),
                entry("status", "1"), entry("time", "14.11.23 22:13:20"), entry("ts", "1700000000"), entry("cnt", "1"),
                entry("type", "0"), entry("cost", "0.00"), entry("flag", "0"), entry("sender", "SMSC.RU"));
    }

    @Test
    void errIsPassedIfNotEqualToZero() {
        assertThat(form("/", STATUS.err(0))).doesNotContainKey("err");
        assertThat(form("/", STATUS.err(255))).containsEntry("err", "255");
    }

    @Test
    void additionalParametersForHlrRequests() {
        assertThat(form("/", STATUS.hlr("250011234567890", "79160000001", "250", "01", "Россия", "МТС", null, null)))
                .containsEntry("type", "4").containsEntry("flag", "4").containsEntry("mnc", "01")
                .containsEntry("cn", "Россия").doesNotContainKeys("rcn", "rnet");
    }

    @Test
    void additionalParametersForTheVoiceMenu() {
        assertThat(form("/", STATUS.voiceMenu("35", "1*2", "12").dtmf("007")))
                .containsEntry("calltime", "35").containsEntry("callmenu", "1*2").containsEntry("ringtime", "12")
                .containsEntry("dtmf", "007").containsEntry("type", "7");
    }

    @Test
    void parametersOfAnIncomingMessage() {
        assertThat(form("/", MESSAGE.smsId(5).smsc("79160000009"))).containsExactly(entry("id", "7"),
                entry("sms_id", "5"), entry("phone", "79991234567"), entry("mes", "Привет"), entry("to", "79037672215"),
                entry("smsc", "79160000009"), entry("sent", "1700000000"), entry("time", "1700000000"));
    }

    @Test
    void idOfAnIncomingMessageIsAssignedAutomaticallyAndUnique() {
        IncomingSms message = IncomingSms.of("79991234567", "", "79037672215");
        String first = form("/", message).get("id");
        assertThat(form("/", message).get("id")).isNotEqualTo(first);
    }

    @Test
    void parametersOfAConfirmationCall() {
        assertThat(form("/", ConfirmationCall.of("79991234567"))).containsExactly(entry("waitcall", "1"),
                entry("phone", "79991234567"), entry("ts", "1700000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "utf-8", "koi8-r", "windows-1251" })
    void charsetParameterSelectsTheEncoding(String charset) {
        assertThat(send("/?charset=" + charset, MESSAGE).form(Charset.forName(charset))).containsEntry("mes", "Привет");
    }

    @Test
    void defaultEncodingIsWindows1251() {
        assertThat(new String(send("/", MESSAGE).body(), StandardCharsets.US_ASCII))
                .contains("mes=%CF%F0%E8%E2%E5%F2");
    }

    @Test
    void fmt2IsXmlInTheRequestBody() {
        Handler.Seen seen = send("/?fmt=2&md5=abc&a=1", MESSAGE);
        assertThat(seen.contentType()).isEqualTo("text/xml");
        assertThat(new String(seen.body(), Calls.WINDOWS_1251))
                .startsWith("<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<callback>\n<id>7</id>\n")
                .contains("<mes>Привет</mes>\n").contains("<a>1</a>\n").endsWith("</callback>");
    }

    @Test
    void xmlEscapesWhatItMust() {
        assertThat(new String(send("/?fmt=2", MESSAGE.with("mes", "a<b>&\r\nc")).body(), Calls.WINDOWS_1251))
                .contains("<mes>a&lt;b&gt;&amp;&#13;\nc</mes>");
    }

    @Test
    void fmt3IsJsonInTheRequestBody() {
        Handler.Seen seen = send("/?fmt=3", MESSAGE);
        assertThat(seen.contentType()).isEqualTo("application/json");
        assertThat(new String(seen.body(), Calls.WINDOWS_1251))
                .startsWith("{\n\"id\": \"7\",\n\"phone\": \"79991234567\",\n\"mes\": \"Привет\",\n");
    }

    @Test
    void whenTransmittingFmtKoi8rIsNotUsed() {
        String body = new String(send("/?fmt=3&charset=koi8-r", MESSAGE).body(), Calls.WINDOWS_1251);
        assertThat(body).contains("Привет").contains("\"fmt\"").doesNotContain("charset");
    }

    @Test
    void parametersOfTheAddressAfterTheQuestionMarkAreSentToo() {
        assertThat(form("/?order=%D0%94%D0%B0&fromsms", STATUS)).containsEntry("order", "Да")
                .containsEntry("fromsms", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "''|type=0&|&type=prod", "2&|<type>0</type>|<type>prod</type>",
            "3&|\"type\": \"0\"|\"type\": \"prod\"" })
    void aParameterWithTheNameOfAFieldIsSentBesideTheField(String fmt, String field, String parameter) {
        assertThat(new String(send("/?" + (fmt.isEmpty() ? "" : "fmt=" + fmt) + "type=prod", STATUS).body(), Calls.WINDOWS_1251))
                .contains(field).contains(parameter);
    }

    @Test
    void aSettingThatTheEventSetsIsSentOnce() {
        String body = new String(send("/?md5=mysecret&charset=utf-8", STATUS.with("md5", "0").with("charset", "x")).body(),
                StandardCharsets.US_ASCII);
        assertThat(body).containsOnlyOnce("md5=").containsOnlyOnce("charset=").contains("md5=0").contains("charset=x");
    }

    @Test
    void parametersAfterTheExclamationMarkAreTransmittedByTheGetMethod() {
        Handler.Seen seen = send("/!a=1&b?c=3&d=4", STATUS);
        assertThat(seen.path()).isEqualTo("/");
        assertThat(seen.query()).isEqualTo("a=1&b=");
        assertThat(seen.form(Calls.WINDOWS_1251)).containsEntry("c", "3").containsEntry("d", "4")
                .doesNotContainKey("a");
    }

    @Test
    void charsetAndFmtAreEchoedUnlessTheStyleSaysNo() {
        assertThat(form("/?charset=windows-1251", STATUS)).containsEntry("charset", "windows-1251");
        smsc.callbackStyle(CallbackStyle.DEFAULT.withEchoSettings(false));
        assertThat(form("/?charset=windows-1251", STATUS)).doesNotContainKey("charset");
    }

    @Test
    void md5OfIdPhoneStatusAndTheSecretReplacesTheSecret() {
        assertThat(form("/?md5=mysecret", STATUS)).containsEntry("md5", "f8766642e93007da64d07b2abf6ff87d");
    }

    @Test
    void sha1OfIdPhoneStatusAndTheSecretReplacesTheSecret() {
        assertThat(form("/?sha1=mysecret", STATUS)).containsEntry("sha1", "9bb1336cdff595a35bebf927fd66e9636b93b687");
    }

    @ParameterizedTest
    @CsvSource({ "UNSIGNED, 3342553468", "SIGNED, -952413828", "HEX, c73b517c" })
    void crc32OfIdPhoneStatusAndTheSecretReplacesTheSecret(CallbackStyle.Crc32 notation, String value) {
        smsc.callbackStyle(CallbackStyle.DEFAULT.withCrc32(notation));
        assertThat(form("/?crc32=mysecret", STATUS)).containsEntry("crc32", value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "utf-8", "koi8-r", "windows-1251" })
    void hashOfAMessageIsTakenOverPhoneMesToInTheCharset(String name) throws Exception {
        Charset charset = Charset.forName(name);
        byte[] signed = "79991234567:Привет:79037672215:mysecret".getBytes(charset);
        assertThat(send("/?sha1=mysecret&charset=" + name, MESSAGE).form(charset)).containsEntry("sha1",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(signed)));
    }

    @Test
    void hashOfACallIsTakenOverPhoneAndTs() {
        CRC32 crc = new CRC32();
        crc.update("79991234567:1700000000:mysecret".getBytes(StandardCharsets.US_ASCII));
        assertThat(form("/?crc32=mysecret", ConfirmationCall.of("79991234567")))
                .containsEntry("crc32", Long.toString(crc.getValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/?md5=mysecret", "/!md5=mysecret", "/!md5=mysecret?fmt=3", "/?fmt=2&sha1=mysecret" })
    void secretItselfIsNeverSent(String rest) {
        Handler.Seen seen = send(rest, STATUS);
        assertThat(seen.query() + new String(seen.body(), StandardCharsets.US_ASCII)).doesNotContain("mysecret")
                .containsAnyOf("md5", "sha1");
    }

    @Test
    void otherReadingsOfJson() {
        smsc.callbackStyle(CallbackStyle.DEFAULT.withQuotedNumbers(false).withEscapedJson(true)
                .withCharsetInContentType(true));
        Handler.Seen seen = send("/?fmt=3", MESSAGE);
        assertThat(seen.contentType()).isEqualTo("application/json; charset=windows-1251");
        assertThat(new String(seen.body(), StandardCharsets.US_ASCII)).contains("\"id\": 7,")
                .containsIgnoringCase("\"mes\": \"\\u041f\\u0440\\u0438\\u0432\\u0435\\u0442\"");
    }

    @Test
    void otherReadingsOfXml() {
        smsc.callbackStyle(CallbackStyle.DEFAULT.withXmlDeclaration(false).withXmlRoot("sms"));
        assertThat(new String(send("/?fmt=2", MESSAGE).body(), Calls.WINDOWS_1251)).startsWith("<sms>\n")
                .endsWith("</sms>");
    }

    @Test
    void otherReadingsOfTheHash() throws Exception {
        smsc.callbackStyle(CallbackStyle.DEFAULT.withUpperCaseHex(true).withUtf8Signature(true));
        byte[] signed = "79991234567:Привет:79037672215:s".getBytes(StandardCharsets.UTF_8);
        assertThat(new String(send("/?fmt=3&md5=s", MESSAGE).body(), Calls.WINDOWS_1251)).contains("\"md5\": \""
                + HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("MD5").digest(signed)) + "\"");
    }

    @Test
    void forgerSignsWithAnotherSecret() {
        smsc.callbackUrl(handler.address() + "/?md5=mysecret");
        smsc.sendSignedWith("guess", STATUS);
        assertThat(handler.last().form(Calls.WINDOWS_1251)).containsKey("md5")
                .doesNotContainEntry("md5", "f8766642e93007da64d07b2abf6ff87d");
    }

    @Test
    void forgerChangesTheWrittenRequest() {
        smsc.callbackUrl(handler.address() + "/?md5=mysecret");
        smsc.sendForged(STATUS, request -> request.withMethod("PUT").withContentType("text/plain")
                .withBody("anything".getBytes(StandardCharsets.US_ASCII)));
        assertThat(handler.last().method()).isEqualTo("PUT");
        assertThat(handler.last().contentType()).isEqualTo("text/plain");
        assertThat(handler.last().body()).asString().isEqualTo("anything");
    }

    @Test
    void anyBodyCanBeSent() {
        smsc.callbackUrl(handler.address() + "/raw?md5=mysecret");
        smsc.sendRaw("application/json", new byte[] { '{', (byte) 0xff });
        assertThat(handler.last().path()).isEqualTo("/raw");
        assertThat(handler.last().body()).containsExactly('{', 0xff);
    }

    @Test
    void fieldsCanBeAddedAndLeftOut() {
        assertThat(form("/", STATUS.with("newfield", "x").without("ts").without("time")))
                .containsEntry("newfield", "x").doesNotContainKeys("ts", "time");
    }
}
