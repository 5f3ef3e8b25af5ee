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
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.CallbackEventBuilder;
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
    private static final Set<String> TRANSMISSION = Set.of("md5", "sha1", "crc32", "charset", "fmt");
    private static final int STORED_DIGEST_BYTES = 8;

    private final CallbackKind kind;
    private final Format format;
    private final Charset charset;
    private final Map<String, FieldValue> values;

    CallbackFields(CallbackKind kind, Format format, Charset charset, Map<String, FieldValue> values) {
        this.kind = kind;
        this.format = format;
        this.charset = charset;
        this.values = values;
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
        return Collections.unmodifiableSet(values.keySet());
    }

    /**
     * The text of a field.
     *
     * @param  name the provider's name
     * @return      null if the field is absent
     */
    public String text(String name) {
        FieldValue value = values.get(name);
        return value == null ? null : value.text(charset);
    }

    /**
     * The bytes of a field: of a form those that came, after percent-decoding; of JSON and XML the text in the callback's
     * charset.
     *
     * @param  name the provider's name
     * @return      null if the field is absent
     */
    public byte[] bytes(String name) {
        FieldValue value = values.get(name);
        return value == null ? null : value.bytes(charset);
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
     * a replayed message with another, unsigned id from taking the place of a later one.
     *
     * @param  path the path of the endpoint
     * @return      {@code <path>|<eventKey>|<16 hex digits of the SHA-256 of the signed fields>}
     */
    public String storedKey(String path) {
        byte[] signed = signedBytes();
        MessageDigest digest = Digests.SHA256.get();
        digest.update(signed, 0, signed.length - 1);
        return path + '|' + eventKey() + '|' + HexFormat.of().formatHex(digest.digest(), 0, STORED_DIGEST_BYTES);
    }

    /**
     * The event that these fields tell of.
     *
     * @return never null
     */
    public CallbackEvent toEvent() {
        CallbackEventBuilder event = new CallbackEventBuilder(kind);
        values.forEach((name, value) -> {
            boolean isMark = kind == CallbackKind.CALL && name.equals("waitcall");
            if (!isMark && !TRANSMISSION.contains(name)) {
                event.field(name, value.text(charset));
            }
        });
        return event.build();
    }

    /** The fields that the provider signs for this kind, in its order. */
    List<String> signedNames() {
        return switch (kind) {
            case STATUS -> List.of("id", "phone", "status");
            case MESSAGE -> List.of("phone", "mes", "to");
            case CALL -> List.of("phone", "ts");
        };
    }

    /** The bytes of the signed fields with a colon behind each. */
    byte[] signedBytes() {
        List<String> names = signedNames();
        int size = names.size();
        for (String name : names) {
            size += values.get(name).size(charset);
        }
        byte[] signed = new byte[size];
        int at = 0;
        for (String name : names) {
            at = values.get(name).copyTo(signed, at, charset);
            signed[at++] = ':';
        }
        return signed;
    }
}
