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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelsmsc.callback.CallbackWriter.KOI8_R;
import static io.github.camelsmsc.callback.CallbackWriter.WINDOWS_1251;
import static org.assertj.core.api.Assertions.assertThat;

/** Charset auto: the field, else the XML declaration or the content type, else valid UTF-8, else windows-1251. */
class CallbackCharsetTest {

    private static final String JSON = "{\"id\":1,\"phone\":\"7\",\"to\":\"7900\",\"mes\":\"Привет\"%s}";
    private static final String XML = "%s<r><id>1</id><phone>7</phone><to>7900</to><mes>Привет</mes>%s</r>";

    @Test
    void theFieldWinsOverContentTypeAndGuess() {
        assertThat(mes("auto", form("Привет", KOI8_R) + "&charset=KOI8-R", "text/plain; charset=utf-8")).isEqualTo("Привет");
        assertThat(mes("auto", JSON.formatted(",\"charset\":\"koi8-r\"").getBytes(KOI8_R), null)).isEqualTo("Привет");
        assertThat(mes("auto", XML.formatted("<?xml version='1.0' encoding='utf-8'?>", "<charset>koi8-r</charset>")
                .getBytes(KOI8_R), null)).isEqualTo("Привет");
    }

    @Test
    void theFieldMayStandInTheQuery() {
        assertThat(decode("auto", JSON.formatted("").getBytes(KOI8_R), null, "charset=koi8-r").text("mes"))
                .isEqualTo("Привет");
    }

    @Test
    void theXmlDeclarationWinsOverContentType() {
        byte[] body = XML.formatted("<?xml version='1.0' encoding='koi8-r'?>", "").getBytes(KOI8_R);
        assertThat(mes("auto", body, "text/xml; charset=windows-1251")).isEqualTo("Привет");
    }

    @ParameterizedTest
    @CsvSource({ "text/plain;charset=koi8-r", "text/plain; x=y; Charset=\"KOI8-R\"; z", "text/plain; charset= koi8-r " })
    void theContentTypeWinsOverTheGuess(String contentType) {
        assertThat(mes("auto", form("Привет", KOI8_R), contentType)).isEqualTo("Привет");
    }

    @ParameterizedTest
    @CsvSource({ "latin1", "''", "utf-16" })
    void anUnknownNameIsPassedOver(String name) {
        assertThat(mes("auto", form("Привет", WINDOWS_1251) + "&charset=" + name, "text/plain; charset=" + name))
                .isEqualTo("Привет");
    }

    @Test
    void validUtf8IsUtf8AndAnythingElseWindows1251() {
        assertThat(mes("auto", form("Привет", StandardCharsets.UTF_8), null)).isEqualTo("Привет");
        assertThat(mes("auto", form("Привет", WINDOWS_1251), null)).isEqualTo("Привет");
        assertThat(decode("auto", form("abc", WINDOWS_1251).getBytes(StandardCharsets.UTF_8), null, null).charset())
                .isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void aCharacterCannotSpanTwoValues() {
        // D0 at the end of one value, BF at the start of the next would be valid UTF-8 if they touched
        CallbackFields fields = decode(
                "auto", "id=1&phone=7&status=1&a=%D0&%BF=1".getBytes(StandardCharsets.UTF_8), null, null);
        assertThat(fields.charset()).isEqualTo(WINDOWS_1251);
    }

    @Test
    void unencodedBytesOfAFormAreReadToo() {
        assertThat(mes("auto", "id=1&phone=7&to=7900&mes=Привет".getBytes(WINDOWS_1251), null)).isEqualTo("Привет");
    }

    @Test
    void aNamedCharsetWinsOverAllThatTheCallbackSays() {
        assertThat(mes("koi8-r", form("Привет", KOI8_R) + "&charset=utf-8", "text/plain; charset=utf-8"))
                .isEqualTo("Привет");
        assertThat(mes("KOI8-R", XML.formatted("<?xml version='1.0' encoding='utf-8'?>", "").getBytes(KOI8_R), null))
                .isEqualTo("Привет");
    }

    @Test
    void escapedJsonIsWhateverItSays() {
        String body = "{\"id\":1,\"phone\":\"7\",\"to\":\"7900\",\"charset\":\"windows-1251\",\"mes\":\"\\u041f\"}";
        CallbackFields fields = decode("auto", body.getBytes(StandardCharsets.US_ASCII), null, null);
        assertThat(fields.text("mes")).isEqualTo("П");
        assertThat(fields.bytes("mes")).containsExactly(0xCF);
    }

    @Test
    void namesOfXmlElementsMayBeRussian() {
        // in windows-1251 the byte of this letter is the multiplication sign of Latin-1, which no XML name may have
        CallbackFields fields = decode("auto", XML.formatted("", "<Ч>1</Ч>").getBytes(WINDOWS_1251), null, null);
        assertThat(fields.text("Ч")).isEqualTo("1");
    }

    private static String form(String mes, Charset charset) {
        return new String(CallbackWriter.form(charset, CallbackWriter.fields("id", "1", "phone", "7", "to", "7900", "mes", mes)),
                StandardCharsets.US_ASCII);
    }

    private static String mes(String option, String form, String contentType) {
        return mes(option, form.getBytes(StandardCharsets.US_ASCII), contentType);
    }

    private static String mes(String option, byte[] body, String contentType) {
        return decode(option, body, contentType, null).text("mes");
    }

    private static CallbackFields decode(String option, byte[] body, String contentType, String query) {
        return Said.decode(option, new RawCallback(body, contentType, query));
    }
}
