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
package io.github.camelsmsc.consumer.http;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.github.camelsmsc.callback.CallbackSignature;

/** Callbacks as the provider sends them. */
public final class Smsc {

    public static final String SECRET = "s3-cret_Q";
    public static final String FORM = "application/x-www-form-urlencoded";

    private static final AtomicLong IDS = new AtomicLong(1000);

    private Smsc() {
    }

    /** An id that no event of this JVM has had. */
    public static long newId() {
        return IDS.incrementAndGet();
    }

    /** A signed status, with parameters of the account's own. */
    public static String status(long id, String... own) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", String.valueOf(id));
        fields.put("phone", "79991234567");
        fields.put("status", "1");
        fields.put("ts", "1700000000");
        for (int i = 0; i < own.length; i += 2) {
            fields.put(own[i], own[i + 1]);
        }
        fields.put("md5", CallbackSignature.sign("md5", SECRET, StandardCharsets.US_ASCII, fields.get("id"),
                "79991234567", "1"));
        return encoded(fields, StandardCharsets.UTF_8);
    }

    /** A signed message. */
    public static Map<String, String> message(long id, String text, Charset charset) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", String.valueOf(id));
        fields.put("phone", "79991234567");
        fields.put("mes", text);
        fields.put("to", "79007654321");
        fields.put("sent", "1700000000");
        fields.put("time", "1700000001");
        fields.put("sha1", CallbackSignature.sign("sha1", SECRET, charset, "79991234567", text, "79007654321"));
        return fields;
    }

    public static String encoded(Map<String, String> fields, Charset charset) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), charset))
                .collect(Collectors.joining("&"));
    }

    /** As some servers send it: bytes above 127 and spaces as they are, the rest percent-encoded. */
    public static byte[] eightBit(Map<String, String> fields, Charset charset) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + field.getValue().replace("%", "%25").replace("&", "%26").replace(" ", "+"))
                .collect(Collectors.joining("&"))
                .getBytes(charset);
    }

    public static byte[] json(Map<String, String> fields, Charset charset) {
        return fields.entrySet().stream()
                .map(field -> '"' + field.getKey() + "\":\"" + field.getValue().replace("\r", "\\r").replace("\n", "\\n") + '"')
                .collect(Collectors.joining(",", "{", "}"))
                .getBytes(charset);
    }

    public static byte[] xml(Map<String, String> fields, Charset charset) {
        return ("<?xml version=\"1.0\" encoding=\"" + charset.name().toLowerCase() + "\"?>" + fields.entrySet().stream()
                .map(field -> '<' + field.getKey() + '>' + field.getValue().replace("\r", "&#13;") + "</" + field.getKey() + '>')
                .collect(Collectors.joining("", "<callback>", "</callback>")))
                .getBytes(charset);
    }
}
