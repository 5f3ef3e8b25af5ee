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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked of the provider, without the account and the format. */
public final class SmscRequest {

    private final Call call;
    private final Map<String, String> parameters;
    private final String identity;

    /** Copies the parameters, which are sent in this order. */
    SmscRequest(Call call, Map<String, String> parameters) {
        this.call = call;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.identity = hash(page(), form(new TreeMap<>(parameters)));
    }

    /** The same with further parameters, or with others in their place. */
    public SmscRequest with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.putAll(more);
        return new SmscRequest(call, all);
    }

    /** Which of the calls. */
    public Call call() {
        return call;
    }

    /** The provider's parameters, unmodifiable. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /**
     * What identical requests have in common, whoever makes them and wherever. Who guesses the parameters, a phone say, can make
     * it too: not for other eyes.
     */
    public String identity() {
        return identity;
    }

    /** 64 letters and digits that these texts have and no others. */
    public static String hash(String... texts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** Fields as a form. */
    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The page below the base address, such as {@code wait_call.php}. */
    public String page() {
        return call.page();
    }

    /** How many identical requests the provider takes in a minute. */
    public int limitPerMinute() {
        return call.limitPerMinute(this);
    }

    /** What an error that the provider puts into no better words may come of; or nothing. */
    public String hint(ProviderError error) {
        return error.code() == ProviderError.PARAMETERS && parameters.containsKey(Parameter.MAX_PARTS.sentName())
                ? ": the text has more parts than the option maxParts allows, perhaps" : "";
    }

    /** Whether it may cost money each time it arrives: it is never sent twice. */
    public boolean spendsMoney() {
        return call.spendsMoney();
    }

    /** Whether it asks for several things, comma-separated. */
    boolean isForSeveral() {
        return parameters.getOrDefault("phone", "").contains(",");
    }

    /** Each phone or other recipient that it names, as digits where it has them, one for each message. */
    public List<String> phones() {
        Stream<String> alone = Stream.of("phone", "phones", "to_phone").map(parameters::get).filter(Objects::nonNull)
                .flatMap(phones -> Stream.of(phones.split(",")));
        Stream<String> listed = parameters.getOrDefault("list", "").lines().map(line -> line.split(":", 2)[0]);
        return Stream.concat(alone, listed).map(phone -> phone.startsWith("+") ? phone.substring(1) : phone)
                .filter(phone -> !phone.isEmpty()).toList();
    }

    /** Without parameters: they hold phone numbers. */
    @Override
    public String toString() {
        return "SmscRequest[" + page() + "]";
    }
}
