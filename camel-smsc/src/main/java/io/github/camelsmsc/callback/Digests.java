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

/** Digests without the price of the look-up of a security provider. */
enum Digests {

    MD5("MD5"), SHA1("SHA-1"), SHA256("SHA-256");

    private final String algorithm;
    /** Never fed, only cloned: so threads can share it. */
    private final MessageDigest prototype;

    Digests(String algorithm) {
        this.algorithm = algorithm;
        this.prototype = create();
    }

    MessageDigest get() {
        try {
            return (MessageDigest) prototype.clone();
        } catch (CloneNotSupportedException e) {
            return create(); // a security provider that is not the JDK's may not be able to
        }
    }

    private MessageDigest create() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM lacks " + algorithm, e);
        }
    }
}
