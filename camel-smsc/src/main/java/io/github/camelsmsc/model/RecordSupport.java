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
package io.github.camelsmsc.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What the records of this package have in common. */
final class RecordSupport {

    private static final int SHOWN_DIGITS = 4;
    private static final int DIGEST_BYTES = 8;

    private RecordSupport() {
    }

    /** An unmodifiable copy that keeps the order; never null. */
    static Map<String, String> copy(Map<String, String> extra) {
        if (extra == null || extra.isEmpty()) {
            return Map.of();
        }
        Map<String, String> copy = new LinkedHashMap<>();
        extra.forEach((name, text) -> copy.put(
                Objects.requireNonNull(name, "extra: name"), Objects.requireNonNull(text, "extra: value")));
        return Collections.unmodifiableMap(copy);
    }

    /** The text that a number came as, where it was another one than its own; empty if there is neither. */
    static String asItCame(Map<String, String> extra, String name, Number number) {
        String text = extra.get(name);
        return text != null ? text : number == null ? "" : number.toString();
    }

    /** 16 hex digits of the SHA-256. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }

    /** The last four digits: enough to tell two events of a log apart, too few to call. */
    static String mask(String phone) {
        if (phone == null) {
            return "null";
        }
        int length = phone.length();
        return length <= SHOWN_DIGITS ? "***" : "***" + phone.substring(length - SHOWN_DIGITS);
    }
}
