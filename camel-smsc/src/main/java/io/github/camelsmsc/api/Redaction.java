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

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes secrets and phone numbers out of text that the provider sent, before it goes into a message, whatever escaping,
 * charset or case they are in. The text is read as it is and unescaped in every way, and what is found in any of these
 * readings is hidden.
 */
public final class Redaction {

    private static final String HIDDEN = "***";
    private static final int WINDOW = 4096;
    /** What is shorter stands in any text by chance, and to hide it would mangle the text and tell where it stands. */
    private static final int SHORTEST = 4;
    /** One escaping in another, such as percent signs in JSON in HTML. */
    private static final int ESCAPINGS = 3;
    /** A character as a reference whose ampersand and number sign are escaped themselves. */
    private static final int LONGEST_ESCAPE = 24;
    private static final int MAX_CAUSE = 500;
    /** Seven digits can be called or be an account; prices and codes are shorter. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{7,}+");
    /** To look for each of more would take too long: then whatever may be a phone is hidden. */
    private static final int MOST_PHONES = 20;
    private static final String BETWEEN_DIGITS = "[ ,.()'\\u00A0\\u202F-]{0,3}";

    private static final Pattern ANY_PHONE = Pattern.compile("\\d(?:" + BETWEEN_DIGITS + "\\d){4,19}");

    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("windows-1251"),
            Charset.forName("KOI8-R"), StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"));

    private static final Pattern PERCENT = Pattern.compile("%u([0-9a-f]{4})|%([0-9a-f]{2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern BACKSLASH = Pattern.compile(
            "\\\\(?:u\\{?([0-9a-f]{4})}?|x([0-9a-f]{2})|([^ux]))", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE = Pattern.compile(
            "&(?:#0*+(\\d{1,7}+)|#x0*+([0-9a-f]{1,6}+)|([a-z]{2,8}));?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> REFERENCES = references(
            "excl ! quot \" num # dollar $ percnt % amp & apos ' lpar ( rpar ) ast * plus + comma , hyphen - period ."
            + " sol / colon : semi ; lt < equals = gt > quest ? commat @ lsqb [ lbrack [ bsol \\ rsqb ] rbrack ] hat ^"
            + " lowbar _ grave ` lcub { lbrace { verbar | vert | vbar | rcub } rbrace } acy а bcy б vcy в gcy г dcy д iecy е"
            + " iocy ё zhcy ж zcy з icy и jcy й kcy к lcy л mcy м ncy н ocy о pcy п rcy р scy с tcy т ucy у fcy ф khcy х"
            + " tscy ц chcy ч shcy ш shchcy щ hardcy ъ ycy ы softcy ь ecy э yucy ю yacy я");

    private final Set<String> forms = new LinkedHashSet<>();
    private final List<Pattern> numbers = new ArrayList<>();
    private final int longest;

    /** Hides these secrets and phones. */
    public Redaction(Set<String> credentials, Collection<String> phones) {
        Set<String> secrets = credentials.stream().filter(secret -> secret.length() >= SHORTEST).collect(Collectors.toSet());
        if (phones.size() <= MOST_PHONES) {
            secrets.addAll(phones);
        } else {
            numbers.add(ANY_PHONE);
        }
        secrets.forEach(this::hide);
        longest = secrets.stream().mapToInt(String::length).max().orElse(0);
    }

    private void hide(String secret) {
        addForm(secret);
        if (secret.chars().allMatch(Character::isDigit)) {
            // a phone as people write it, a length with separators
            numbers.add(Pattern.compile(String.join(BETWEEN_DIGITS, secret.split(""))));
        }
        for (String spelling : Stream.of(secret, secret.toLowerCase(Locale.ROOT), secret.toUpperCase(Locale.ROOT)).distinct().toList()) {
            addForm(md5(spelling)); // the provider takes it for the password
            for (Charset written : CHARSETS) {
                if (written.newEncoder().canEncode(spelling)) {
                    byte[] bytes = spelling.getBytes(written);
                    CHARSETS.forEach(read -> addForm(new String(bytes, read)));
                    addForm(HexFormat.of().formatHex(bytes));
                    addBase64(bytes);
                }
            }
        }
    }

    /** The characters that stand for these bytes alone, wherever they lie among others. */
    private void addBase64(byte[] bytes) {
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            int begin = (before * 8 + 5) / 6;
            int end = shifted.length * 8 / 6;
            addForm(Base64.getEncoder().encodeToString(shifted).substring(begin, end));
            addForm(Base64.getUrlEncoder().encodeToString(shifted).substring(begin, end));
        }
    }

    private void addForm(String form) {
        String shown = folded(visible(form, Integer.MAX_VALUE).replace("\0", ""));
        if (shown.length() >= SHORTEST) {
            forms.add(shown);
        }
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    private static Map<String, String> references(String pairs) {
        String[] words = pairs.split(" ");
        Map<String, String> references = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            references.put(words[i], words[i + 1]);
        }
        return references;
    }

