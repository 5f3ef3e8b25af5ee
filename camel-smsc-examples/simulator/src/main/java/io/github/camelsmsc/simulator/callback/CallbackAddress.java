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
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The handler address of an account, as entered in its settings: {@code https://host/path!a&b?c&d}. What follows the
 * {@code !} stays in the query, what follows the {@code ?} becomes fields of the POST.
 */
final class CallbackAddress {

    static final List<String> ALGORITHMS = List.of("md5", "sha1", "crc32");
    private static final Set<String> CHARSETS = Set.of("utf-8", "koi8-r", "windows-1251");

    private static final int MAX_PORT = 65_535;

    private final String target;
    private final Map<String, String> query;
    private final Map<String, String> fields;

    private CallbackAddress(String target, Map<String, String> query, Map<String, String> fields) {
        this.target = target;
        this.query = query;
        this.fields = fields;
    }

    static CallbackAddress parse(String address) {
        int mark = address.indexOf('?');
        String left = mark < 0 ? address : address.substring(0, mark);
        String right = mark < 0 ? "" : address.substring(mark + 1);
        int bang = left.indexOf('!');
        String target = bang < 0 ? left : left.substring(0, bang);
        URI uri = URI.create(target);
        if (uri.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("The port of a handler address is at most " + MAX_PORT);
        }
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("A handler address begins with http:// or https:// and a host");
        }
        CallbackAddress parsed = new CallbackAddress(target, parameters(bang < 0 ? "" : left.substring(bang + 1)),
                parameters(right));
        parsed.check();
        return parsed;
    }

    private void check() {
        String charset = setting("charset");
        if (charset != null && !CHARSETS.contains(charset.toLowerCase())) {
            throw new IllegalArgumentException("charset is utf-8, koi8-r or windows-1251, not " + charset);
        }
        String fmt = setting("fmt");
        if (fmt != null && !Set.of("2", "3").contains(fmt)) {
            throw new IllegalArgumentException("fmt is 2 or 3, not " + fmt);
        }
        for (String algorithm : ALGORITHMS) {
            String secret = setting(algorithm);
            if (secret != null && !secret.matches("[A-Za-z0-9_-]+")) {
                throw new IllegalArgumentException("The secret string of " + algorithm
                        + " has Latin letters, numbers, minus signs and underscores only");
            }
        }
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String part : text.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                all.put(URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    private String setting(String name) {
        return fields.containsKey(name) ? fields.get(name) : query.get(name);
    }

    /** The address as it is entered, with the secrets left out. */
    String withoutSecrets() {
        return target + shown("!", query) + shown("?", fields);
    }

    private static String shown(String mark, Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : mark + parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + (ALGORITHMS.contains(p.getKey()) ? "***" : p.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The address without its {@code !} and {@code ?} parts. */
    String target() {
        return target;
    }

    /** The parameters that go into the query. */
    Map<String, String> query() {
        return query;
    }

    /** The parameters that go into the POST. */
    Map<String, String> fields() {
        return fields;
    }

    /** 1 for a form (the default), 2 for XML, 3 for JSON. */
    int fmt() {
        String fmt = setting("fmt");
        return fmt == null ? 1 : Integer.parseInt(fmt);
    }

    /** windows-1251 by default; koi8-r is not used with fmt. */
    Charset charset() {
        String charset = setting("charset");
        return charset == null || isCharsetIgnored() ? Charset.forName("windows-1251") : Charset.forName(charset);
    }

    /** Whether the charset of the address is not the one in use. */
    boolean isCharsetIgnored() {
        return fmt() != 1 && "koi8-r".equalsIgnoreCase(setting("charset"));
    }

    /** The algorithms that the address asks for. */
    List<String> algorithms() {
        List<String> asked = new ArrayList<>(ALGORITHMS);
        asked.removeIf(name -> setting(name) == null);
        return asked;
    }

    /** The secret string of an algorithm that the address asks for. */
    String secret(String algorithm) {
        return setting(algorithm);
    }
}
