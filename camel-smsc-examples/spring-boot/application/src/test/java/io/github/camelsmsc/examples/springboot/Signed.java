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
package io.github.camelsmsc.examples.springboot;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.github.camelsmsc.callback.CallbackSignature;

/** Callbacks that no simulator sends: without a pause, or malformed. */
final class Signed {

    static final String FORM = "application/x-www-form-urlencoded";

    private static final String SECRET = "callback-secret";
    private static final String PHONE = "79990000077";

    private Signed() {
    }

    /** The form of a status. */
    static String status(long id) {
        return "id=" + id + "&phone=" + PHONE + "&status=1&ts=1700000000&md5="
               + CallbackSignature.sign("md5", SECRET, StandardCharsets.US_ASCII, Long.toString(id), PHONE, "1");
    }

    /** The form of a message, without a field that names its charset. */
    static String message(long id, String text, Charset charset) {
        String to = "79990000001";
        return "id=" + id + "&phone=" + PHONE + "&mes=" + URLEncoder.encode(text, charset) + "&to=" + to + "&md5="
               + CallbackSignature.sign("md5", SECRET, charset, PHONE, text, to);
    }
}
