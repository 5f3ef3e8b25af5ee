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
import io.github.camelsmsc.model.CallbackKind;
import io.github.camelsmsc.model.Numbers;

/**
 * Reads the bytes of a callback. Immutable, for any number of threads; takes linear time.
 */
public final class CallbackDecoder {

    private static final String AUTO = "auto";
    /** The signed string is joined by colons: one inside these fields could move its parts. */
    private static final List<String> NO_COLON = List.of("id", "phone", "status", "ts", "to");
    /** What a status is, and the number of a message is not: else id:phone:status could be read as phone:mes:to. */
    private static final Pattern STATUS = Pattern.compile("-?[0-9]{1,3}");
    private static final String CHARSET = "charset";
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
     * @param  raw     the bytes
     * @return         its fields
     * @throws Refusal with reason {@link RefusalReason#MALFORMED}
     */
    public CallbackFields decode(RawCallback raw) throws Refusal {
        byte[] all = raw.body();
        int from = 0;
        boolean bom = false;
        while (from < all.length && (isSpace(all[from]) || startsWithBom(all, from))) {
            bom |= !isSpace(all[from]);
            from += isSpace(all[from]) ? 1 : BOM.length;
        }
        byte[] body = from == 0 ? all : Arrays.copyOfRange(all, from, all.length);
        Fields query = new Fields();
        query.addForm(query(raw));
        // headers lie more often than first bytes: no form begins with these
        CallbackFields fields = switch (body.length == 0 ? '&' : body[0]) {
            case '{', '[' -> text(Format.JSON, JsonReader::read, body, null, query, raw, bom);
            case '<' -> text(Format.XML, XmlReader::read, body, XmlReader.declaredCharset(latin1(body)), query, raw, bom);
            default -> form(body, query, raw, bom);
        };
        check(fields);
        return fields;
    }

    @FunctionalInterface
    private interface Reader {

        Fields read(String text) throws Refusal;
    }

    private CallbackFields form(byte[] body, Fields query, RawCallback raw, boolean bom) throws Refusal {
        Fields bytes = new Fields();
        int to = body.length;
        while (to > 0 && (body[to - 1] == '\n' || body[to - 1] == '\r')) {
            to--; // senders end a form like a line; its own line ends are escaped
        }
        bytes.addForm(latin1(body).substring(0, to));
        bytes.addAll(query);
        Charset charset = charset(bytes.get(CHARSET), null, raw, bom);
        charset = charset != null ? charset : guess(bytes.areUtf8());
        return new CallbackFields(Format.FORM, charset, bytes.in(charset), bytes);
    }

    private CallbackFields text(Format format, Reader reader, byte[] body, String declared, Fields query, RawCallback raw,
            boolean bom) throws Refusal {
        // one character a byte: enough to find the field that says what the characters are
        String latin1 = latin1(body);
        String named = namedCharset(reader, latin1);
        Charset charset = charset(named != null ? named : query.get(CHARSET), declared, raw, bom);
        if (charset == null) {
            charset = guess(CallbackCharset.isUtf8(body) && query.areUtf8());
        }
        Fields texts = reader.read(new String(body, charset));
        texts.addAll(query.in(charset));
        return new CallbackFields(format, charset, texts, null);
    }

    private static String namedCharset(Reader reader, String latin1) {
        try {
            return reader.read(latin1).get(CHARSET);
        } catch (Refusal e) {
            return null; // in its own charset it may be read
        }
    }

    /** What is not UTF-8 is windows-1251, the provider's default. */
    private static Charset guess(boolean utf8) {
        return utf8 ? StandardCharsets.UTF_8 : CallbackCharset.WINDOWS_1251;
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

    /** The query as bytes, each a character of its number. */
    private static String query(RawCallback raw) {
        String query = raw.rawQuery();
        if (query == null) {
            return "";
        }
        return query.chars().allMatch(c -> c <= 0xFF) ? query : latin1(query.getBytes(StandardCharsets.UTF_8));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void check(CallbackFields fields) throws Refusal {
        boolean hasId = fields.kind() != CallbackKind.CALL;
        if (hasId) {
            require("id", fields);
        }
        for (String signed : fields.signed()) {
            require(signed, fields);
        }
        for (String joined : NO_COLON) {
            if (fields.text(joined) != null && fields.text(joined).indexOf(':') >= 0) {
                throw Refusal.malformed("field " + joined + " has a colon");
            }
        }
        if (hasId && Numbers.toLong(fields.text("id")) == null) {
            throw Refusal.malformed("field id is not a number");
        }
        if (fields.kind() == CallbackKind.STATUS && !STATUS.matcher(fields.text("status")).matches()) {
            throw Refusal.malformed("field status is not a number of up to three digits");
        }
        if (fields.kind() == CallbackKind.MESSAGE && STATUS.matcher(fields.text("to")).matches()) {
            throw Refusal.malformed("field to is a number of up to three digits");
        }
    }

    private static void require(String name, CallbackFields fields) throws Refusal {
        if (fields.text(name) == null) {
            throw Refusal.malformed("field " + name + " is missing");
        }
    }

    private static boolean startsWithBom(byte[] body, int from) {
        return Arrays.equals(body, from, Math.min(from + BOM.length, body.length), BOM, 0, BOM.length);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }
}
