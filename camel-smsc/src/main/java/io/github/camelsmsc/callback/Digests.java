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

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReference;

/** Digests that are used again: to make one takes a good part of the time of its work. */
enum Digests {

    MD5("MD5"), SHA1("SHA-1"), SHA256("SHA-256");

    private final String algorithm;
    /** At rest, or null. Not one a thread: the threads are the server's. */
    private final AtomicReference<MessageDigest> spare = new AtomicReference<>();

    Digests(String algorithm) {
        this.algorithm = algorithm;
    }

    /** The digest of all parts in a row. */
    byte[] of(byte[]... parts) {
        MessageDigest spared = spare.getAndSet(null);
        MessageDigest digest = spared == null ? create() : spared;
        for (byte[] part : parts) {
            digest.update(part);
        }
        byte[] result = digest.digest();
        spare.set(digest);
        return result;
    }

    private MessageDigest create() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM lacks " + algorithm, e);
        }
    }
}
