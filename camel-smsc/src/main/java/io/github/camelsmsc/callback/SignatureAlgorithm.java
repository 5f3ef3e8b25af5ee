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
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** The provider's algorithms, the strongest first. The field that carries a signature bears the name of its algorithm. */
enum SignatureAlgorithm {

    SHA1, MD5, CRC32;

    private final String fieldName = name().toLowerCase(Locale.ROOT);

    String fieldName() {
        return fieldName;
    }

    /** Null if there is no such algorithm. */
    static SignatureAlgorithm of(String fieldName) {
        return Arrays.stream(values()).filter(a -> a.fieldName.equals(fieldName)).findFirst().orElse(null);
    }

    /**
     * The text of the signature: lower-case hex; of crc32 an unsigned decimal, as PHP's {@code crc32()} gives it.
     *
     * @param signed the signed fields, joined by colons
     */
    String sign(byte[] signed, byte[] secret) {
        return texts(signed, secret).get(0);
    }

    /** Whether it is the signature, in time that does not tell how much of it is right. */
    boolean matches(String signature, byte[] signed, byte[] secret) {
        byte[] given = signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        boolean matches = false;
        for (String text : texts(signed, secret)) {
            matches |= MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), given);
        }
        return matches;
    }

    /** How it may be written; of crc32 the provider does not say it. */
    private List<String> texts(byte[] signed, byte[] secret) {
        return switch (this) {
            case SHA1 -> List.of(digest("SHA-1", signed, secret));
            case MD5 -> List.of(digest("MD5", signed, secret));
            case CRC32 -> {
                CRC32 crc = new CRC32();
                crc.update(signed);
                crc.update(':');
                crc.update(secret);
                int value = (int) crc.getValue();
                yield List.of(Integer.toUnsignedString(value), Integer.toString(value), HexFormat.of().toHexDigits(value),
                        Integer.toHexString(value));
            }
        };
    }

    private static String digest(String algorithm, byte[] signed, byte[] secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(signed);
            digest.update((byte) ':');
            return HexFormat.of().formatHex(digest.digest(secret));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM lacks " + algorithm, e);
        }
    }
}
