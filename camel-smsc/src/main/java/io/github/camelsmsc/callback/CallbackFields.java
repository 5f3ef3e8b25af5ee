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
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.CallbackKind;
import io.github.camelsmsc.model.EventFields;

/**
 * The fields of one callback: unambiguous, and with all that its kind requires. Not yet verified.
 *
 * <p>For one thread.
 */
public final class CallbackFields {

    /** How the fields were written. */
    public enum Format {
        /** {@code application/x-www-form-urlencoded}, or nothing but a query. */
        FORM,
        /** One JSON object. */
        JSON,
        /** XML, fields as child elements. */
        XML
    }

    /** What directs the transmission, and is no part of the event. */
    private static final Set<String> TRANSMISSION = Set.of("md5", "sha1", "crc32", "charset", "fmt");
    private static final String WAITCALL = "waitcall";

    private final CallbackKind kind;
    private final Format format;
    private final Charset charset;
    private final Fields texts;
    /** Of a form the bytes that came, after percent-decoding; else null. */
    private final Fields bytes;

    CallbackFields(Format format, Charset charset, Fields texts, Fields bytes) {
        this.kind = texts.has("mes") ? CallbackKind.MESSAGE : texts.has(WAITCALL) ? CallbackKind.CALL : CallbackKind.STATUS;
        this.format = format;
        this.charset = charset;
        this.texts = texts;
        this.bytes = bytes;
    }

    /**
     * {@code mes} present: a message; else {@code waitcall} present: a call; else a status.
     *
     * @return never null
     */
    public CallbackKind kind() {
        return kind;
    }

    /**
     * How the fields were written.
     *
     * @return never null
     */
    public Format format() {
        return format;
    }

    /**
     * The charset that the text was decoded with.
     *
     * @return windows-1251, koi8-r or UTF-8
     */
    public Charset charset() {
        return charset;
    }

    /**
     * The names of all fields in the order of arrival, those of the query behind those of the body.
     *
     * @return unmodifiable
     */
    public Set<String> names() {
        return Collections.unmodifiableSet(texts.all().keySet());
    }

    /**
     * The text of a field.
     *
     * @param  name the provider's name
     * @return      null if the field is absent
     */
    public String text(String name) {
        return texts.get(name);
    }

    /**
     * The bytes of a field: of a form those that came, after percent-decoding; of JSON and XML the text in the callback's
     * charset.
     *
     * @param  name the provider's name
     * @return      null if the field is absent
     */
    public byte[] bytes(String name) {
        String raw = bytes == null ? null : bytes.get(new String(name.getBytes(charset), StandardCharsets.ISO_8859_1));
        String text = texts.get(name);
        return raw != null ? raw.getBytes(StandardCharsets.ISO_8859_1) : text == null ? null : text.getBytes(charset);
    }

    /**
     * The event that these fields tell of.
     *
     * @return never null
     */
    public CallbackEvent toEvent() {
        EventFields fields = new EventFields();
        texts.all().forEach((name, text) -> {
            boolean isMark = kind == CallbackKind.CALL && name.equals(WAITCALL);
            if (!isMark && !TRANSMISSION.contains(name)) {
                fields.put(name, text);
            }
        });
        return kind.event(fields);
    }

    /**
     * The bytes that the provider has signed, but for the secret: the signed fields, joined by colons.
     *
     * @return of a form those that came; of JSON and XML the text in the callback's charset
     */
    public byte[] signedBytes() {
        return bytes == null ? signedText().getBytes(charset) : join(bytes).getBytes(StandardCharsets.ISO_8859_1);
    }

    String signedText() {
        return join(texts);
    }

    private String join(Fields fields) {
        StringJoiner joined = new StringJoiner(":");
        signed().forEach(name -> joined.add(fields.get(name)));
        return joined.toString();
    }

    /** The fields that the provider signs for this kind, in its order. */
    List<String> signed() {
        return switch (kind) {
            case STATUS -> List.of("id", "phone", "status");
            case MESSAGE -> List.of("phone", "mes", "to");
            case CALL -> List.of("phone", "ts");
        };
    }
}