    /** The beginning of the text, at most {@code length} characters, on one line, without what must not be shown. */
    public String excerpt(String text, int length) {
        int margin = LONGEST_ESCAPE * longest;
        int window = Math.max(WINDOW, length + 2 * margin);
        String visible = visible(text, window + 1);
        boolean[] hidden = new boolean[visible.length()];
        search(Reading.of(visible), ESCAPINGS, new LinkedHashSet<>(), hidden);
        // a cut may have left the beginning of a secret
        int end = visible.length() > window ? window - margin : visible.length();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < end; i++) {
            if (!hidden[i]) {
                shown.append(visible.charAt(i) == 0 ? ' ' : visible.charAt(i));
            } else if (i == 0 || !hidden[i - 1]) {
                shown.append(HIDDEN);
            }
        }
        String withoutNumbers = LONG_NUMBER.matcher(shown).replaceAll(HIDDEN);
        return withoutNumbers.substring(0, Math.min(length, withoutNumbers.length()));
    }

    /** The beginning of the text, a NUL in place of characters that are not seen or change how others are. */
    private static String visible(String text, int length) {
        StringBuilder visible = new StringBuilder();
        for (int i = 0; i < text.length() && visible.length() < length; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {
                    if (visible.isEmpty() || visible.charAt(visible.length() - 1) != 0) {
                        visible.append('\0');
                    }
                }
                default -> visible.appendCodePoint(c);
            }
        }
        return visible.toString();
    }

    /** Of the same length, so that what is found in it is found in the text. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append(c == '+' ? ' ' : Character.toLowerCase((char) c)));
        return folded.toString();
    }

    private void search(Reading reading, int escapings, Set<String> seen, boolean[] hidden) {
        if (!seen.add(reading.text)) {
            return;
        }
        String folded = folded(reading.text);
        for (String form : forms) {
            for (int i = folded.indexOf(form); i >= 0; i = folded.indexOf(form, i + 1)) {
                reading.mark(hidden, i, i + form.length());
            }
        }
        for (Pattern number : numbers) {
            number.matcher(reading.text).results().forEach(found -> reading.mark(hidden, found.start(), found.end()));
        }
        if (escapings > 0) {
            search(reading.unescaped(PERCENT, Redaction::character), escapings - 1, seen, hidden);
            search(reading.unescaped(BACKSLASH, Redaction::afterBackslash), escapings - 1, seen, hidden);
            search(reading.unescaped(REFERENCE, Redaction::referred), escapings - 1, seen, hidden);
        }
    }

    /** Of hexadecimal digits. */
    private static String character(Matcher escape) {
        String digits = escape.group(1) != null ? escape.group(1) : escape.group(2);
        return String.valueOf((char) Integer.parseInt(digits, 16));
    }

    private static String afterBackslash(Matcher escape) {
        if (escape.group(3) == null) {
            return character(escape);
        }
        return "nrtbf".contains(escape.group(3)) ? "" : escape.group(3);
    }

    private static String referred(Matcher escape) {
        if (escape.group(3) != null) {
            return REFERENCES.getOrDefault(escape.group(3).toLowerCase(Locale.ROOT), escape.group());
        }
        int c = escape.group(1) != null ? Integer.parseInt(escape.group(1)) : Integer.parseInt(escape.group(2), 16);
        return Character.isValidCodePoint(c) ? Character.toString(c) : "";
    }

    /** A text as it reads, and for each of its characters where what stands for it begins and ends. */
    private record Reading(String text, int[] begins, int[] ends) {

        static Reading of(String visible) {
            int[] places = IntStream.range(0, visible.length()).filter(i -> visible.charAt(i) != 0).toArray();
            return new Reading(visible.replace("\0", ""), places, Arrays.stream(places).map(place -> place + 1).toArray());
        }

        Reading unescaped(Pattern escape, Function<Matcher, String> meaning) {
            StringBuilder plain = new StringBuilder();
            int[] from = new int[text.length()];
            int[] to = new int[text.length()];
            Matcher found = escape.matcher(text);
            int read = 0;
            while (read < text.length()) {
                boolean any = found.find(read);
                for (int end = any ? found.start() : text.length(); read < end; read++) {
                    from[plain.length()] = begins[read];
                    to[plain.length()] = ends[read];
                    plain.append(text.charAt(read));
                }
                if (any) {
                    // not longer than the escape; one that means nothing stays as it is
                    for (char c : visible(meaning.apply(found), Integer.MAX_VALUE).replace("\0", "").toCharArray()) {
                        from[plain.length()] = begins[found.start()];
                        to[plain.length()] = ends[found.end() - 1];
                        plain.append(c);
                    }
                    read = found.end();
                }
            }
            return new Reading(plain.toString(), from, to);
        }

        void mark(boolean[] hidden, int from, int to) {
            Arrays.fill(hidden, begins[from], ends[to - 1], true);
        }
    }

    /**
     * A failure that may be shown, with all its causes: itself if it holds nothing to hide, else one that names its class and
     * has of its message what may be shown.
     */
    public Throwable shown(Throwable failure) {
        return isHarmless(failure, Collections.newSetFromMap(new IdentityHashMap<>()))
                ? failure : copy(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private boolean isHarmless(Throwable failure, Set<Throwable> seen) {
        return failure == null || !seen.add(failure)
                || (failure.getMessage() == null || failure.getMessage().equals(excerpt(failure.getMessage(), MAX_CAUSE)))
                        && isHarmless(failure.getCause(), seen)
                        && Arrays.stream(failure.getSuppressed()).allMatch(each -> isHarmless(each, seen));
    }

    private Throwable copy(Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return null;
        }
        String message = failure.getMessage() == null ? "" : ": " + excerpt(failure.getMessage(), MAX_CAUSE);
        Throwable copy = new IOException(failure.getClass().getName() + message, copy(failure.getCause(), seen));
        copy.setStackTrace(failure.getStackTrace());
        for (Throwable suppressed : failure.getSuppressed()) {
            Throwable shown = copy(suppressed, seen);
            if (shown != null) {
                copy.addSuppressed(shown);
            }
        }
        return copy;
    }
}
