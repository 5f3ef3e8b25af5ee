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
package io.github.camelsmsc.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelsmsc.api.SmscRequest;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * How the calls of an endpoint are made: where to, as whom, by which connection, and how long each phase may take.
 *
 * @param baseUris        the API's address and its backups, in the order they are tried in; one at least
 * @param login           null if the key goes alone
 * @param password        null if there is a key
 * @param apiKey          null if there is a password
 * @param fmt             the format of the answer, 0 to 3
 * @param connectTimeout  milliseconds
 * @param responseTimeout milliseconds, also for each part of a file
 * @param quotaTimeout    how long to wait for the quota of identical requests; zero: not at all; null: the quota counts the
 *                        request and does not stop it
 * @param placeTimeout    how long to wait for a place among simultaneous requests
 * @param ssl             null: camel-http's
 * @param configurer      null: none
 * @param proxy           options of camel-http for a proxy; empty: camel-http's
 * @param zone            the account's time zone, in which dates are written
 */
public record CallSettings(
        List<URI> baseUris, String login, String password, String apiKey, int fmt, long connectTimeout, long responseTimeout,
        Duration quotaTimeout, Duration placeTimeout, SSLContextParameters ssl, HttpClientConfigurer configurer,
        Map<String, Object> proxy, ZoneId zone) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** The form fields of the account, for the body only. */
    Map<String, String> credentials() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (login != null) {
            fields.put("login", login);
        }
        if (apiKey != null) {
            fields.put("apikey", apiKey);
        } else {
            fields.put("psw", password);
        }
        return fields;
    }

    /** What must not be shown. */
    Set<String> secrets() {
        return Stream.of(password, apiKey, login).filter(secret -> secret != null && !secret.isEmpty()).collect(Collectors.toSet());
    }

    /** What the calls of one account at one host have in common, however the address is written. */
    public String account() {
        URI base = baseUris.get(0);
        // the standard port of http is that of the same host
        int port = base.getPort() < 0 || base.getPort() == (isSecure(base) ? HTTPS_PORT : HTTP_PORT) ? HTTPS_PORT : base.getPort();
        return SmscRequest.hash(base.getHost().toLowerCase(Locale.ENGLISH) + ":" + port,
                login != null ? "login:" + login : "key:" + apiKey);
    }

    /**
     * What identical requests of the account have in common, whatever its password; who does not know its login, or the key that
     * goes alone, cannot guess a phone by it.
     */
    public String identity(SmscRequest request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec((login != null ? login : apiKey).getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(request.identity().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    static boolean isSecure(URI base) {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    /** Without any of its parts. */
    @Override
    public String toString() {
        return "CallSettings[***]";
    }
}
