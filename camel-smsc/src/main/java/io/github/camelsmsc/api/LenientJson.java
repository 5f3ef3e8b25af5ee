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

/**
 * Mends the two slips that the provider's page shows in its JSON: no comma before the next member
 * ({@code "current_cost": "1" "info": ""}) and no opening quote in a list of numbers ({@code [79991234567", ...}).
 */
final class LenientJson {

    private LenientJson() {
    }

    /** One pass over the text; what is not one of the slips stays as it is. */
    static String repair(String text) {
        StringBuilder mended = new StringBuilder(text.length() + 16);
        boolean afterValue = false;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                mended.append(c);
                i++;
                continue;
            }
            if (c == ',' || c == ':' || c == '}' || c == ']') {
                mended.append(c);
                afterValue = c == '}' || c == ']';
                i++;
                continue;
            }
            if (afterValue) {
                mended.append(',');
            }
            if (c == '{' || c == '[') {
                mended.append(c);
                afterValue = false;
                i++;
                continue;
            }
            int end = c == '"' ? endOfString(text, i) : endOfBare(text, i);
            if (c != '"' && end < text.length() && text.charAt(end) == '"' && !isMember(text, end)) {
                mended.append('"');
                end++;
            }
            mended.append(text, i, end);
            afterValue = true;
            i = end;
        }
        return mended.toString();
    }

    /** Behind the closing quote, or the end of the text. */
    private static int endOfString(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return text.length();
    }

    private static int endOfBare(String text, int start) {
        int i = start;
        while (i < text.length() && " \t\r\n,:{}[]\"".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return Math.max(i, start + 1);
    }

    /** Whether the quote opens the name of the next member: then it is the comma that is missing. */
    private static boolean isMember(String text, int quote) {
        int i = quote + 1;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
            i++;
        }
        if (i == quote + 1 || i >= text.length() || text.charAt(i) != '"') {
            return false;
        }
        i++;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == ':';
    }
}
