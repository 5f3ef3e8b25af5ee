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

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

import io.github.camelsmsc.callback.CallbackDecoder;
import io.github.camelsmsc.callback.SignatureVerifier;
import io.github.camelsmsc.consumer.CallbackSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the options of {@code smsc:callback}. Its errors name the operation, the option and what was expected. */
final class CallbackOptions {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackOptions.class);

    /** The provider repeats for 200 minutes: what is refused earlier for its age could never be delivered late. */
    private static final Duration SHORTEST_MAX_AGE = Duration.ofHours(4);
    /** Of random letters and digits these are more than anyone tries out. */
    private static final int LONG_ENOUGH = 16;
    private static final String NOT_IN_A_PATH = "?#*{}:;&=%\\";

    private CallbackOptions() {
    }

    static CallbackSettings settings(SmscConfiguration options, Clock clock) {
        if (options.getMaxBodySize() <= 0) {
            throw wrong("option maxBodySize must be a number of bytes above 0");
        }
        if (options.getReadTimeout() <= 0) {
            throw wrong("option readTimeout must be a duration above 0, such as 5s");
        }
        if (options.getMaxInFlight() != null && options.getMaxInFlight() <= 0) {
            throw wrong("option maxInFlight must be a number of events above 0");
        }
        Duration maxAge = options.getMaxAge() == null ? null : Duration.ofMillis(options.getMaxAge());
        if (maxAge != null && maxAge.compareTo(SHORTEST_MAX_AGE) < 0) {
            throw wrong("option maxAge must be at least 4h, and a number without a unit is in milliseconds: the provider repeats a callback for 200 minutes");
        }
        SignatureVerifier verifier = named(() -> SignatureVerifier.of(options.getSignature(), options.getSecret()));
        if (isUnsigned(options)) {
            LOG.warn("smsc:callback on {} accepts unsigned callbacks (signature=none): anyone who finds the address can"
                     + " send events",
                    path(options));
        } else if (Arrays.stream(options.getSecret().split(",")).anyMatch(secret -> secret.trim().length() < LONG_ENOUGH)) {
            LOG.warn("smsc:callback on {} has a secret of fewer than {} characters: whoever sees one callback can try out short"
                     + " ones until the signature fits; take a longer, random one",
                    path(options), LONG_ENOUGH);
        }
        boolean json = options.getPayload() != SmscPayload.object;
        return new CallbackSettings(
                named(() -> CallbackDecoder.of(options.getCharset())), verifier, newest(options), options.getMaxBodySize(),
                Duration.ofMillis(options.getReadTimeout()), maxAge,
                (exchange, event, algorithm) -> CallbackMessage.fill(exchange, event, algorithm, json), clock, options.getMaxInFlight() == null ? Integer.MAX_VALUE : options.getMaxInFlight(),
                addressParameters(options));
    }

    /** For the sign that the older ones of several secrets are not used any more. */
    private static SignatureVerifier newest(SmscConfiguration options) {
        int comma = isUnsigned(options) ? -1 : options.getSecret().indexOf(',');
        return comma < 0 ? null : SignatureVerifier.of(options.getSignature(), options.getSecret().substring(0, comma));
    }

    /** With the operation's name before an error of a part that does not know it. */
    private static <T> T named(Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private static IllegalArgumentException wrong(String option) {
        return new IllegalArgumentException("smsc:callback: " + option);
    }

    /** What stands behind the question mark of the address that is entered at the provider, without the secret. */
    static String addressParameters(SmscConfiguration options) {
        // the provider's own default would do as well, but this one it has for every text
        String charset = "charset=" + ("auto".equalsIgnoreCase(options.getCharset()) ? "utf-8" : options.getCharset().strip());
        if (isUnsigned(options)) {
            return charset;
        }
        String algorithm = options.getSignature().split(",")[0].trim().toLowerCase(Locale.ENGLISH);
        return charset + "&" + algorithm + "=<secret>";
    }

    private static boolean isUnsigned(SmscConfiguration options) {
        return "none".equalsIgnoreCase(options.getSignature().trim());
    }

    /** The path with single slashes, one at the beginning and none at the end. */
    static String path(SmscConfiguration options) {
        String path = "/" + (options.getPath() == null ? "" : options.getPath().trim());
        path = path.replaceAll("/{2,}", "/");
        path = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        boolean dots = Arrays.stream(path.split("/")).anyMatch(segment -> segment.equals(".") || segment.equals(".."));
        if (path.length() == 1 || dots || path.chars().anyMatch(c -> c <= ' ' || c > '~' || NOT_IN_A_PATH.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("smsc:" + options.getOperation() + ": option path: expected a plain path of ASCII characters such as /smsc/callback");
        }
        return path;
    }
}
