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
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelsmsc.model.Numbers;

/** One object of an answer: texts and lists of texts by name, whatever the format was. */
final class Row {

    private static final Pattern MONEY = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d{1,20}");

    /** JSON has whole numbers up to here everywhere. What is larger is a slip, behind which a list would hide all that comes. */
    private static final long LARGEST_ID = 1L << 53;
    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    Row put(String name, String text) {
        // half of a surrogate pair, which nothing could write, becomes U+FFFD as in a callback
        texts.put(name, new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE));
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

    /** Whether an id or a number, where it has one, is one that a list can go on from. */
    boolean isCountable() {
        return Stream.of("id", "int_id").filter(this::has).map(name -> Numbers.toLong(text(name)))
                .allMatch(id -> id != null && id > 0 && id <= LARGEST_ID);
    }

    /** Of what is in it. */
    @Override
    public int hashCode() {
        return Objects.hash(texts, lists);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && texts.equals(row.texts) && lists.equals(row.lists);
    }

    boolean has(String name) {
        return texts.containsKey(name);
    }

    /** Free text with the white space around it, as a callback has it; empty if there is none. */
    String untouched(String name) {
        return texts.getOrDefault(name, "");
    }

    /** Free text; empty if there is none. */
    String text(String name) {
        return untouched(name).strip();
    }

    String textOrNull(String name) {
        return text(name).isEmpty() ? null : text(name);
    }

    /** Free text that must be there. */
    String required(String name) throws UnreadableAnswer {
        if (text(name).isEmpty()) {
            throw new UnreadableAnswer();
        }
        return text(name);
    }

    String phone(String name) throws UnreadableAnswer {
        return phoneOf(text(name));
    }

    /** A list of phones; empty if there is none. */
    List<String> phones(String name) throws UnreadableAnswer {
        if (!text(name).isEmpty()) {
            throw new UnreadableAnswer(); // an empty element of XML is an empty list, a text is not
        }
        List<String> phones = lists.getOrDefault(name, List.of());
        for (String phone : phones) {
            phoneOf(phone);
        }
        return phones;
    }

    private static String phoneOf(String text) throws UnreadableAnswer {
        if (!PHONE.matcher(text).matches()) {
            throw new UnreadableAnswer();
        }
        return text;
    }

    /** Money with the provider's digits. */
    BigDecimal money(String name) throws UnreadableAnswer {
        if (!MONEY.matcher(text(name)).matches()) {
            throw new UnreadableAnswer();
        }
        return new BigDecimal(text(name));
    }

    BigDecimal moneyOrNull(String name) throws UnreadableAnswer {
        return text(name).isEmpty() ? null : money(name);
    }

    /** What something costs: never less than nothing. */
    BigDecimal price(String name) throws UnreadableAnswer {
        return notBelow(0, money(name));
    }

    BigDecimal priceOrNull(String name) throws UnreadableAnswer {
        return text(name).isEmpty() ? null : price(name);
    }

    /** The id of a message that was sent. */
    long id(String name) throws UnreadableAnswer {
        return notBelow(1, number(name));
    }

    /** How many there are. */
    int amount(String name) throws UnreadableAnswer {
        return notBelow(0, smallNumber(name));
    }

    private static <T extends Number> T notBelow(int least, T number) throws UnreadableAnswer {
        if (number.doubleValue() < least) {
            throw new UnreadableAnswer();
        }
        return number;
    }

    long number(String name) throws UnreadableAnswer {
        return present(Numbers.toLong(text(name)));
    }

    Long numberOrNull(String name) throws UnreadableAnswer {
        return text(name).isEmpty() ? null : Long.valueOf(number(name));
    }

    /** Unix seconds of a date that can be written. */
    Long stampOrNull(String name) throws UnreadableAnswer {
        Long seconds = numberOrNull(name);
        if (seconds != null && !isStamp(seconds)) {
            throw new UnreadableAnswer();
        }
        return seconds;
    }

    static boolean isStamp(long seconds) {
        return seconds >= -LATEST && seconds <= LATEST;
    }

    int smallNumber(String name) throws UnreadableAnswer {
        return present(Numbers.toInt(text(name)));
    }

    Integer smallNumberOrNull(String name) throws UnreadableAnswer {
        return text(name).isEmpty() ? null : Integer.valueOf(smallNumber(name));
    }

    private static <T> T present(T number) throws UnreadableAnswer {
        if (number == null) {
            throw new UnreadableAnswer();
        }
        return number;
    }
}
