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
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.CallbackEventBuilder;
import io.github.camelsmsc.model.CallbackField;
import io.github.camelsmsc.model.CallbackKind;

/**
 * The fields of one callback: unambiguous, and with all that its kind requires. Not yet verified.
 *
 * <p>For one thread.
 */
public final class CallbackFields implements Decoding {

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
    private static final Set<CallbackField> TRANSMISSION = EnumSet.of(CallbackField.MD5, CallbackField.SHA1,
            CallbackField.CRC32, CallbackField.CHARSET, CallbackField.FMT);
    private static final List<CallbackField> SIGNED_OF_STATUS
            = List.of(CallbackField.ID, CallbackField.PHONE, CallbackField.STATUS);
    private static final List<CallbackField> SIGNED_OF_MESSAGE
            = List.of(CallbackField.PHONE, CallbackField.MES, CallbackField.TO);
    private static final List<CallbackField> SIGNED_OF_CALL = List.of(CallbackField.PHONE, CallbackField.TS);
    private static final int STORED_DIGEST_BYTES = 8;

    private final CallbackKind kind;
    private final Format format;
    private final Charset charset;
    private final FieldMap fields;

    CallbackFields(CallbackKind kind, Format format, Charset charset, FieldMap fields) {
        this.kind = kind;
        this.format = format;
        this.charset = charset;
        this.fields = fields;
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
        return Collections.unmodifiableSet(fields.names());
    }

    /**
     * The text of a field.
     *
     * @param  name the provider's name
     * @return      null if the field is absent
     */
    public String text(String name) {
        Field field = fields.get(name);
        return field == null ? null : field.text(charset);
    }

    /**
     * The bytes of a field: of a form those that came, after percent-decoding; of JSON and XML the text in the callback's
     * charset.
     *
     * @param  name the provider's name
     * @return      null if the field is absent
     */
    public byte[] bytes(String name) {
        return bytes(fields.get(name));
    }

    byte[] bytes(CallbackField name) {
        return bytes(fields.get(name));
    }

    private byte[] bytes(Field field) {
        return field == null ? null : field.bytes(charset);
    }

    /**
     * The same for every repeat of one event: {@code status:<id>:<phone>:<status>:<ts>}, {@code message:<id>} or
     * {@code call:<phone>:<ts>}, with the texts as they came; the part of a missing {@code ts} is empty.
     *
     * @return never null
     */
    public String eventKey() {
        return switch (kind) {
            case STATUS -> {
                String ts = text("ts");
                yield "status:" + text("id") + ':' + text("phone") + ':' + text("status") + ':' + (ts == null ? "" : ts);
            }
            case MESSAGE -> "message:" + text("id");
            case CALL -> "call:" + text("phone") + ':' + text("ts");
        };
    }

    /**
     * The key for an idempotent repository. The path lets accounts share a repository; the digest of the signed fields keeps
     * a replayed message with another, unsigned id from taking the place of a later one. It is made of their text, so that
     * the event has the same key in every charset.
     *
     * @param  path the path of the endpoint
     * @return      {@code <path>|<eventKey>|<16 hex digits of the SHA-256 of the signed fields>}
     */
    public String storedKey(String path) {
        String text = signed().stream().map(this::text).collect(Collectors.joining(":"));
        return storedKey(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key that former versions have stored: made of the bytes.
     *
     * @param  path the path of the endpoint
     * @return      the same as {@link #storedKey} where the signed bytes are UTF-8
     */
    public String formerStoredKey(String path) {
        byte[] signed = signedBytes();
        return storedKey(path, Arrays.copyOf(signed, signed.length - 1));
    }

    private String storedKey(String path, byte[] signed) {
        return path + '|' + eventKey() + '|' + HexFormat.of().formatHex(Digests.SHA256.of(signed), 0, STORED_DIGEST_BYTES);
    }

    /**
     * The event that these fields tell of.
     *
     * @return never null
     */
    public CallbackEvent toEvent() {
        CallbackEventBuilder event = new CallbackEventBuilder(kind);
        for (Field field : fields.inOrder()) {
            CallbackField known = field.known();
            if (known == null) {
                event.extra(field.name(), field.text(charset));
            } else if (!isMark(known) && !TRANSMISSION.contains(known) && !isNumber(known, field, event)) {
                event.field(known, field.text(charset));
            }
        }
        return event.build();
    }

    /** Adds it if it is one: then nobody needs its text. */
    private boolean isNumber(CallbackField known, Field field, CallbackEventBuilder event) {
        return event.isNumber(known) && event.number(known, field.number(charset));
    }

    private boolean isMark(CallbackField known) {
        return kind == CallbackKind.CALL && known == CallbackField.WAITCALL;
    }

    /** The fields that the provider signs for this kind, in its order. */
    List<CallbackField> signed() {
        return switch (kind) {
            case STATUS -> SIGNED_OF_STATUS;
            case MESSAGE -> SIGNED_OF_MESSAGE;
            case CALL -> SIGNED_OF_CALL;
        };
    }

    String text(CallbackField name) {
        return fields.get(name).text(charset);
    }

    /** The bytes of the signed fields with a colon behind each. */
    byte[] signedBytes() {
        int size = signed().size();
        for (CallbackField name : signed()) {
            size += fields.get(name).size(charset);
        }
        byte[] bytes = new byte[size];
        int at = 0;
        for (CallbackField name : signed()) {
            at = fields.get(name).copyTo(bytes, at, charset);
            bytes[at++] = ':';
        }
        return bytes;
    }
}
