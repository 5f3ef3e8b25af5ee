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
package io.github.camelsmsc.xml;

import java.io.StringReader;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The JDK's XML reader, whatever else lies on the class path: no DTD, no entities but the five of XML, names as they stand.
 *
 * <p>What a parser would alter or refuse, though the provider may send it, is hidden from the parser: each such UTF-16 unit is a
 * private character of plane 15 meanwhile, and so are the two units of a character of that plane.
 */
public final class SafeXml {

    /** A numeric reference, or an ampersand that begins no reference at all. */
    private static final Pattern REFERENCE
            = Pattern.compile("&(?:#0*+([0-9]*);|#x0*+([0-9a-fA-F]*);|(?!#?\\w+;))");
    /** Of the number of a character, without zeros before it. */
    private static final int MAX_DIGITS = 7;
    private static final String COMMENT = "<!--";
    private static final String CDATA = "<![CDATA[";
    private static final String INSTRUCTION = "<?";
    private static final int PLANE_15 = 0xF0000;

    private SafeXml() {
    }

    /**
     * A reader of a whole document, put into an element: there line ends around the root are text like any other. Its texts are
     * to be {@link #shown}. The JDK's reader answers some broken input with unchecked exceptions.
     */
    public static XMLStreamReader reader(String document) throws XMLStreamException {
        // a new factory each time, since it is not said to be thread-safe
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory.createXMLStreamReader(new StringReader("<_>" + hidden(document) + "</_>"));
    }

    /** The name of the element, without a prefix. */
    public static String localName(XMLStreamReader xml) {
        String name = xml.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    /** A text as the document had it. */
    public static String shown(CharSequence text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isHiding(c)) {
                shown.append((char) c);
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** The document, without comments and instructions, as a parser can read it. */
    private static String hidden(String source) throws XMLStreamException {
        StringBuilder xml = new StringBuilder(source.length() + 16);
        int at = 0;
        while (at < source.length()) {
            int begin = at;
            if (source.startsWith(COMMENT, at)) {
                at = behind("-->", source, at + COMMENT.length());
            } else if (source.startsWith(INSTRUCTION, at)) {
                at = behind("?>", source, at);
            } else if (source.startsWith(CDATA, at)) {
                at = behind("]]>", source, at);
                hide(source.substring(begin, at), true, xml);
            } else if (source.charAt(at) == '<') {
                at = behindTag(source, at);
                hide(withoutForbiddenReferences(source.substring(begin, at)), false, xml);
            } else {
                at = source.indexOf('<', at);
                at = at < 0 ? source.length() : at;
                hide(withoutForbiddenReferences(source.substring(begin, at)).replace(">", "&gt;"), true, xml);
            }
        }
        return xml.toString();
    }

    private static int behind(String end, String source, int from) throws XMLStreamException {
        int at = source.indexOf(end, from);
        if (at < 0) {
            throw new XMLStreamException(end + " is missing");
        }
        return at + end.length();
    }

    private static int behindTag(String source, int from) throws XMLStreamException {
        char quote = 0;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        throw new XMLStreamException("> is missing");
    }

    private static String withoutForbiddenReferences(String text) {
        return text.indexOf('&') < 0 ? text : REFERENCE.matcher(text).replaceAll(SafeXml::allowed);
    }

    /** A reference that a parser takes, or the character itself, still to be hidden. */
    private static String allowed(MatchResult reference) {
        if (reference.group().length() == 1) {
            return "&amp;";
        }
        boolean decimal = reference.group(1) != null;
        String digits = decimal ? reference.group(1) : reference.group(2);
        int character = digits.isEmpty() ? 0
                : digits.length() > MAX_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits, decimal ? 10 : 16);
        if (!Character.isValidCodePoint(character)) {
            return "\uFFFD";
        }
        return isForbidden(character) ? Character.toString(character) : reference.group();
    }

    private static void hide(String text, boolean carriageReturns, StringBuilder xml) {
        text.codePoints().forEach(c -> {
            if (isForbidden(c) || carriageReturns && c == '\r') {
                Character.toString(c).chars().forEach(unit -> xml.appendCodePoint(PLANE_15 | unit));
            } else {
                xml.appendCodePoint(c);
            }
        });
    }

    /** Whether XML does not allow a character; or whether it is one of those that hide others. */
    private static boolean isForbidden(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || c == 0xFFFE || c == 0xFFFF || isHiding(c);
    }

    private static boolean isHiding(int c) {
        return (c & 0xFF0000) == PLANE_15;
    }
}
