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
import java.util.Map;

import io.github.camelsmsc.callback.CallbackFields.Format;
import io.github.camelsmsc.callback.Said.Refused;
import io.github.camelsmsc.model.CallbackKind;
import io.github.camelsmsc.model.DeliveryStatus;
import io.github.camelsmsc.model.IncomingMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallbackDecoderTest {

    private static final String STATUS = "id=1001&phone=79991234567&status=1";
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    private final CallbackDecoder decoder = CallbackDecoder.of("auto");

    // the three kinds

    @Test
    void mesPresentIsAMessageEvenIfItIsEmpty() {
        assertThat(fields("id=1&phone=7&mes=&to=7900&waitcall=1&status=1").kind()).isEqualTo(CallbackKind.MESSAGE);
    }

    @Test
    void waitcallPresentIsACallEvenIfItIsEmpty() {
        assertThat(fields("waitcall&phone=7&ts=1&status=1").kind()).isEqualTo(CallbackKind.CALL);
    }

    @Test
    void anythingElseIsAStatus() {
        assertThat(fields(STATUS).kind()).isEqualTo(CallbackKind.STATUS);
    }

    // required fields

    @ParameterizedTest
    @CsvSource({
            "phone=7&status=1, id", "id=1&status=1, phone", "id=1&phone=7, status",
            "phone=7&mes=a&to=7900, id", "id=1&mes=a&to=7900, phone", "id=1&phone=7&mes=a, to",
            "waitcall=1&ts=1, phone", "waitcall=1&phone=7, ts" })
    void requiredFieldMissing(String body, String field) {
        assertThat(decode(body)).isEqualTo(malformed("field " + field + " is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = { STATUS, "id=1&phone=7&mes=a&to=7900", "waitcall=1&phone=7&ts=1" })
    void nothingElseIsRequired(String body) {
        assertThat(fields(body).toEvent().phone()).startsWith("7");
    }

    @ParameterizedTest
    @CsvSource({
            "id=1:2&phone=7&status=1, id", "id=1&phone=7%3A1&status=1, phone", "id=1&phone=7&status=1:, status",
            "id=1&phone=7&status=1&ts=:, ts", "waitcall=1&phone=7&ts=1:2, ts", "id=1&phone=:7&mes=a&to=7900, phone",
            "id=1&phone=7&mes=code&to=1234:7900, to" })
    void aColonInASignedFieldIsRefused(String body, String field) {
        assertThat(decode(body)).isEqualTo(malformed("field " + field + " has a colon"));
    }

    @Test
    void aColonInTheTextOfAMessageIsFine() {
        assertThat(fields("id=1&phone=7&mes=a:b&to=7900").text("mes")).isEqualTo("a:b");
    }

    // numbers

    @ParameterizedTest
    @ValueSource(strings = { "abc", "", "1.0", "+1", "1e3", "99999999999999999999", "-", "%D9%A1" })
    void anIdThatIsNoNumberIsRefused(String id) {
        assertThat(decode("phone=7&status=1&id=" + id.replace("+", "%2B")))
                .isEqualTo(malformed("field id is not a number"));
        assertThat(decode("phone=7&mes=a&to=7900&id=" + id.replace("+", "%2B")))
                .isEqualTo(malformed("field id is not a number"));
    }

    @Test
    void anotherFieldThatIsNoNumberGoesToExtraAsText() {
        CallbackFields fields = fields("id=1&phone=7&status=1&ts=now&cnt=99999999999&err=1");

        DeliveryStatus status = (DeliveryStatus) fields.toEvent();

        assertThat(status.ts()).isNull();
        assertThat(status.err()).isEqualTo(1);
        assertThat(status.extra()).containsExactly(Map.entry("ts", "now"), Map.entry("cnt", "99999999999"));
        assertThat(fields.toEvent().eventKey()).isEqualTo("status:1:7:1:now");
    }

    @Test
    void allElseIsTextWithItsLeadingZeros() {
        DeliveryStatus status = (DeliveryStatus) fields(STATUS + "&mcc=250&mnc=01&cost=4.20&dtmf=007&callmenu=0").toEvent();

        assertThat(status.mnc()).isEqualTo("01");
        assertThat(status.cost()).isEqualTo("4.20");
        assertThat(status.dtmf()).isEqualTo("007");
        assertThat(status.callmenu()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "sent", "", "1.0", "+1", "1000", "-1000", "--1", "79007654321", " 1", "%D9%A1" })
    void aStatusIsANumberOfUpToThreeDigits(String status) {
        assertThat(decode("id=1&phone=7&status=" + status.replace("+", "%2B")))
                .isEqualTo(malformed("field status is not a number of up to three digits"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "20", "-3", "999", "-999", "001" })
    void theNumberOfAMessageIsNoStatus(String to) {
        assertThat(fields("id=1&phone=7&status=" + to).kind()).isEqualTo(CallbackKind.STATUS);
        assertThat(decode("id=1&phone=7&mes=a&to=" + to))
                .isEqualTo(malformed("field to is a number of up to three digits"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "1234", "SMSC.RU", "-", "0x1" })
    void theNumberOfAMessageMayBeAnythingElse(String to) {
        assertThat(fields("id=1&phone=7&mes=a&to=" + to).text("to")).isEqualTo(to);
    }

    // extra

    @Test
    void theAccountsOwnParametersAreExtras() {
        assertThat(fields(STATUS + "&order=77&%EF%F0%E8=%E4%E0").toEvent().extra())
                .containsExactly(Map.entry("order", "77"), Map.entry("при", "да"));
    }

    @Test
    void signatureCharsetAndFmtAreNoExtras() {
        assertThat(fields(STATUS + "&md5=a&sha1=b&crc32=c&charset=utf-8&fmt=3").toEvent().extra()).isEmpty();
        assertThat(fields("waitcall=1&phone=7&ts=1").toEvent().extra()).isEmpty();
    }

    // a field given twice

    @Test
    void aFieldGivenTwiceWithDifferentValuesIsRefusedByItsName() {
        Refused expected = malformed("field type is given twice with different values");
        assertThat(decode(STATUS + "&type=0&type=prod")).isEqualTo(expected);
        assertThat(decode("{\"id\":1,\"phone\":\"7\",\"status\":1,\"type\":0,\"type\":\"prod\"}")).isEqualTo(expected);
        assertThat(decode("<r><id>1</id><phone>7</phone><status>1</status><type>0</type><type>prod</type></r>"))
                .isEqualTo(expected);
    }

    @Test
    void aFieldGivenTwiceWithTheSameValueIsFine() {
        assertThat(fields(STATUS + "&type=0&type=%30").text("type")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = { STATUS, "{\"id\":1001,\"phone\":\"79991234567\",\"status\":1}",
            "<r><id>1001</id><phone>79991234567</phone><status>1</status></r>" })
    void theQueryIsJoinedIn(String body) {
        CallbackFields fields = (CallbackFields) decode(body, null, "order=7%37&name=%EC%E8%F0&id=1001");
        assertThat(fields.toEvent().extra()).isEqualTo(Map.of("order", "77", "name", "мир"));

        assertThat(decode(body, null, "phone=7")).isEqualTo(malformed("field phone is given twice with different values"));
        assertThat(decode(body, null, "a=7&a=8")).isEqualTo(malformed("field a is given twice with different values"));
    }

    @Test
    void anEmptyBodyWithAQueryIsRead() {
        assertThat(((CallbackFields) decode("", null, STATUS)).toEvent().eventKey()).isEqualTo("status:1001:79991234567:1:");
        assertThat(decode("", "application/json", null)).isEqualTo(malformed("field id is missing"));
    }

    @Test
    void aNameThatMayBeAPhoneIsNotNamed() {
        assertThat(decode(STATUS + "&79991234567=1&79991234567=2"))
                .isEqualTo(malformed("field (of an unprintable name) is given twice with different values"));
    }

    @Test
    void theNameOfAnAmbiguousFieldCannotBreakALog() {
        assertThat(decode("a%0Ab=1&a%0Ab=2"))
                .isEqualTo(malformed("field (of an unprintable name) is given twice with different values"));
    }

    // form

    @Test
    void aNameWithoutAnEqualsSignHasAnEmptyValue() {
        assertThat(fields(STATUS + "&flag1").text("flag1")).isEmpty();
        assertThat(fields(STATUS + "&a=b=c").text("a")).isEqualTo("b=c");
    }

    @ParameterizedTest
    @ValueSource(strings = { "100%", "%ZZ", "%4", "%", "%%", "50%of" })
    void aBadEscapeIsKeptAsItStands(String value) {
        assertThat(fields(STATUS + "&cmt=" + value).text("cmt")).isEqualTo(value);
        assertThat(fields("cmt=" + value + "&" + STATUS).text("cmt")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\n", "\r\n", "\r\n\r\n" })
    void aLineEndAfterAFormIsNoPartOfIt(String lineEnd) {
        assertThat(fields("mes=a%0A&id=1&phone=7&to=7900" + lineEnd).text("to")).isEqualTo("7900");
        assertThat(fields("id=1&phone=7&to=7900&mes=a%0D%0A" + lineEnd).text("mes")).isEqualTo("a\r\n");
    }

    @Test
    void emptySegmentsAreNoFields() {
        assertThat(fields("&&" + STATUS + "&&=5&").names()).containsExactly("id", "phone", "status");
    }

    @Test
    void anEscapedNameIsTheSameName() {
        CallbackFields fields = fields("%69d=1&phone=7&%6d%65s=a&to=7900&m%645=x");
        assertThat(fields.kind()).isEqualTo(CallbackKind.MESSAGE);
        assertThat(fields.names()).containsExactly("id", "phone", "mes", "to", "md5");
        assertThat(fields.toEvent().extra()).isEmpty();
        assertThat(decode("id=1&status=1&phone=7&%70hone=8"))
                .isEqualTo(malformed("field phone is given twice with different values"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u0000id", "%00id", "xxxxxxxxid", "idxxxxxxxx", "ID" })
    void anotherNameIsAnotherField(String name) {
        assertThat(decode(name + "=1&phone=7&status=1")).isEqualTo(malformed("field id is missing"));
    }

    @Test
    void bytesOfAFormAreThoseThatCame() {
        CallbackFields fields = fields("id=1&phone=7&to=7900&mes=%cf%F0+%98");
        assertThat(fields.bytes("mes")).containsExactly(0xCF, 0xF0, 0x20, 0x98);
        assertThat(fields.bytes("absent")).isNull();
        assertThat(fields.text("absent")).isNull();
    }

    // told apart

    @ParameterizedTest
    @ValueSource(strings = { "application/json", FORM_TYPE, "text/xml", "multipart/form-data", "nonsense;;=" })
    void aWrongContentTypeDoesNotMatter(String contentType) {
        assertThat(format("{\"id\":1,\"phone\":\"7\",\"status\":1}", contentType)).isEqualTo(Format.JSON);
        assertThat(format("\r\n <r><id>1</id><phone>7</phone><status>1</status></r>", contentType)).isEqualTo(Format.XML);
        assertThat(format(STATUS, contentType)).isEqualTo(Format.FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = { STATUS, "{\"id\":1001,\"phone\":\"7\",\"status\":1}",
            "<?xml version='1.0' encoding='utf-8'?><r><id>1001</id><phone>7</phone><status>1</status></r>" })
    void whiteSpaceAndAByteOrderMarkBeforeTheFirstCharacterAreTolerated(String body) {
        for (String before : new String[] { "\uFEFF", "\n", "\uFEFF\n", "\r\n\uFEFF", " \t\f\uFEFF\uFEFF " }) {
            assertThat(fields(before + body).text("id")).isEqualTo("1001");
        }
    }

    // options, shapes

    @Test
    void anUnknownCharsetOptionIsAnErrorThatNamesTheValidOnes() {
        for (String charset : new String[] { "latin1", "", null, "utf8" }) {
            assertThatThrownBy(() -> CallbackDecoder.of(charset)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("option charset: expected auto, windows-1251, koi8-r or utf-8");
        }
    }

    @Test
    void aMissingBodyIsAnEmptyOne() {
        assertThat(Said.by(() -> decoder.decode(new RawCallback(null, null, null)))).isEqualTo(malformed("field id is missing"));
    }

    @Test
    void theRawCallbackPrintsNoContent() {
        assertThat(new RawCallback(STATUS.getBytes(StandardCharsets.UTF_8), null, "phone=79991234567"))
                .hasToString("RawCallback[body=34 bytes, query=17 characters]");
    }

    @Test
    void theProvidersSampleIsRead() {
        IncomingMessage message = (IncomingMessage) fields(
                "{\"phone\":\"79001234567\",\"mes\":\"OUI\",\"id\":\"998877\",\"to\":\"79007654321\"}").toEvent();
        assertThat(message).isEqualTo(new IncomingMessage(
                998877, null, "79001234567", "OUI", "79007654321", null, null, null, null));
    }

    private Format format(String body, String contentType) {
        return ((CallbackFields) decode(body, contentType, null)).format();
    }

    private CallbackFields fields(String body) {
        Object decoding = decode(body);
        assertThat(decoding).isInstanceOf(CallbackFields.class);
        return (CallbackFields) decoding;
    }

    private Object decode(String body) {
        return decode(body, FORM_TYPE, null);
    }

    private Object decode(String body, String contentType, String query) {
        return Said.by(() -> decoder.decode(new RawCallback(body.getBytes(StandardCharsets.UTF_8), contentType, query)));
    }

    private static Refused malformed(String detail) {
        return new Refused(RefusalReason.MALFORMED, detail);
    }
}
