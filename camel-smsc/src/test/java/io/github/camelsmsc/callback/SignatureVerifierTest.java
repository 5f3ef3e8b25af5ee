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

import io.github.camelsmsc.callback.Said.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsmsc.callback.CallbackWriter.KOI8_R;
import static io.github.camelsmsc.callback.CallbackWriter.WINDOWS_1251;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignatureVerifierTest {

    private static final String SECRET = "mysecret";
    private static final String STATUS = "id=123&phone=79991234567&status=1";
    private static final String MD5 = "f8766642e93007da64d07b2abf6ff87d";
    private static final String SHA1 = "9bb1336cdff595a35bebf927fd66e9636b93b687";
    private static final String WRONG_MD5 = "0".repeat(32);
    private static final Refused NO_SIGNATURE = refusal("no signature of those that count");

    // known answers

    @Test
    void md5OfIdPhoneStatusSecret() {
        assertThat(verify("md5,sha1", SECRET, STATUS + "&md5=" + MD5)).isEqualTo("md5");
    }

    @Test
    void sha1OfIdPhoneStatusSecret() {
        assertThat(verify("md5,sha1", SECRET, STATUS + "&sha1=" + SHA1)).isEqualTo("sha1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "3342553468", "-952413828", "c73b517c", "C73B517C" })
    void crc32AsUnsignedOrSignedDecimalOrHex(String crc32) {
        assertThat(verify("crc32", SECRET, STATUS + "&crc32=" + crc32)).isEqualTo("crc32");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0e2ac7e9", "e2ac7e9" })
    void crc32InHexWithAndWithoutItsLeadingZero(String crc32) {
        assertThat(verify("crc32", SECRET, "id=36&phone=79991234567&status=1&crc32=" + crc32)).isEqualTo("crc32");
    }

    @Test
    void sha1OfPhoneMesToSecret() {
        assertThat(CallbackSignature.sign("sha1", "zxc", StandardCharsets.UTF_8, "123", "text", "234"))
                .isEqualTo("b6f768ce7614d7858cc4a6116f8ffd0dc236a3cd");
        String sha1 = CallbackSignature.sign("sha1", "zxc", StandardCharsets.UTF_8, "123", "text", "23456");
        assertThat(verify("sha1", "zxc", "id=1&phone=123&mes=text&to=23456&sha1=" + sha1)).isEqualTo("sha1");
    }

    @ParameterizedTest
    @CsvSource({ "phone=1001&mes=79991234567&to=1&id=5, '1001:79991234567:1'", "phone=79991234567&mes=code&to= 1234:7900&id=5, '79991234567:code: 1234:7900'",
            "id=79991234567&phone=1234567&status=79007654321, '79991234567:1234567:79007654321'" })
    void aGenuineSignatureDoesNotVerifyAnotherContent(String forged, String signed) {
        String md5 = CallbackSignature.sign("md5", SECRET, StandardCharsets.UTF_8, signed.split(":"));

        assertThat(verify("md5", SECRET, forged + "&md5=" + md5))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.MALFORMED));
    }

    @Test
    void theBytesOfRussianTextAreSignedAsTheyCome() {
        String utf8 = CallbackSignature.sign("md5", SECRET, StandardCharsets.UTF_8, "79991234567", "Привет", "79037672215");
        String cp1251 = CallbackSignature.sign("md5", SECRET, WINDOWS_1251, "79991234567", "Привет", "79037672215");

        assertThat(utf8).startsWith("80f663f7").endsWith("a17");
        assertThat(cp1251).startsWith("c567f0ce").endsWith("877");
        assertThat(verify("md5", SECRET, message(StandardCharsets.UTF_8) + "&md5=" + utf8)).isEqualTo("md5");
        assertThat(verify("md5", SECRET, message(WINDOWS_1251) + "&md5=" + cp1251)).isEqualTo("md5");
        assertThat(verify("md5", SECRET, message(WINDOWS_1251) + "&md5=" + utf8)).isEqualTo(refusal("md5 does not match"));
    }

    @Test
    void hexInEitherCase() {
        assertThat(verify("md5", SECRET, STATUS + "&md5=" + MD5.toUpperCase())).isEqualTo("md5");
    }

    // which signatures count

    @Test
    void theStrongestOfSeveralIsNamed() {
        assertThat(verify("crc32,md5,sha1", SECRET, STATUS + "&crc32=3342553468&md5=" + MD5 + "&sha1=" + SHA1))
                .isEqualTo("sha1");
        assertThat(verify("crc32,md5", SECRET, STATUS + "&crc32=3342553468&md5=" + MD5)).isEqualTo("md5");
    }

    @Test
    void everySignatureThatTheOptionNamesMustBeRight() {
        assertThat(verify("md5,sha1", SECRET, STATUS + "&sha1=" + SHA1 + "&md5=" + WRONG_MD5))
                .isEqualTo(refusal("md5 does not match"));
        assertThat(verify("md5,sha1", SECRET, STATUS + "&sha1=" + SHA1 + "&md5=")).isEqualTo(refusal("md5 does not match"));
    }

    @Test
    void signaturesThatTheOptionDoesNotNameAreNotLookedAt() {
        assertThat(verify("sha1", SECRET, STATUS + "&sha1=" + SHA1 + "&md5=" + WRONG_MD5)).isEqualTo("sha1");
        assertThat(verify("md5,sha1", SECRET, STATUS + "&crc32=3342553468")).isEqualTo(NO_SIGNATURE);
    }

    @Test
    void aMissingSignatureIsRefused() {
        assertThat(verify("md5,sha1", SECRET, STATUS)).isEqualTo(NO_SIGNATURE);
    }

    @Test
    void noneAcceptsUnsignedAndForged() {
        assertThat(verify("none", null, STATUS)).isEqualTo("none");
        assertThat(verify(" none ", "", STATUS + "&md5=" + WRONG_MD5)).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({ "mysecret, true", "'old,mysecret', true", "'mysecret , new', true", "'old,new', false", "Mysecret, false" })
    void anyOfSeveralSecrets(String secrets, boolean verified) {
        assertThat(verify("md5", secrets, STATUS + "&md5=" + MD5))
                .isEqualTo(verified ? "md5" : refusal("md5 does not match"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "id=124&phone=79991234567&status=1", "id=123&phone=79991234568&status=1",
            "id=123&phone=79991234567&status=20", "id=0123&phone=79991234567&status=1" })
    void aChangedFieldIsRefused(String changed) {
        assertThat(verify("md5", SECRET, changed + "&md5=" + MD5)).isEqualTo(refusal("md5 does not match"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "f8766642", "%00", "-1", "не хеш", "+f8766642e93007da64d07b2abf6ff87d" })
    void aSignatureOfAnyShapeIsComparedAndRefused(String md5) {
        assertThat(verify("md5", SECRET, STATUS + "&md5=" + md5)).isEqualTo(refusal("md5 does not match"));
    }

    // JSON and XML

    @ParameterizedTest
    @ValueSource(strings = { "utf-8", "windows-1251", "koi8-r" })
    void ofJsonTheCallbacksCharsetThenUtf8ThenWindows1251Counts(String signedIn) {
        String md5 = CallbackSignature.sign("md5", SECRET, Charset.forName(signedIn), "7", "Привет", "7900");
        String json = "{\"id\":1,\"phone\":7,\"mes\":\"Привет\",\"to\":\"7900\",\"md5\":\"" + md5 + "\"}";
        String xml = "<r><id>1</id><phone>7</phone><mes>Привет</mes><to>7900</to><md5>" + md5 + "</md5></r>";

        for (String body : new String[] { json, xml }) {
            assertThat(verify("md5", SECRET, "koi8-r", body.getBytes(KOI8_R))).isEqualTo("md5");
        }
    }

    @Test
    void aCharacterThatWindows1251LacksIsNotAQuestionMark() {
        String md5 = CallbackSignature.sign("md5", SECRET, WINDOWS_1251, "7", "a?b", "7900");
        String forged = "{\"id\":1,\"phone\":7,\"mes\":\"a\\u4e00b\",\"to\":\"7900\",\"md5\":\"" + md5 + "\"}";

        assertThat(verify("md5", SECRET, "windows-1251", forged.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(refusal("md5 does not match"));
    }

    // options

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "md4", "md5,", "md5,none", "MD5", "md5;sha1" })
    void anUnknownAlgorithmIsAnErrorThatNamesTheOption(String signature) {
        assertThatThrownBy(() -> SignatureVerifier.of(signature, SECRET)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option signature: expected none, or some of md5, sha1, crc32, comma-separated");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "  " })
    void aMissingSecretIsAnErrorThatNamesTheOption(String secret) {
        assertThatThrownBy(() -> SignatureVerifier.of("md5", secret)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option secret: expected the secret string of the callback address, unless signature=none");
    }

    @ParameterizedTest
    @ValueSource(strings = { "hush,", ",hush", "hush,,hush", "hu sh", "hush!", "хэш", "hush:" })
    void aBadSecretIsAnErrorThatDoesNotRepeatIt(String secret) {
        assertThatThrownBy(() -> SignatureVerifier.of("md5", secret)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("option secret: expected").hasMessageNotContaining(secret)
                .hasMessageNotContaining("hush");
    }

    @Test
    void signingWithAnUnknownAlgorithmIsAnError() {
        assertThatThrownBy(() -> CallbackSignature.sign("sha256", SECRET, WINDOWS_1251, "1"))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("algorithm: expected md5, sha1 or crc32");
    }

    private static String message(Charset charset) {
        return new String(CallbackWriter.form(charset, CallbackWriter.fields(
                "id", "1", "phone", "79991234567", "mes", "Привет", "to", "79037672215")), StandardCharsets.US_ASCII);
    }

    private static Object verify(String signature, String secret, String form) {
        return verify(signature, secret, "auto", form.getBytes(StandardCharsets.UTF_8));
    }

    private static Object verify(String signature, String secret, String charset, byte[] body) {
        return Said.by(() -> SignatureVerifier.of(signature, secret)
                .verify(CallbackDecoder.of(charset).decode(new RawCallback(body, null, null))));
    }

    private static Refused refusal(String detail) {
        return new Refused(RefusalReason.SIGNATURE, detail);
    }
}
