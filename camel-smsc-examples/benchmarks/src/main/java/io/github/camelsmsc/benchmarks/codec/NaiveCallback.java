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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What one would write at first for messages in windows-1251 signed by md5, and nothing else. */
final class NaiveCallback {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private NaiveCallback() {
    }

    static Map<String, String> decode(byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : new String(body, StandardCharsets.US_ASCII).split("&")) {
            String[] nameAndValue = pair.split("=", 2);
            fields.put(URLDecoder.decode(nameAndValue[0], SampleCallback.CHARSET),
                    URLDecoder.decode(nameAndValue[1], SampleCallback.CHARSET));
        }
        return fields;
    }

    static boolean verify(Map<String, String> fields) {
        String signed = fields.get("phone") + ":" + fields.get("mes") + ":" + fields.get("to") + ":" + SampleCallback.SECRET;
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(signed.getBytes(SampleCallback.CHARSET));
            return HexFormat.of().formatHex(digest).equals(fields.get("md5"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String json(Map<String, String> fields) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("kind", "message");
        event.put("id", Long.valueOf(fields.get("id")));
        event.put("phone", fields.get("phone"));
        event.put("mes", fields.get("mes"));
        event.put("to", fields.get("to"));
        event.put("smsc", fields.get("smsc"));
        event.put("sent", Long.valueOf(fields.get("sent")));
        event.put("time", Long.valueOf(fields.get("time")));
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
