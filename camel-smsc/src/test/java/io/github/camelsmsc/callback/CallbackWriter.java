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

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelsmsc.callback.CallbackFields.Format;

/** Writes callbacks as the provider would. */
final class CallbackWriter {

    static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    static final Charset KOI8_R = Charset.forName("KOI8-R");

    private CallbackWriter() {
    }

    /** Names and values in turn. */
    static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    static byte[] write(Format format, Charset charset, Map<String, String> fields) {
        return switch (format) {
            case FORM -> form(charset, fields);
            case JSON -> json(fields).getBytes(charset);
            case XML -> xml(fields).getBytes(charset);
        };
    }

    static byte[] form(Charset charset, Map<String, String> fields) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            if (form.size() > 0) {
                form.write('&');
            }
            percent(name.getBytes(charset), form);
            form.write('=');
            percent(value.getBytes(charset), form);
        });
        return form.toByteArray();
    }

    private static void percent(byte[] bytes, ByteArrayOutputStream form) {
        for (byte b : bytes) {
            if (b == ' ') {
                form.write('+');
            } else if (b >= 'a' && b <= 'z' || b >= '0' && b <= '9') {
                form.write(b);
            } else {
                form.writeBytes(String.format("%%%02X", b & 0xFF).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static String json(Map<String, String> fields) {
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> json.append(json.length() > 1 ? "," : "")
                .append(quote(name)).append(':').append(quote(value)));
        return json.append('}').toString();
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String xml(Map<String, String> fields) {
        StringBuilder xml = new StringBuilder("<callback>");
        fields.forEach((name, value) -> xml.append('<').append(name).append('>').append(escape(value))
                .append("</").append(name).append('>'));
        return xml.append("</callback>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
