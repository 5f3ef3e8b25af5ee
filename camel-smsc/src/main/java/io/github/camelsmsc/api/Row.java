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

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One object of an answer: texts and lists of texts by name, whatever the format was. */
final class Row {

    private static final Pattern MONEY = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d{1,20}");

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> untouched = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    Row put(String name, String text) {
        texts.put(name, text.strip());
        untouched.put(name, text);
        return this;
    }

    Row put(String name, List<String> values) {
        lists.put(name, values.stream().map(String::strip).toList());
        return this;
    }

    /** The names of all that is in it. */
    Set<String> names() {
        Set<String> names = new HashSet<>(texts.keySet());
        names.addAll(lists.keySet());
        return names;
    }

    boolean has(String name) {
        return texts.containsKey(name);
    }

    /** Free text; empty if there is none. */
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** Free text with the white space around it, as a callback has it; empty if there is none. */
    String untouched(String name) {
        return untouched.getOrDefault(name, "");
    }

    /** A list of phones; empty if there is none. */
    List<String> phones(String name) throws UnreadableAnswer {
        List<String> phones = lists.getOrDefault(name, List.of());
        if (!text(name).isEmpty()) {
            throw new UnreadableAnswer(); // an empty element of XML is an empty list, a text is not
        }
        for (String phone : phones) {
            requirePhone(phone);
        }
        return phones;
    }

    String phone(String name) throws UnreadableAnswer {
        return requirePhone(texts.get(name));
    }

    /** Money with the provider's digits; null if there is none. */
    BigDecimal money(String name) throws UnreadableAnswer {
        String text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        if (!MONEY.matcher(text).matches()) {
            throw new UnreadableAnswer();
        }
        return new BigDecimal(text);
    }

    long number(String name) throws UnreadableAnswer {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw new UnreadableAnswer();
        }
    }

    int smallNumber(String name) throws UnreadableAnswer {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException e) {
            throw new UnreadableAnswer();
        }
    }

    private static String requirePhone(String phone) throws UnreadableAnswer {
        if (phone == null || !PHONE.matcher(phone).matches()) {
            throw new UnreadableAnswer();
        }
        return phone;
    }
}
