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
package io.github.camelsmsc.download;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelsmsc.api.SmscRequest;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;

/** Names of files that come from outside, made safe to write anywhere. */
public final class FileNames {

    /** Most file systems end at 255 bytes, and routes put a prefix before the name. */
    private static final int MAX_LENGTH = 200;
    private static final int MAX_EXTENSION = 20;
    private static final int HASH_DIGITS = 8;

    private static final String EXTENSION = ".csv";
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._ -]");
    private static final Pattern LEADING = Pattern.compile("^[. ]++");
    private static final Pattern DEVICE = Pattern.compile(
            "(?:CON|PRN|AUX|NUL|CLOCK|COM\\d|LPT\\d) *+(?:\\..*)?", Pattern.CASE_INSENSITIVE);

    /** The letters of Russian and its neighbours; capitals too. */
    private static final Map<Character, String> LATIN = latin(
            "а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh"
            + " щ shch ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz ѓ gj ќ kj ѕ dz ѐ e ѝ i"
            + " ә a ғ gh қ q ң ng ө o ұ u ү u һ h җ zh");

    private FileNames() {
    }

    /**
     * A name for the file of a task. Two tasks have two names: where the id is known it stands before the name, and where
     * it is not, a part of the name's hash stands in it if anything of it had to be changed.
     *
     * @param  taskName    the name that was asked for; may be null
     * @param  disposition the answer's Content-Disposition; may be null
     * @param  taskId      the task that was asked for; may be null
     * @return             ASCII without separator, leading dot and device name; never empty
     */
    public static String of(String taskName, String disposition, Long taskId) {
        String given = taskName != null ? taskName : fromDisposition(disposition);
        String name = safe(taskName);
        if (name.isEmpty()) {
            name = safe(fromDisposition(disposition));
        }
        if (taskId != null) {
            return taskId + "-" + (name.isEmpty() ? EXTENSION : name);
        }
        if (name.isEmpty() || !name.equals(given)) {
            int dot = name.lastIndexOf('.');
            String stem = dot < 0 ? name : name.substring(0, dot);
            String extension = name.isEmpty() ? EXTENSION : name.substring(stem.length());
            return (stem.isEmpty() ? "" : stem + "-") + SmscRequest.hash(String.valueOf(given)).substring(0, HASH_DIGITS) + extension;
        }
        return name;
    }

    /** The base name of what may be a path, made safe; empty if nothing is left of it. */
    static String safe(String path) {
        if (path == null) {
            return "";
        }
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        name = UNSAFE.matcher(transliterated(name)).replaceAll("_");
        name = withoutTrailing(shortened(withoutTrailing(LEADING.matcher(name).replaceFirst(""))));
        return DEVICE.matcher(name).matches() ? "_" + name : name;
    }

    private static Map<Character, String> latin(String pairs) {
        String[] words = pairs.split(" ");
        Map<Character, String> latin = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            String letters = words[i + 1].equals("-") ? "" : words[i + 1];
            latin.put(words[i].charAt(0), letters);
            latin.put(Character.toUpperCase(words[i].charAt(0)),
                    letters.isEmpty() ? "" : Character.toUpperCase(letters.charAt(0)) + letters.substring(1));
        }
        return latin;
    }

    private static String transliterated(String name) {
        // in two characters an й would be an и
        return Normalizer.normalize(name, Normalizer.Form.NFC).chars()
                .mapToObj(c -> LATIN.getOrDefault((char) c, String.valueOf((char) c)))
                .collect(Collectors.joining());
    }

    /** Windows drops trailing dots and spaces, and two names become one. */
    private static String withoutTrailing(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        return name.substring(0, end);
    }

    private static String shortened(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
        return name.substring(0, MAX_LENGTH - extension.length()) + extension;
    }

    private static String fromDisposition(String disposition) {
        if (disposition == null) {
            return null;
        }
        String plain = null;
        HeaderElement[] elements = BasicHeaderValueParser.INSTANCE.parseElements(
                disposition, new ParserCursor(0, disposition.length()));
        for (HeaderElement element : elements) {
            for (NameValuePair parameter : element.getParameters()) {
                if ("filename*".equalsIgnoreCase(parameter.getName()) && parameter.getValue() != null) {
                    String extended = extended(parameter.getValue());
                    if (extended != null) {
                        return extended;
                    }
                } else if ("filename".equalsIgnoreCase(parameter.getName())) {
                    plain = parameter.getValue();
                }
            }
        }
        return plain;
    }

    /** RFC 5987: {@code utf-8'en'percent%20encoded}; null if it is not that. */
    private static String extended(String value) {
        String[] parts = value.split("'", 3);
        if (parts.length < 3) {
            return null;
        }
        try {
            return URLDecoder.decode(parts[2].replace("+", "%2B"), Charset.forName(parts[0].toLowerCase(Locale.ENGLISH)));
        } catch (IllegalArgumentException e) {
            return null; // a charset that is none, or a bad escape
        }
    }
}
