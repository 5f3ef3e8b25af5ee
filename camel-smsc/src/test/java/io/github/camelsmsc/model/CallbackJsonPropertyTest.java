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
package io.github.camelsmsc.model;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** Any event survives the way through its JSON. */
class CallbackJsonPropertyTest {

    @Property
    void aStatus(@ForAll long id, @ForAll("text") String phone, @ForAll("text") String cmt, @ForAll Integer flag,
            @ForAll Long ts, @ForAll("extra") Map<String, String> extra) {
        assertRoundTrip(new DeliveryStatus(id, phone, flag, cmt, ts, flag, cmt, flag, flag, cmt, flag, phone, cmt, cmt, phone,
                phone, phone, cmt, cmt, cmt, cmt, cmt, phone, phone, phone, extra));
    }

    @Property
    void aMessage(@ForAll long id, @ForAll Long smsId, @ForAll("text") String phone, @ForAll("text") String mes,
            @ForAll("extra") Map<String, String> extra) {
        assertRoundTrip(new IncomingMessage(id, smsId, phone, mes, phone, mes, smsId, smsId, extra));
    }

    @Property
    void aCall(@ForAll("text") String phone, @ForAll Long ts, @ForAll("extra") Map<String, String> extra) {
        assertRoundTrip(new CallConfirmation(phone, ts, phone, null, phone, extra));
    }

    @Property
    void aTextIsEscapedAsJacksonEscapesIt(@ForAll String name, @ForAll String text) throws JsonProcessingException {
        Map<String, String> extra = Map.of(name, text);

        assertThat(SmscJson.write(new CallConfirmation("7", 1L, null, null, null, extra))).isEqualTo(
                "{\"kind\":\"call\",\"phone\":\"7\",\"ts\":1,\"extra\":" + new ObjectMapper().writeValueAsString(extra) + "}");
    }

    /** Any text but halves of surrogate pairs, which UTF-8 cannot write. */
    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().all().ofMaxLength(30)
                .map(text -> text.codePoints().filter(c -> c < 0xD800 || c > 0xDFFF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString());
    }

    @Provide
    Arbitrary<Map<String, String>> extra() {
        return Arbitraries.maps(text(), text()).ofMaxSize(4);
    }

    private static void assertRoundTrip(CallbackEvent event) {
        assertThat(SmscJson.read(SmscJson.write(event), CallbackEvent.class)).isEqualTo(event);
        assertThat(SmscJson.read(SmscJson.writeBytes(event), CallbackEvent.class)).isEqualTo(event);
    }
}
