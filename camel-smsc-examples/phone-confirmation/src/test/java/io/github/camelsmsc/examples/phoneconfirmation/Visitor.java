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
package io.github.camelsmsc.examples.phoneconfirmation;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the page does for one visitor, without a browser. */
final class Visitor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Site site;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

    Visitor(Site site) {
        this.site = site;
    }

    /** Asks for a code. */
    JsonNode asksForCode(String phone, String picture) throws IOException, InterruptedException {
        return json(post("code", JSON.createObjectNode().put("phone", phone).put("picture", picture)));
    }

    /** Types a code. */
    JsonNode types(String code) throws IOException, InterruptedException {
        return json(post("check", JSON.createObjectNode().put("code", code)));
    }

    /** Asks for the number to call. */
    JsonNode asksForNumber(String phone) throws IOException, InterruptedException {
        return json(post("call", JSON.createObjectNode().put("phone", phone)));
    }

    /** What the page would show now. */
    JsonNode sees() throws IOException, InterruptedException {
        return json(post("state", JSON.createObjectNode()));
    }

    /** The cookie of his visit, null if he has none. */
    String token() {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("visit"))
                .map(java.net.HttpCookie::getValue).findFirst().orElse(null);
    }

    HttpResponse<String> post(String what, ObjectNode fields) throws IOException, InterruptedException {
        return post(what, "application/json", fields.toString());
    }

    HttpResponse<String> post(String what, String contentType, String body) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(site.uri("api/" + what)).header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
