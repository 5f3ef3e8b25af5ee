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
package io.github.camelsmsc.simulator.callback;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes the fields of an event as the handler address asks for. */
final class CallbackWriter {

    private static final Set<String> NUMBERS = Set.of("id", "sms_id", "status", "ts", "err", "cnt", "type", "flag",
            "sent", "waitcall");
    /** The parameters of the address that are meant for the provider. */
    private static final Set<String> SETTINGS = Set.of("charset", "fmt", "md5", "sha1", "crc32");
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final ObjectMapper ESCAPED
            = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final CallbackAddress address;
    private final CallbackStyle style;
    private final String otherSecret;

    /**
     * @param otherSecret signs in place of the secret of the address (a forger's), or null
     */
    CallbackWriter(CallbackAddress address, CallbackStyle style, String otherSecret) {
        this.address = address;
        this.style = style;
        this.otherSecret = otherSecret;
    }

    CallbackRequest write(Map<String, String> event, List<String> signed) {
        Map<String, String> query = replaceSecrets(address.query(), event, signed);
        List<Map.Entry<String, String>> fields = new ArrayList<>(event.entrySet());
        replaceSecrets(address.fields(), event, signed).entrySet().stream()
                .filter(parameter -> isSent(parameter.getKey(), event))
                .forEach(fields::add);
        return new CallbackRequest("POST", target(query), contentType(), body(fields), Map.of());
    }

    /** "The Server will also send all the parameters": an own one that bears a field's name goes beside the field. */
    private boolean isSent(String parameter, Map<String, String> event) {
        if (!SETTINGS.contains(parameter)) {
            return true;
        }
        // an event that sets such a field itself is a test's way to send a wrong one
        return !event.containsKey(parameter) && switch (parameter) {
            case "charset" -> style.echoSettings() && !address.isCharsetIgnored();
            case "fmt" -> style.echoSettings();
            default -> true;
        };
    }

    private Map<String, String> replaceSecrets(Map<String, String> parameters, Map<String, String> event,
            List<String> signed) {
        Map<String, String> replaced = new LinkedHashMap<>(parameters);
        for (String algorithm : CallbackAddress.ALGORITHMS) {
            replaced.computeIfPresent(algorithm, (name, secret) -> hash(name, signedBytes(event, signed, secret)));
        }
        return replaced;
    }

    private byte[] signedBytes(Map<String, String> event, List<String> signed, String secret) {
        String joined = signed.stream().map(name -> event.getOrDefault(name, "")).collect(Collectors.joining(":"))
                + ":" + (otherSecret == null ? secret : otherSecret);
        return joined.getBytes(style.utf8Signature() && address.fmt() != 1 ? StandardCharsets.UTF_8
                : address.charset());
    }

    private String hash(String algorithm, byte[] bytes) {
        String text;
        if ("crc32".equals(algorithm)) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            text = switch (style.crc32()) {
                case UNSIGNED -> Long.toString(crc.getValue());
                case SIGNED -> Integer.toString((int) crc.getValue());
                case HEX -> HexFormat.of().toHexDigits((int) crc.getValue());
            };
        } else {
            try {
                text = HexFormat.of().formatHex(
                        MessageDigest.getInstance("md5".equals(algorithm) ? "MD5" : "SHA-1").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has MD5 and SHA-1", e);
            }
        }
        return style.upperCaseHex() ? text.toUpperCase() : text;
    }

    private URI target(Map<String, String> query) {
        return URI.create(query.isEmpty() ? address.target() : address.target() + "?" + form(query.entrySet()));
    }

    private String contentType() {
        String type = switch (address.fmt()) {
            case 2 -> "text/xml";
            case 3 -> "application/json";
            default -> "application/x-www-form-urlencoded";
        };
        return style.charsetInContentType() ? type + "; charset=" + charsetName() : type;
    }

    private String charsetName() {
        return address.charset().name().toLowerCase();
    }

    private byte[] body(Collection<Map.Entry<String, String>> fields) {
        Charset charset = address.charset();
        return switch (address.fmt()) {
            case 2 -> xml(fields).getBytes(charset);
            case 3 -> json(fields).getBytes(charset);
            default -> form(fields).getBytes(StandardCharsets.US_ASCII);
        };
    }

    private String form(Collection<Map.Entry<String, String>> fields) {
        return fields.stream()
                .map(f -> URLEncoder.encode(f.getKey(), address.charset()) + "="
                        + URLEncoder.encode(f.getValue(), address.charset()))
                .collect(Collectors.joining("&"));
    }

    private String json(Collection<Map.Entry<String, String>> fields) {
        return fields.stream()
                .map(f -> quoted(f.getKey()) + ": " + (isNumber(f) ? f.getValue() : quoted(f.getValue())))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    private boolean isNumber(Map.Entry<String, String> field) {
        return !style.quotedNumbers() && NUMBERS.contains(field.getKey())
                && field.getValue().matches("0|-?[1-9]\\d{0,17}");
    }

    private String quoted(String text) {
        try {
            return (style.escapedJson() ? ESCAPED : PLAIN).writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A string can always be written", e);
        }
    }

    private String xml(Collection<Map.Entry<String, String>> fields) {
        StringBuilder xml = new StringBuilder();
        if (style.xmlDeclaration()) {
            xml.append("<?xml version=\"1.0\" encoding=\"").append(charsetName()).append("\"?>\n");
        }
        xml.append('<').append(style.xmlRoot()).append(">\n");
        fields.forEach(field -> xml.append('<').append(field.getKey()).append('>').append(escaped(field.getValue()))
                .append("</").append(field.getKey()).append(">\n"));
        return xml.append("</").append(style.xmlRoot()).append('>').toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                // a bare carriage return would be read as a line feed
                case '\r' -> out.append("&#13;");
                default -> {
                    // XML has no way to write the other control characters
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }
}
