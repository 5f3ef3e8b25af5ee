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
package io.github.camelsmsc.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTest {

    private final Redaction redaction = new Redaction(
            Set.of("alex", "p&ss word"), Requests.waitCall("79994445566").phones());

    @Test
    void secretsAreTakenOutAsTheyAreAndEncoded() {
        assertThat(redaction.excerpt("login=alex&psw=p%26ss+word (p&ss word) phone 79994445566 or 4957654321", 200))
                .isEqualTo("login=***&psw=*** (***) phone *** or ***");
    }

    @Test
    void anExcerptIsOneLineOfTheLengthAskedFor() {
        assertThat(redaction.excerpt("a\r\nb".repeat(500), 200)).hasSize(200).doesNotContain("\n", "\r");
    }

    @Test
    void aSecretAtTheCutDoesNotShowItsBeginning() {
        assertThat(redaction.excerpt("p&ss word".repeat(1000), 1_000_000)).doesNotContain("p&");
    }

    @Test
    void aSecretOfLessThanFourCharactersDoesNotMangleTheText() {
        Redaction mild = new Redaction(Set.of("me", "abc"), Requests.waitCall("12345").phones());
        assertThat(mild.excerpt("some parameters, abc, of 12345", 200)).isEqualTo("some parameters, abc, of ***");
    }

    private static Redaction hiding(SmscRequest request) {
        return new Redaction(Set.of("alex", "p&ss word"), request.phones());
    }

    @Test
    void everyPhoneOfARequestIsHiddenAsPeopleWriteIt() {
        String answer = "for +7 (999) 444-55-66 and 7 999 444 55 77, 12345 and anna@example.org";
        String shown = "for +*** and ***, *** and ***";

        assertThat(hiding(Requests.status("79994445566,79994445577,12345", "1", false))
                .excerpt(answer.replace("anna@example.org", "12345"), 200)).isEqualTo(shown);
        assertThat(hiding(Requests.send("+79994445566,79994445577,12345", "text"))
                .excerpt(answer.replace("anna@example.org", "12345"), 200)).isEqualTo(shown);
        assertThat(hiding(Call.SEND.request(Map.of(), Map.of(),
                Map.of("79994445566", "a", "+79994445577", "b", "12345", "c"))).excerpt(answer, 200))
                .isEqualTo("for +*** and ***, *** and anna@example.org");
        assertThat(hiding(Call.SEND.request(
                Map.of(Parameter.RECIPIENTS, "anna@example.org", Parameter.MESSAGE_TYPE, "mail"), Map.of(), "text"))
                .excerpt("no mailbox anna%40example.org", 200)).isEqualTo("no mailbox ***");
    }

    @Test
    void ofManyPhonesWhateverMayBeOneIsHidden() {
        String phones = IntStream.range(0, 5_000).mapToObj(i -> "7999444" + (1000 + i)).collect(Collectors.joining(","));
        Redaction many = new Redaction(Set.of("alex", "p&ss word"), Requests.status(phones, "1", false).phones());

        assertThat(many.excerpt("no +7 (999) 444-10-00, err 25", 200)).isEqualTo("no +***, err 25");
    }

    private static String hex(String text, Charset charset, String prefix, UnaryOperator<String> letters) {
        StringBuilder hex = new StringBuilder();
        for (byte b : text.getBytes(charset)) {
            hex.append(prefix).append(letters.apply(HexFormat.of().toHexDigits(b)));
        }
        return hex.toString();
    }

    private static String each(String text, String format) {
        return text.chars().mapToObj(c -> String.format(format, c)).collect(Collectors.joining());
    }

    static Stream<String> escaped() {
        Charset windows1251 = Charset.forName("windows-1251");
        return Stream.of("Pa\"ss/w<o>r&d'+ %41", "Пароль-2024", "12345678").flatMap(secret -> Stream.of(
                secret,
                secret.toUpperCase(Locale.ROOT),
                secret.toLowerCase(Locale.ROOT),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"),
                URLEncoder.encode(secret, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT),
                URLEncoder.encode(URLEncoder.encode(secret, StandardCharsets.UTF_8), StandardCharsets.UTF_8),
                URLEncoder.encode(secret, windows1251),
                hex(secret, StandardCharsets.UTF_8, "%", String::toUpperCase),
                hex(secret, StandardCharsets.UTF_8, "", String::toUpperCase),
                hex(secret, StandardCharsets.UTF_8, "\\x", String::toLowerCase),
                secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&apos;"),
                secret.replace("&", "&amp;").replace("/", "&sol;").replace("+", "&plus;").replace("%", "&percnt;"),
                secret.replace("П", "&Pcy;").replace("а", "&acy;").replace("&d", "&amp;d"),
                each(secret, "&#%d;"), each(secret, "&#x%X;"), each(secret, "&#x%04x;"), each(secret, "\\u%04x"),
                each(secret, "&amp;#%d;"), each(secret, "%%26%%23%d%%3B"),
                secret.replace("\"", "\\\"").replace("/", "\\/"),
                secret.replace("\"", "\\\"").replace("&", "\\u0026").replace("<", "\\u003C").replace(">", "\\u003e"),
                new String(secret.getBytes(StandardCharsets.UTF_8), windows1251),
                new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1),
                new String(secret.getBytes(windows1251), StandardCharsets.ISO_8859_1),
                Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(("login:" + secret).getBytes(StandardCharsets.UTF_8)),
                Base64.getUrlEncoder().encodeToString(("me:" + secret + "&phone").getBytes(windows1251)),
                String.join("\u200B", secret.split("")), String.join("\u0085", secret.split("")),
                String.join("\u009B\u202E", secret.split("")))
                .map(form -> secret + "\t" + form));
    }

    @ParameterizedTest
    @MethodSource("escaped")
    void aSecretIsTakenOutInEveryEscapingCharsetAndCase(String secretAndForm) {
        String[] parts = secretAndForm.split("\t");
        Redaction one = new Redaction(Set.of("nobody", parts[0]), Requests.waitCall("79994445566").phones());
        String shown = one.excerpt("it was <" + parts[1] + "> before", 200);
        // of base64 the characters that hold bits of its neighbours too may stay
        assertThat(shown).matches("it was <[\\w-]{0,8}\\*{3}[\\w=-]{0,12}> before");
    }

    @Test
    void thePasswordAsMd5IsTakenOut() {
        Redaction other = new Redaction(Set.of("alex", "password"), Requests.waitCall("79994445566").phones());
        assertThat(other.excerpt("psw=5F4DCC3B5AA765D61D8327DEB882CF99 or 5f4dcc3b5aa765d61d8327deb882cf99", 200))
                .isEqualTo("psw=*** or ***");
    }

    @ParameterizedTest
    @ValueSource(strings = { "+7 (999) 444-55-66", "79,994,445,566", "7 999 444 55 66", "&#55;9994445566" })
    void thePhoneIsTakenOutAsPeopleWriteIt(String phone) {
        assertThat(redaction.excerpt("of " + phone, 200)).matches("of \\+?\\*\\*\\*");
    }

    @Test
    void noCharacterThatMovesTheCursorOrChangesTheDirectionIsShown() {
        assertThat(redaction.excerpt("a\u001B[31mb\u0085c\u009Bd\u202Ee\u2066f\uFEFFg\u2028h\u0000i\r\nj", 200))
                .isEqualTo("a [31mb c d e f g h i j");
    }

    @Test
    void aFailureWithNothingToHideIsShownItself() {
        ConnectException refused = new ConnectException("Connection refused");
        assertThat(redaction.shown(refused)).isSameAs(refused);
    }

    @Test
    void aFailureWithASecretInAnyCauseIsShownByItsClassesAndWhatIsNotSecret() {
        IOException failure = new IOException("outer", new IllegalStateException("header p&ss word: \u001B x"));
        failure.addSuppressed(new IOException("p%26ss+word"));
        Throwable shown = redaction.shown(failure);
        assertThat(shown).isInstanceOf(IOException.class).hasMessage("java.io.IOException: outer");
        assertThat(shown.getCause()).hasMessage("java.lang.IllegalStateException: header ***:   x");
        assertThat(shown.getSuppressed()[0]).hasMessage("java.io.IOException: ***");
        assertThat(shown.getStackTrace()).isEqualTo(failure.getStackTrace());
    }

    @Test
    void aFailureThatIsItsOwnCauseIsShown() {
        IOException first = new IOException("p&ss word");
        first.initCause(new IOException("second", first));
        assertThat(redaction.shown(first)).hasMessage("java.io.IOException: ***");
    }
}
