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

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether a callback was signed with one of the account's secrets. Immutable, for any number of threads.
 *
 * <p>Every signature of the callback that the option {@code signature} names must be right, and there must be one at least.
 * Other signatures are not looked at.
 */
public final class SignatureVerifier {

    private static final String NONE = "none";

    private final Set<SignatureAlgorithm> algorithms;
    private final List<byte[]> secrets;

    private SignatureVerifier(Set<SignatureAlgorithm> algorithms, List<byte[]> secrets) {
        this.algorithms = algorithms;
        this.secrets = secrets;
    }

    /**
     * Makes a verifier of the texts of two options.
     *
     * @param  signature                {@code none}, or some of {@code md5}, {@code sha1}, {@code crc32}, comma-separated
     * @param  secret                   the secret string of the callback address, several comma-separated; may be null if
     *                                  {@code signature} is {@code none}
     * @return                          a verifier
     * @throws IllegalArgumentException naming the option and what it expects, never the secret
     */
    public static SignatureVerifier of(String signature, String secret) {
        Set<SignatureAlgorithm> algorithms = algorithms(signature);
        return new SignatureVerifier(algorithms, algorithms.isEmpty() ? List.of() : secrets(secret));
    }

    /**
     * Verifies a callback.
     *
     * @param  fields  the callback
     * @return         the strongest algorithm that was verified: {@code sha1}, {@code md5} or {@code crc32}; {@code none} if
     *                 none was asked for
     * @throws Refusal with reason {@link RefusalReason#SIGNATURE}
     */
    public String verify(CallbackFields fields) throws Refusal {
        if (algorithms.isEmpty()) {
            return NONE;
        }
        String strongest = null;
        List<byte[]> candidates = candidates(fields);
        for (SignatureAlgorithm algorithm : algorithms) {
            String name = algorithm.fieldName();
            String signature = fields.text(name);
            if (signature != null && !matchesAny(algorithm, signature, candidates)) {
                throw new Refusal(RefusalReason.SIGNATURE, name + " does not match");
            }
            strongest = strongest == null && signature != null ? name : strongest;
        }
        if (strongest == null) {
            throw new Refusal(RefusalReason.SIGNATURE, "no signature of those that count");
        }
        return strongest;
    }

    private boolean matchesAny(SignatureAlgorithm algorithm, String signature, List<byte[]> candidates) {
        boolean matches = false;
        for (byte[] signed : candidates) {
            for (byte[] secret : secrets) {
                matches |= algorithm.matches(signature, signed, secret);
            }
        }
        return matches;
    }

    /** The bytes that the provider may have signed, each once. */
    private static List<byte[]> candidates(CallbackFields fields) {
        if (fields.format() == CallbackFields.Format.FORM) {
            return List.of(fields.signedBytes());
        }
        // the provider does not say which bytes of JSON and XML it signs
        Set<Charset> charsets = new LinkedHashSet<>(
                List.of(fields.charset(), StandardCharsets.UTF_8, CallbackCharset.WINDOWS_1251));
        List<byte[]> candidates = new ArrayList<>();
        for (Charset charset : charsets) {
            addEncoded(fields.signedText(), charset, candidates);
        }
        return candidates;
    }

    private static void addEncoded(CharSequence text, Charset charset, List<byte[]> candidates) {
        try {
            // an encoder that complains: with question marks for what it lacks, two texts would share a signature
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            candidates.add(copy);
        } catch (CharacterCodingException e) {
            // the provider cannot have signed in this charset
        }
    }

    private static Set<SignatureAlgorithm> algorithms(String signature) {
        Set<SignatureAlgorithm> algorithms = EnumSet.noneOf(SignatureAlgorithm.class);
        String text = signature == null ? "" : signature.strip();
        if (text.equals(NONE)) {
            return algorithms;
        }
        for (String name : text.split(",", -1)) {
            SignatureAlgorithm algorithm = SignatureAlgorithm.of(name.strip());
            if (algorithm == null) {
                throw new IllegalArgumentException(
                        "option signature: expected none, or some of md5, sha1, crc32, comma-separated");
            }
            algorithms.add(algorithm);
        }
        return algorithms;
    }

    private static List<byte[]> secrets(String secret) {
        if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException(
                    "option secret: expected the secret string of the callback address, unless signature=none");
        }
        List<byte[]> secrets = new ArrayList<>();
        for (String part : secret.split(",", -1)) {
            String one = part.strip();
            if (one.isEmpty() || !one.chars().allMatch(SignatureVerifier::isSecretCharacter)) {
                throw new IllegalArgumentException("option secret: expected one or more secret strings, comma-separated, "
                                                   + "each of Latin letters, digits, minus signs and underscores");
            }
            secrets.add(one.getBytes(StandardCharsets.US_ASCII));
        }
        return List.copyOf(secrets);
    }

    private static boolean isSecretCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
