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
package io.github.camelsmsc.simulator.api;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes multipart/form-data (RFC 7578) apart. */
final class Multipart {

    private static final Pattern BOUNDARY
            = Pattern.compile("multipart/form-data\\s*;.*?boundary=(?:\"([^\"]+)\"|([^;\\s]+))",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[;\\s]name=(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final Pattern FILE = Pattern.compile("[;\\s]filename=(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final Pattern DISPOSITION
            = Pattern.compile("^content-disposition:\\s*form-data(.*)$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private Multipart() {
    }

    /**
     * One part; names are bytes as characters of ISO-8859-1 until the charset is known.
     *
     * @param rawFileName null for a part that is no file
     */
    record Part(String rawName, String rawFileName, byte[] bytes) {

        boolean isFile() {
            return rawFileName != null;
        }

        String name(Charset charset) {
            return new String(rawName.getBytes(StandardCharsets.ISO_8859_1), charset);
        }

        String fileName(Charset charset) {
            return new String(rawFileName.getBytes(StandardCharsets.ISO_8859_1), charset);
        }
    }

    /** The parts of a body, none if it is of another type; one that is cut off, or has no name, is left out. */
    static List<Part> parts(String contentType, byte[] body) {
        List<Part> parts = new ArrayList<>();
        Matcher type = BOUNDARY.matcher(contentType);
        if (!type.lookingAt()) {
            return parts;
        }
        String delimiter = "\r\n--" + (type.group(1) != null ? type.group(1) : type.group(2));
        // one character a byte, so that places in the text are places in the body
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(delimiter);
        for (int next = next(text, delimiter, at); next >= 0; next = next(text, delimiter, at)) {
            // looked for in the part alone: each byte of a body is looked at once, however many parts it has
            String part = text.substring(at + delimiter.length(), next);
            int headers = part.indexOf("\r\n");
            int content = headers < 0 ? -1 : part.indexOf("\r\n\r\n", headers);
            if (content >= 0) {
                add(parts, part.substring(headers, content), part.substring(content + 4));
            }
            at = next;
        }
        return parts;
    }

    private static int next(String text, String delimiter, int at) {
        return at < 0 ? -1 : text.indexOf(delimiter, at + delimiter.length());
    }

    private static void add(List<Part> parts, String headers, String content) {
        Matcher disposition = DISPOSITION.matcher(headers.replace("\r", ""));
        if (disposition.find()) {
            String name = value(NAME, disposition.group(1));
            if (name != null) {
                parts.add(new Part(name, value(FILE, disposition.group(1)),
                        content.getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
    }

    private static String value(Pattern pattern, String parameters) {
        Matcher found = pattern.matcher(parameters);
        return !found.find() ? null : found.group(1) != null ? found.group(1) : found.group(2);
    }
}
