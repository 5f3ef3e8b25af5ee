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
import java.util.List;
import java.util.regex.Pattern;

import io.github.camelsmsc.callback.CallbackFields.Format;
import io.github.camelsmsc.model.CallbackField;
import io.github.camelsmsc.model.CallbackKind;

/**
 * Reads the bytes of a callback. Immutable, for any number of threads; takes linear time, and throws for no input.
 */
public final class CallbackDecoder {

    private static final String AUTO = "auto";
    /** The signed string is joined by colons: one inside these fields could move its parts. */
    private static final List<CallbackField> NO_COLON = List.of(
            CallbackField.ID, CallbackField.PHONE, CallbackField.STATUS, CallbackField.TS, CallbackField.TO);
    /** What a status is, and the number of a message is not: else id:phone:status could be read as phone:mes:to. */
    private static final Pattern STATUS = Pattern.compile("-?[0-9]{1,3}");
    private static final List<CallbackField> REQUIRED_OF_STATUS
            = List.of(CallbackField.ID, CallbackField.PHONE, CallbackField.STATUS);
    private static final List<CallbackField> REQUIRED_OF_MESSAGE
            = List.of(CallbackField.ID, CallbackField.PHONE, CallbackField.MES, CallbackField.TO);
    private static final List<CallbackField> REQUIRED_OF_CALL = List.of(CallbackField.PHONE, CallbackField.TS);
    private static final int MAX_NAMED_LENGTH = 40;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Null: found out for each callback. */
    private final Charset fixedCharset;

    private CallbackDecoder(Charset fixedCharset) {
        this.fixedCharset = fixedCharset;
    }

    /**
     * Makes a decoder of the text of the option {@code charset}.
     *
     * @param  charset                  {@code auto}, {@code windows-1251}, {@code koi8-r} or {@code utf-8}, in any case.
     *                                  {@code auto}: the callback's field {@code charset}, else the XML declaration or the
     *                                  content type, else UTF-8 if the bytes are valid UTF-8, else windows-1251
     * @return                          a decoder
     * @throws IllegalArgumentException naming the option and its values
     */
    public static CallbackDecoder of(String charset) {
        if (AUTO.equalsIgnoreCase(charset)) {
            return new CallbackDecoder(null);
        }
        Charset fixed = CallbackCharset.of(charset);
        if (fixed == null) {
            throw new IllegalArgumentException("option charset: expected auto, windows-1251, koi8-r or utf-8");
        }
        return new CallbackDecoder(fixed);
    }

    /**
     * Reads a callback.
     *
     * @param  raw the bytes
     * @return     {@link CallbackFields}, or a {@link Refusal} with reason {@link RefusalReason#MALFORMED}
     */
    public Decoding decode(RawCallback raw) {
        byte[] body = raw.body();
        int from = 0;
        boolean bom = false;
        while (from < body.length && (isSpace(body[from]) || startsWithBom(body, from))) {
            bom |= !isSpace(body[from]);
            from += isSpace(body[from]) ? 1 : BOM.length;
        }
        return switch (format(body, from)) {
            case FORM -> form(raw, from, bom);
            case JSON -> json(raw, from, bom);
            case XML -> xml(raw, from, bom);
        };
    }

    /** Headers lie more often than first bytes: no form begins with these. */
    private static Format format(byte[] body, int from) {
        if (from == body.length) {
            return Format.FORM;
        }
        return switch (body[from]) {
            case '{', '[' -> Format.JSON;
            case '<' -> Format.XML;
            default -> Format.FORM;
        };
    }

    private Decoding form(RawCallback raw, int from, boolean bom) {
        FieldMap fields = new FieldMap();
        byte[] body = raw.body();
        int to = body.length;
        while (to > from && (body[to - 1] == '\n' || body[to - 1] == '\r')) {
            to--; // senders end a form like a line; its own line ends are escaped
        }
        FormReader.Decoded decoded = FormReader.read(body, from, to, fields);
        FormReader.Decoded query = query(raw, fields);
        Charset charset = charset(namedCharset(fields), null, raw, bom);
        if (charset == null) {
            charset = decoded.ascii() ? StandardCharsets.UTF_8
                    : CallbackCharset.guess(decoded.bytes(), 0, decoded.length());
            if (charset == StandardCharsets.UTF_8 && query != null && !query.ascii()) {
                charset = CallbackCharset.guess(query.bytes(), 0, query.length());
            }
        }
        return check(Format.FORM, charset, fields.inCharset(charset));
    }

    private Decoding json(RawCallback raw, int from, boolean bom) {
        byte[] body = raw.body();
        boolean ascii = CallbackCharset.isAscii(body, from, body.length);
        // one character a byte: enough to find the field that says what the characters are
        FieldMap fields = JsonReader.read(text(body, from, StandardCharsets.ISO_8859_1));
        FieldMap query = new FieldMap();
        FormReader.Decoded queryBytes = query(raw, query);
        Charset charset = textCharset(fields, query, queryBytes, null, raw, from, bom);
        if (!ascii) {
            fields = JsonReader.read(text(body, from, charset));
        }
        if (fields == null) {
            return malformed("the body is not one JSON object");
        }
        fields.addTexts(query, charset);
        return check(Format.JSON, charset, fields);
    }

