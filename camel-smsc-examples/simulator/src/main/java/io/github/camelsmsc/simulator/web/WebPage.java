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
package io.github.camelsmsc.simulator.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.camelsmsc.simulator.SmscSimulator;

/**
 * Serves the page, what it shows ({@code /ui/state}) and what it does ({@code /ui/do}). Only pages of this very address can
 * use it: neither another site, nor one whose name was made to point here.
 */
public final class WebPage implements HttpHandler {

    private record StaticFile(String name, String type) {
    }

    private static final Map<String, StaticFile> FILES = Map.of(
            "/", new StaticFile("page.html", "text/html; charset=utf-8"),
            "/ui/page.css", new StaticFile("page.css", "text/css; charset=utf-8"),
            "/ui/page.js", new StaticFile("page.js", "text/javascript; charset=utf-8"));
    private static final int MAX_BODY = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebState state;
    private final WebCommands commands;

    /**
     * @param login the account's login, to be shown
     */
    public WebPage(SmscSimulator smsc, String login) {
        state = new WebState(smsc, login);
        commands = new WebCommands(smsc);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            harden(exchange.getResponseHeaders());
            if (!isFromHere(exchange)) {
                answer(exchange, 403, "text/plain; charset=utf-8", "Only for pages of this address");
                return;
            }
            String path = exchange.getRequestURI().getPath();
            boolean get = "GET".equals(exchange.getRequestMethod());
            if (path.equals("/ui/do")) {
                act(exchange);
            } else if (path.equals("/ui/state") && get) {
                show(exchange);
            } else if (FILES.containsKey(path) && get) {
                StaticFile file = FILES.get(path);
                answer(exchange, 200, file.type(), read(file.name()));
            } else {
                answer(exchange, FILES.containsKey(path) || path.equals("/ui/state") ? 405 : 404,
                        "text/plain; charset=utf-8", "There is nothing here");
            }
        }
    }

    private static void harden(Headers headers) {
        headers.set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                + "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    /** The name in Host guards against DNS that points here, the origin against requests of other sites. */
    private static boolean isFromHere(HttpExchange exchange) {
        int port = exchange.getLocalAddress().getPort();
        Set<String> hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        String host = exchange.getRequestHeaders().getFirst("Host");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        return host != null && hosts.contains(host) && (origin == null || origin.equals("http://" + host))
                && (site == null || Set.of("same-origin", "none").contains(site)
                        || "navigate".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Mode")));
    }

    private void show(HttpExchange exchange) throws IOException {
        byte[] body = JSON.writeValueAsBytes(state.read());
        String tag = '"' + sha256(body) + '"';
        exchange.getResponseHeaders().set("ETag", tag);
        // what runs by itself is not part of what has changed
        exchange.getResponseHeaders().set("X-Now", Long.toString(state.now().toEpochMilli()));
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            answer(exchange, 200, "application/json", body);
        }
    }

    private void act(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (!"POST".equals(exchange.getRequestMethod())) {
            answer(exchange, 405, "text/plain; charset=utf-8", "POST it");
            return;
        }
        // a form of another site cannot have this type, nor this header
        if (type == null || !type.startsWith("application/json")
                || exchange.getRequestHeaders().getFirst("X-Simulator") == null) {
            answer(exchange, 403, "text/plain; charset=utf-8", "Only for the page");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            answer(exchange, 413, "text/plain; charset=utf-8", "That is too much");
            return;
        }
        try {
            JsonNode command = JSON.readTree(body);
            answer(exchange, 200, "application/json", JSON.writeValueAsBytes(Map.of("said", commands.obey(command))));
        } catch (JsonProcessingException e) {
            answer(exchange, 400, "application/json", JSON.writeValueAsBytes(Map.of("error", "That is not JSON")));
        } catch (IllegalArgumentException | IllegalStateException e) {
            answer(exchange, 400, "application/json", JSON.writeValueAsBytes(Map.of("error", "" + e.getMessage())));
        }
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = WebPage.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        answer(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
