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

import java.io.StringReader;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML with any root: its child elements are the fields. No DTD, no entities but the five of XML. */
final class XmlReader {

    private FieldMap fields = new FieldMap();
    private String declaredCharset;

    private XmlReader() {
    }

    static XmlReader read(String source) {
        XmlReader reader = new XmlReader();
        try {
            reader.read(factory().createXMLStreamReader(new StringReader(source)));
        } catch (XMLStreamException | RuntimeException e) {
            reader.fields = null; // the JDK's parser answers some broken input with other than its own exception
        }
        return reader;
    }

    /** Null if it is not well-formed, or has a DTD. */
    FieldMap fields() {
        return fields;
    }

    /** The encoding of the XML declaration, or null. */
    String declaredCharset() {
        return declaredCharset;
    }

    /** The JDK's, whatever else lies on the class path; a new one each time, since it is not said to be thread-safe. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        declaredCharset = xml.getCharacterEncodingScheme();
        StringBuilder text = new StringBuilder();
        String name = null;
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth == 2) {
                        name = localName(xml.getLocalName());
                        text.setLength(0);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth > 1) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (--depth == 1) {
                        fields.add(new Field(name, text.toString()));
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("DTD and entities are not read");
                default -> {
                    // comments and processing instructions
                }
            }
        }
    }

    private static String localName(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
