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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

import io.github.camelsmsc.model.CallbackField;

/** The provider's algorithms, the strongest first. Each bears the name of the field that carries its signature. */
enum SignatureAlgorithm {

    SHA1(CallbackField.SHA1), MD5(CallbackField.MD5), CRC32(CallbackField.CRC32);

    private final CallbackField field;

    SignatureAlgorithm(CallbackField field) {
        this.field = field;
    }

    CallbackField field() {
        return field;
    }

    String fieldName() {
        return field.tag();
    }

    /** Null if there is no such algorithm. */
    static SignatureAlgorithm of(String fieldName) {
        return Arrays.stream(values()).filter(a -> a.fieldName().equals(fieldName)).findFirst().orElse(null);
    }

    /**
     * The text of the signature: lower-case hex; of crc32 an unsigned decimal, as PHP's {@code crc32()} gives it.
     *
     * @param signed the signed fields with a colon behind each
     */
    String sign(byte[] signed, byte[] secret) {
        return switch (this) {
            case SHA1 -> HexFormat.of().formatHex(Digests.SHA1.of(signed, secret));
            case MD5 -> HexFormat.of().formatHex(Digests.MD5.of(signed, secret));
            case CRC32 -> Long.toString(crc32(signed, secret));
        };
    }

    /** Whether it is the signature, in time that does not tell how much of it is right. */
    boolean matches(byte[] signature, byte[] signed, byte[] secret) {
        return switch (this) {
            case SHA1 -> isHexOf(Digests.SHA1.of(signed, secret), signature);
            case MD5 -> isHexOf(Digests.MD5.of(signed, secret), signature);
            case CRC32 -> isTextOf(crc32(signed, secret), signature);
        };
    }

    private static boolean isHexOf(byte[] expected, byte[] signature) {
        byte[] given = Hex.decode(signature);
        return given != null && MessageDigest.isEqual(expected, given);
    }

    /** The provider does not say how it writes the number. */
    private static boolean isTextOf(long crc, byte[] signature) {
        byte[] given = lowerCase(signature);
        return same(given, Long.toString(crc)) | same(given, Integer.toString((int) crc))
                | same(given, HexFormat.of().toHexDigits((int) crc)) | same(given, Integer.toHexString((int) crc));
    }

    private static boolean same(byte[] given, String expected) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.ISO_8859_1), given);
    }

    private static long crc32(byte[] signed, byte[] secret) {
        CRC32 crc = new CRC32();
        crc.update(signed);
        crc.update(secret);
        return crc.getValue();
    }

    private static byte[] lowerCase(byte[] text) {
        byte[] lower = text.clone();
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] >= 'A' && lower[i] <= 'Z') {
                lower[i] += 'a' - 'A';
            }
        }
        return lower;
    }
}
