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

import io.github.camelsmsc.callback.CallbackFields.Format;
import io.github.camelsmsc.callback.Said.Refused;
import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.SmscJson;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any input. */
class CallbackDecoderPropertyTest {

    private static final List<String> CHARSETS = List.of("windows-1251", "koi8-r", "utf-8");
    private static final SignatureVerifier VERIFIER = SignatureVerifier.of("md5,sha1,crc32", "secret");

    @Property(tries = 2000)
    void arbitraryBytesNeverThrow(@ForAll byte[] body, @ForAll String contentType, @ForAll String query) {
        decodeInEveryCharset(new RawCallback(body, contentType, query));
    }

    @Property(tries = 3000)
    void brokenCallbacksNeverThrow(@ForAll("broken") byte[] body) {
        decodeInEveryCharset(new RawCallback(body, "text/plain", null));
    }

    private static void decodeInEveryCharset(RawCallback raw) {
        for (String charset : List.of("auto", "windows-1251", "koi8-r", "utf-8")) {
            Object decoding = Said.by(() -> CallbackDecoder.of(charset).decode(raw));
            if (decoding instanceof CallbackFields fields) {
                assertThat(Said.by(() -> VERIFIER.verify(fields))).isInstanceOf(Refused.class);
                CallbackEvent event = fields.toEvent();
                assertThat(SmscJson.read(SmscJson.writeBytes(event), CallbackEvent.class)).isEqualTo(event);
                assertThat(event.storedKey("/p")).contains(event.eventKey());
            } else {
                assertThat(((Refused) decoding).reason()).isEqualTo(RefusalReason.MALFORMED);
            }
        }
    }

    @Property(tries = 1000)
    void anyTextComesThroughAnyFormatAndCharset(@ForAll("charsets") String charsetName, @ForAll Format format,
            @ForAll("texts") String mes, @ForAll("texts") String own) {
        Charset charset = Charset.forName(charsetName);
        String text = writable(mes, charset);
        String extra = writable(own, charset);
        Map<String, String> fields = CallbackWriter.fields("id", "1", "phone", "7", "to", "7900", "mes", text, "own", extra);
        fields.put("sha1", CallbackSignature.sign("sha1", "secret", charset, "7", text, "7900"));

        CallbackFields decoded = Said.decode(charsetName,
                new RawCallback(CallbackWriter.write(format, charset, fields), null, null));

        assertThat(decoded.text("mes")).isEqualTo(text);
        assertThat(decoded.bytes("mes")).isEqualTo(text.getBytes(charset));
        assertThat(decoded.toEvent().extra()).isEqualTo(Map.of("own", extra));
        assertThat(Said.by(() -> VERIFIER.verify(decoded))).isEqualTo("sha1");
    }

    @Property
    void aChangedByteOfTheTextBreaksTheSignature(@ForAll("texts") String mes, @ForAll int seed) {
        byte[] signed = mes.getBytes(StandardCharsets.UTF_8);
        if (signed.length == 0) {
            return;
        }
        String md5 = CallbackSignature.sign("md5", "secret", StandardCharsets.UTF_8, "7", mes, "7900");
        byte[] changed = signed.clone();
        changed[Math.floorMod(seed, changed.length)] ^= 1;
        String hex = new String(changed, StandardCharsets.ISO_8859_1);
        Map<String, String> fields = CallbackWriter.fields("id", "1", "phone", "7", "to", "7900", "mes", hex, "md5", md5);

        CallbackFields decoded = Said.decode("auto",
                new RawCallback(CallbackWriter.form(StandardCharsets.ISO_8859_1, fields), null, null));

        assertThat(Said.by(() -> VERIFIER.verify(decoded))).isInstanceOf(Refused.class);
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of(CHARSETS);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('\0', '\u007F').withCharRange('А', 'я').ofMaxLength(40),
                Arbitraries.strings().all().ofMaxLength(20));
    }

    /** Well-formed callbacks with something cut out or put in. */
    @Provide
    Arbitrary<byte[]> broken() {
        Arbitrary<byte[]> whole = Arbitraries.of(Format.values()).map(format -> CallbackWriter.write(
                format, StandardCharsets.UTF_8, CallbackWriter.fields("id", "1", "phone", "7", "status", "1", "cmt", "<Я>&\"")));
        Arbitrary<Integer> position = Arbitraries.integers().between(0, 60);
        Arbitrary<String> splinter = Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(4),
                Arbitraries.of("%", "%4", "&", "=", "{", "}", "[", "\"", "\\u", "<", "</", "<!", "<![CDATA[", "<?xml ?>", "&#x0;",
                        "<!DOCTYPE a>", ":", "null", "id", "mes", "charset"));
        return Combinators.combine(whole, position, position, splinter).as((bytes, a, b, put) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int from = Math.min(Math.min(a, b), text.length());
            int to = Math.min(Math.max(a, b), text.length());
            return (text.substring(0, from) + put + text.substring(a % 2 == 0 ? from : to)).getBytes(StandardCharsets.UTF_8);
        });
    }

    /** The text without what the charset lacks. */
    private static String writable(String text, Charset charset) {
        return text.codePoints().filter(c -> !(c >= 0xD800 && c <= 0xDFFF))
                .filter(c -> charset.newEncoder().canEncode(Character.toString(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
