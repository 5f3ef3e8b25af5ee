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
package io.github.camelsmsc.benchmarks.codec;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelsmsc.callback.CallbackSignature;

/** The callback that is measured: a message of two parts in Russian, as the provider sends it by default. */
public final class SampleCallback {

    /** The provider's default charset. */
    public static final Charset CHARSET = Charset.forName("windows-1251");
    /** The secret string that it is signed with. */
    public static final String SECRET = "benchmark-secret";
    /** Its content type. */
    public static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

    private static final String PHONE = "79990000077";
    private static final String TO = "79990000001";
    private static final String TEXT = "Здравствуйте! Подтверждаю запись на 15 марта в 10:30, адрес помню. Спасибо!";

    private SampleCallback() {
    }

    /**
     * The callback as the body of a request.
     *
     * @return a form, percent-encoded in {@link #CHARSET}, so in ASCII; the signature is md5
     */
    public static String form() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", "998877");
        fields.put("phone", PHONE);
        fields.put("mes", TEXT);
        fields.put("to", TO);
        fields.put("smsc", "79990000900");
        fields.put("sent", "1700000000");
        fields.put("time", "1700000001");
        fields.put("md5", CallbackSignature.sign("md5", SECRET, CHARSET, PHONE, TEXT, TO));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), CHARSET))
                .collect(Collectors.joining("&"));
    }
}
