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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.sun.net.httpserver.HttpExchange;

/**
 * Reads a request: the query, and the body as a form or as multipart/form-data, together, the body over the query, in the
 * charset that they name.
 */
final class RequestReader {

    static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    /** What the files of an e-mail need, and no more. */
    static final int MAX_BODY = 4 * 1024 * 1024;

    private RequestReader() {
    }

    /** The body is longer than {@link #MAX_BODY}. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("The body is longer than " + MAX_BODY + " bytes");
        }
    }

    static ReceivedRequest read(HttpExchange exchange, Instant at) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new TooLargeException();
        }
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        String type = String.join("", headers.getOrDefault("content-type", List.of()));
        List<Multipart.Part> parts = Multipart.parts(type, body);
        String form = type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
                ? new String(body, StandardCharsets.ISO_8859_1) : "";
        String all = (query == null ? "" : query) + "&" + form;
        // the name of a charset is ASCII, so it can be found before the charset is known
        Charset named = charset(parameters(all, parts, StandardCharsets.ISO_8859_1).get("charset"));
        Charset charset = named == null ? WINDOWS_1251 : named;
        List<ReceivedRequest.UploadedFile> files = new ArrayList<>();
        for (Multipart.Part part : parts) {
            if (part.isFile()) {
                files.add(new ReceivedRequest.UploadedFile(part.name(charset), part.fileName(charset), part.bytes()));
            }
        }
        return new ReceivedRequest(at, Page.ofPath(path).orElse(null), exchange.getRequestMethod(), path, query,
                headers, parameters(all, parts, charset), List.copyOf(files), body);
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

    private static Map<String, String> parameters(String text, List<Multipart.Part> parts, Charset charset) {
        Map<String, String> params = new LinkedHashMap<>();
        for (String part : text.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                params.put(decoded(equals < 0 ? part : part.substring(0, equals), charset),
                        equals < 0 ? "" : decoded(part.substring(equals + 1), charset));
            }
        }
        for (Multipart.Part part : parts) {
            if (!part.isFile()) {
                params.put(part.name(charset), new String(part.bytes(), charset));
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