    private Decoding xml(RawCallback raw, int from, boolean bom) {
        byte[] body = raw.body();
        boolean ascii = CallbackCharset.isAscii(body, from, body.length);
        String bytes = text(body, from, StandardCharsets.ISO_8859_1);
        FieldMap fields = XmlReader.read(bytes);
        FieldMap query = new FieldMap();
        FormReader.Decoded queryBytes = query(raw, query);
        Charset charset = textCharset(fields, query, queryBytes, XmlReader.declaredCharset(bytes), raw, from, bom);
        if (!ascii) {
            fields = XmlReader.read(text(body, from, charset));
        }
        if (fields == null) {
            return malformed("the body is not well-formed XML without DTD");
        }
        fields.addTexts(query, charset);
        return check(Format.XML, charset, fields);
    }

    private Charset textCharset(FieldMap fields, FieldMap query, FormReader.Decoded queryBytes, String declared,
            RawCallback raw, int from, boolean bom) {
        String named = fields == null ? null : namedCharset(fields);
        named = named == null ? namedCharset(query) : named;
        Charset charset = charset(named, declared, raw, bom);
        if (charset != null) {
            return charset;
        }
        charset = CallbackCharset.guess(raw.body(), from, raw.body().length);
        boolean queryDecides = charset == StandardCharsets.UTF_8 && queryBytes != null && !queryBytes.ascii();
        return queryDecides ? CallbackCharset.guess(queryBytes.bytes(), 0, queryBytes.length()) : charset;
    }

    /** Null if nothing names it. */
    private Charset charset(String named, String declared, RawCallback raw, boolean bom) {
        if (fixedCharset != null) {
            return fixedCharset;
        }
        Charset charset = CallbackCharset.of(named);
        if (charset == null && bom) {
            charset = StandardCharsets.UTF_8;
        }
        if (charset == null) {
            charset = CallbackCharset.of(declared);
        }
        return charset == null ? CallbackCharset.ofContentType(raw.contentType()) : charset;
    }

    private static FormReader.Decoded query(RawCallback raw, FieldMap fields) {
        String query = raw.rawQuery();
        if (query == null || query.isEmpty()) {
            return null;
        }
        boolean bytesAsCharacters = query.chars().allMatch(c -> c <= 0xFF);
        byte[] bytes = query.getBytes(bytesAsCharacters ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return FormReader.read(bytes, 0, bytes.length, fields);
    }

    private static Decoding check(Format format, Charset charset, FieldMap map) {
        if (map.ambiguous() != null) {
            return malformed("field " + printable(map.ambiguous()) + " is given twice with different values");
        }
        CallbackKind kind = map.has(CallbackField.MES) ? CallbackKind.MESSAGE
                : map.has(CallbackField.WAITCALL) ? CallbackKind.CALL : CallbackKind.STATUS;
        for (CallbackField required : required(kind)) {
            if (!map.has(required)) {
                return malformed("field " + required.tag() + " is missing");
            }
        }
        for (CallbackField joined : NO_COLON) {
            Field field = map.get(joined);
            if (field != null && field.contains(':')) {
                return malformed("field " + joined.tag() + " has a colon");
            }
        }
        if (kind != CallbackKind.CALL && map.get(CallbackField.ID).number(charset) == null) {
            return malformed("field id is not a number");
        }
        if (kind == CallbackKind.STATUS && !isStatus(map.get(CallbackField.STATUS), charset)) {
            return malformed("field status is not a number of up to three digits");
        }
        if (kind == CallbackKind.MESSAGE && isStatus(map.get(CallbackField.TO), charset)) {
            return malformed("field to is a number of up to three digits");
        }
        return new CallbackFields(kind, format, charset, map);
    }

    private static boolean isStatus(Field field, Charset charset) {
        return STATUS.matcher(field.text(charset)).matches();
    }

    private static List<CallbackField> required(CallbackKind kind) {
        return switch (kind) {
            case STATUS -> REQUIRED_OF_STATUS;
            case MESSAGE -> REQUIRED_OF_MESSAGE;
            case CALL -> REQUIRED_OF_CALL;
        };
    }

    private static Refusal malformed(String detail) {
        return new Refusal(RefusalReason.MALFORMED, detail);
    }

    /** A name comes from outside too, and goes into a log: one that begins with a digit may be a phone. */
    private static String printable(String name) {
        boolean plain = !name.isEmpty() && name.length() <= MAX_NAMED_LENGTH && !Character.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> c == '_' || c == '-' || c == '.' || Character.isLetterOrDigit(c));
        return plain ? name : "(of an unprintable name)";
    }

    private static String namedCharset(FieldMap fields) {
        Field field = fields.get(CallbackField.CHARSET);
        return field == null ? null : field.text(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] body, int from, Charset charset) {
        return new String(body, from, body.length - from, charset);
    }

    private static boolean startsWithBom(byte[] body, int from) {
        return Arrays.equals(body, from, Math.min(from + BOM.length, body.length), BOM, 0, BOM.length);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }
}
