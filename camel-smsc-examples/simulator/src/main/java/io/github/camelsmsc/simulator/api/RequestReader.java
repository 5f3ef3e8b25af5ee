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
package io.github.camelsmsc.simulator.api;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.sun.net.httpserver.HttpExchange;

/** Reads a request: query and form body together, the body over the query, in the charset that they name. */
final class RequestReader {

    static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final int MAX_BODY = 1024 * 1024;

    private RequestReader() {
    }

    static ReceivedRequest read(HttpExchange exchange, Instant at) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        String type = String.join("", headers.getOrDefault("content-type", List.of())).toLowerCase(Locale.ROOT);
        String form = type.startsWith("application/x-www-form-urlencoded")
                ? new String(body, StandardCharsets.ISO_8859_1) : "";
        String all = (query == null ? "" : query) + "&" + form;
        // the name of a charset is ASCII, so it can be found before the charset is known
        Charset charset = charset(parameters(all, StandardCharsets.ISO_8859_1).get("charset"));
        return new ReceivedRequest(at, Page.ofPath(path).orElse(null), exchange.getRequestMethod(), path, query,
                headers, parameters(all, charset == null ? WINDOWS_1251 : charset), body);
    }

    /** windows-1251 if none is named, null for one that the provider does not know. */
    static Charset charset(String name) {
        if (name == null) {
            return WINDOWS_1251;
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "windows-1251" -> WINDOWS_1251;
            case "utf-8" -> StandardCharsets.UTF_8;
            case "koi8-r" -> Charset.forName("koi8-r");
            default -> null;
        };
    }

    private static Map<String, String> parameters(String text, Charset charset) {
        Map<String, String> params = new LinkedHashMap<>();
        for (String part : text.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                params.put(decoded(equals < 0 ? part : part.substring(0, equals), charset),
                        equals < 0 ? "" : decoded(part.substring(equals + 1), charset));
            }
        }
        return params;
    }

    private static String decoded(String text, Charset charset) {
        try {
            // a byte that is not percent-encoded is a character of ISO-8859-1 here; text in ASCII is untouched
            return URLDecoder.decode(text, charset);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
