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
package io.github.camelsmsc.callback;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.github.camelsmsc.xml.SafeXml;

/** Reads XML with any root: its child elements are the fields. */
final class XmlReader {

    private static final Refusal MALFORMED = Refusal.malformed("the body is not well-formed XML without DTD");
    private static final Pattern ENCODING = Pattern.compile("\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");
    /** In the element that the document is put into. */
    private static final int ROOT = 2;
    private static final int FIELD = 3;

    private XmlReader() {
    }

    static Fields read(String source) throws Refusal {
        try {
            return read(SafeXml.reader(source));
        } catch (XMLStreamException | RuntimeException e) {
            throw MALFORMED; // the JDK's parser answers some broken input with other than its own exception
        }
    }

    /** The encoding of the XML declaration, or null. */
    static String declaredCharset(String source) {
        Matcher encoding = ENCODING.matcher(source).region(0, endOfDeclaration(source));
        return encoding.find() ? encoding.group(1) : null;
    }

    private static Fields read(XMLStreamReader xml) throws XMLStreamException, Refusal {
        Fields fields = new Fields();
        StringBuilder text = new StringBuilder();
        String name = null;
        int depth = 0;
        int roots = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    roots += depth == ROOT ? 1 : 0;
                    if (depth == FIELD) {
                        name = SafeXml.localName(xml);
                        text.setLength(0);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth >= FIELD) {
                        text.append(xml.getText());
                    } else if (depth < ROOT && !SafeXml.shown(xml.getText()).isBlank()) {
                        throw new XMLStreamException("text outside of the root");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth-- == FIELD) {
                        fields.add(name, CallbackCharset.wellFormed(SafeXml.shown(text)));
                    }
                }
                default -> {
                    // of DTD and entities the parser itself complains
                }
            }
        }
        if (roots != 1) {
            throw new XMLStreamException("not one root");
        }
        return fields;
    }

    /** Behind the XML declaration, or 0 if there is none. */
    private static int endOfDeclaration(String source) {
        if (!source.startsWith("<?xml")) {
            return 0;
        }
        int end = source.indexOf("?>");
        return end < 0 ? source.length() : end + 2;
    }
}
