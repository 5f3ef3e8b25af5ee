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
package io.github.camelsmsc;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import io.github.camelsmsc.client.CallSettings;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the options of an endpoint that calls the provider. Its errors name the option and what was expected. */
final class CallOptions {

    private static final Logger LOG = LoggerFactory.getLogger(CallOptions.class);

    /** Of a time-out that is meant as none: centuries have no room in nanoseconds. */
    private static final long LONGEST = Duration.ofDays(3_650).toMillis();
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(0{0,4}:){2,7}0{0,3}1]");

    private CallOptions() {
    }

    /**
     * The settings of an endpoint's calls.
     *
     * @param  options                  the endpoint's options
     * @param  placeTimeout             the component's, in milliseconds
     * @param  globalSsl                the TLS settings of the context, if the component uses them; else null
     * @throws IllegalArgumentException if credentials, an address or a time-out are missing or wrong
     */
    static CallSettings settings(SmscConfiguration options, long placeTimeout, SSLContextParameters globalSsl) {
        long connectTimeout = aboveZero("connectTimeout", options.getConnectTimeout(), "10s");
        long responseTimeout = aboveZero("responseTimeout", options.getResponseTimeout(), "60s");
        long longestWait = aboveZero("quotaTimeout", options.getQuotaTimeout(), "70s");
        Duration quotaTimeout = switch (options.getQuota()) {
            case fail -> Duration.ZERO;
            case wait -> Duration.ofMillis(longestWait);
            case off -> null;
        };
        List<URI> baseUris = baseUris(options);
        requireCredentials(options);
        return new CallSettings(
                baseUris, given(options.getLogin()), given(options.getPassword()), given(options.getApiKey()),
                options.getFormat().getFmt(), connectTimeout, responseTimeout, quotaTimeout,
                Duration.ofMillis(Math.min(LONGEST, placeTimeout)),
                options.getSslContextParameters() != null ? options.getSslContextParameters() : globalSsl,
                options.getHttpClientConfigurer(), proxy(options), zone(options.getZone()));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name == null ? "" : name.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The option zone must be the name of a time zone, such as Europe/Moscow or UTC+6");
        }
    }

    private static long aboveZero(String option, long millis, String example) {
        if (millis <= 0) {
            throw new IllegalArgumentException("The option " + option + " must be a duration above 0, such as " + example);
        }
        return Math.min(LONGEST, millis);
    }

    private static void requireCredentials(SmscConfiguration options) {
        String login = given(options.getLogin());
        String password = given(options.getPassword());
        String apiKey = given(options.getApiKey());
        String address = "smsc:" + options.getOperation();
        if (apiKey != null && password != null) {
            throw new IllegalArgumentException(address + " has the options apiKey and password: set one of them");
        }
        if (apiKey == null && login == null && password == null) {
            throw new IllegalArgumentException(address + " needs credentials: set the options login and password, or apiKey");
        }
        if (apiKey == null && (login == null || password == null)) {
            throw new IllegalArgumentException(address + " needs both options login and password, or apiKey: "
                                               + (login == null ? "login" : "password") + " is missing");
        }
    }

    private static String given(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static Map<String, Object> proxy(SmscConfiguration options) {
        if ((options.getProxyHost() == null) != (options.getProxyPort() == null)) {
            throw new IllegalArgumentException("smsc:" + options.getOperation()
                                               + " needs both options proxyHost and proxyPort, or none of them");
        }
        Map<String, Object> proxy = new HashMap<>();
        if (options.getProxyHost() != null) {
            proxy.put("proxyHost", options.getProxyHost());
            proxy.put("proxyPort", options.getProxyPort());
            proxy.put("proxyAuthScheme", options.getProxyAuthScheme());
            proxy.put("proxyAuthUsername", options.getProxyAuthUsername());
            proxy.put("proxyAuthPassword", options.getProxyAuthPassword());
            proxy.put("proxyAuthDomain", options.getProxyAuthDomain());
            proxy.put("proxyAuthNtHost", options.getProxyAuthNtHost());
            proxy.put("nonProxyHosts", options.getNonProxyHosts());
            proxy.values().removeIf(Objects::isNull);
        }
        return proxy;
    }

    private static List<URI> baseUris(SmscConfiguration options) {
        List<URI> uris = new ArrayList<>();
        uris.add(uri(options.getBaseUri(), "baseUri"));
        if (given(options.getBackupBaseUris()) != null) {
            for (String backup : options.getBackupBaseUris().split(",")) {
                uris.add(uri(backup, "backupBaseUris"));
            }
        }
        return List.copyOf(uris);
    }

    private static URI uri(String text, String option) {
        URI uri;
        try {
            uri = new URI(text == null ? "" : text.strip().replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw notAnAddress(option);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ENGLISH);
        boolean http = scheme.equals("http");
        if (!http && !scheme.equals("https") || uri.getHost() == null || uri.getQuery() != null
                || uri.getFragment() != null || uri.getUserInfo() != null) {
            throw notAnAddress(option);
        }
        if (http && !LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ENGLISH)).matches()) {
            LOG.warn("The option {} is not https: login, password or key and phone numbers go to {} unencrypted", option,
                    uri.getHost());
        }
        return uri;
    }

    private static IllegalArgumentException notAnAddress(String option) {
        return new IllegalArgumentException("The option " + option
                                            + " must be an http or https address with a host, and without user, query and fragment");
    }
}
