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

/** Signs as the provider does, for tests of routes. */
public final class CallbackSignature {

    private CallbackSignature() {
    }

    /**
     * Signs the fields of a callback: {@code id, phone, status} of a status, {@code phone, mes, to} of a message,
     * {@code phone, ts} of a call.
     *
     * @param  algorithm                {@code md5}, {@code sha1} or {@code crc32}
     * @param  secret                   the secret string of the callback address
     * @param  charset                  the charset that the callback is sent in
     * @param  fields                   the signed fields in the provider's order
     * @return                          lower-case hex; of crc32 an unsigned decimal
     * @throws IllegalArgumentException if there is no such algorithm
     */
    public static String sign(String algorithm, String secret, Charset charset, String... fields) {
        SignatureAlgorithm known = SignatureAlgorithm.of(algorithm);
        if (known == null) {
            throw new IllegalArgumentException("algorithm: expected md5, sha1 or crc32");
        }
        byte[] signed = String.join(":", fields).getBytes(charset);
        return known.sign(signed, secret.getBytes(StandardCharsets.US_ASCII));
    }
}
