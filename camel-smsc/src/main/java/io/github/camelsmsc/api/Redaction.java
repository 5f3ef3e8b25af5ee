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
package io.github.camelsmsc.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes secrets and phone numbers out of text that the provider sent, before it goes into a message. */
final class Redaction {

    private static final String HIDDEN = "***";
    private static final int WINDOW = 4096;
    /** What is shorter stands in any text by chance, and to hide it would mangle the text and tell where it stands. */
    private static final int SHORTEST = 4;
    /** Seven digits can be called or be an account; prices and codes are shorter. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{7,}+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    private final List<String> secrets;
    private final int longest;

    Redaction(Account account, SmscRequest request) {
        Stream<String> hidden = account.secrets().filter(secret -> secret.length() >= SHORTEST);
        secrets = Stream.concat(hidden, Stream.ofNullable(request.parameters().get("phone")))
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        longest = secrets.isEmpty() ? 0 : secrets.get(0).length();
    }

    /** The beginning of the text, at most {@code length} characters, on one line, without what must not be shown. */
    String excerpt(String text, int length) {
        int window = Math.max(WINDOW, 2 * longest + length);
        String shown = text.length() > window ? text.substring(0, window) : text;
        for (String secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        if (text.length() > window) {
            // the cut may have left the beginning of a secret
            shown = shown.substring(0, Math.max(0, shown.length() - longest));
        }
        shown = LONG_NUMBER.matcher(shown).replaceAll(HIDDEN);
        shown = CONTROL.matcher(shown).replaceAll(" ");
        return shown.length() > length ? shown.substring(0, length) : shown;
    }
}
