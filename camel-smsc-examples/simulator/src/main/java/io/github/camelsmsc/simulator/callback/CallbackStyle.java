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
package io.github.camelsmsc.simulator.callback;

/**
 * How callbacks are written where the provider's page leaves it open. {@link #DEFAULT} is the literal reading of the
 * page; the rest lets a handler be tried against the other readings.
 *
 * @param echoSettings         whether {@code charset} and {@code fmt} of the address are sent as fields, like every
 *                             other parameter after the {@code ?}; default true
 * @param quotedNumbers        whether numbers are quoted in JSON; default true
 * @param escapedJson          whether JSON has {@code \\uXXXX} for what is not ASCII; default false
 * @param charsetInContentType whether the content type names the charset; default false
 * @param xmlDeclaration       whether XML begins with a declaration that names the encoding; default true
 * @param xmlRoot              the name of the root element; default {@code callback}
 * @param crc32                how the checksum is written; default unsigned decimal, as PHP's {@code crc32()}
 * @param upperCaseHex         whether md5, sha1 and a hexadecimal crc32 are in upper case; default false
 * @param utf8Signature        whether the signature of JSON and XML is taken over UTF-8 whatever the charset; default
 *                             false
 */
public record CallbackStyle(boolean echoSettings, boolean quotedNumbers, boolean escapedJson,
        boolean charsetInContentType, boolean xmlDeclaration, String xmlRoot, Crc32 crc32, boolean upperCaseHex,
        boolean utf8Signature) {

    /** The notations of crc32. */
    public enum Crc32 {
        /** 0 to 4294967295. */
        UNSIGNED,
        /** -2147483648 to 2147483647. */
        SIGNED,
        /** Eight hexadecimal digits. */
        HEX
    }

    /** The literal reading of the page. */
    public static final CallbackStyle DEFAULT
            = new CallbackStyle(true, true, false, false, true, "callback", Crc32.UNSIGNED, false, false);

    /** See {@link #echoSettings()}. */
    public CallbackStyle withEchoSettings(boolean echo) {
        return new CallbackStyle(echo, quotedNumbers, escapedJson, charsetInContentType, xmlDeclaration,
                xmlRoot, crc32, upperCaseHex, utf8Signature);
    }

    /** See {@link #quotedNumbers()}. */
    public CallbackStyle withQuotedNumbers(boolean quoted) {
        return new CallbackStyle(echoSettings, quoted, escapedJson, charsetInContentType, xmlDeclaration,
                xmlRoot, crc32, upperCaseHex, utf8Signature);
    }

    /** See {@link #escapedJson()}. */
    public CallbackStyle withEscapedJson(boolean escaped) {
        return new CallbackStyle(echoSettings, quotedNumbers, escaped, charsetInContentType, xmlDeclaration,
                xmlRoot, crc32, upperCaseHex, utf8Signature);
    }

    /** See {@link #charsetInContentType()}. */
    public CallbackStyle withCharsetInContentType(boolean named) {
        return new CallbackStyle(echoSettings, quotedNumbers, escapedJson, named, xmlDeclaration, xmlRoot,
                crc32, upperCaseHex, utf8Signature);
    }

    /** See {@link #xmlDeclaration()}. */
    public CallbackStyle withXmlDeclaration(boolean declared) {
        return new CallbackStyle(echoSettings, quotedNumbers, escapedJson, charsetInContentType, declared,
                xmlRoot, crc32, upperCaseHex, utf8Signature);
    }

    /** See {@link #xmlRoot()}. */
    public CallbackStyle withXmlRoot(String root) {
        return new CallbackStyle(echoSettings, quotedNumbers, escapedJson, charsetInContentType,
                xmlDeclaration, root, crc32, upperCaseHex, utf8Signature);
    }

    /** See {@link #crc32()}. */
    public CallbackStyle withCrc32(Crc32 notation) {
        return new CallbackStyle(echoSettings, quotedNumbers, escapedJson, charsetInContentType,
                xmlDeclaration, xmlRoot, notation, upperCaseHex, utf8Signature);
    }

    /** See {@link #upperCaseHex()}. */
    public CallbackStyle withUpperCaseHex(boolean upper) {
        return new CallbackStyle(echoSettings, quotedNumbers, escapedJson, charsetInContentType,
                xmlDeclaration, xmlRoot, crc32, upper, utf8Signature);
    }

    /** See {@link #utf8Signature()}. */
    public CallbackStyle withUtf8Signature(boolean utf8) {
        return new CallbackStyle(echoSettings, quotedNumbers, escapedJson, charsetInContentType,
                xmlDeclaration, xmlRoot, crc32, upperCaseHex, utf8);
    }
}
