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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.github.camelsmsc.xml.SafeXml;

/** XML, fmt 2, read without DTD and external entities. */
final class XmlAnswers {

    /** The page's deepest answer has three levels. */
    private static final int MAX_DEPTH = 8;

    private XmlAnswers() {
    }

    static Optional<ProviderError> error(String text) throws UnreadableAnswer {
        Element root = document(text);
        Row row = row(root);
        return row.has("error_code") ? Optional.of(ProviderError.of(row)) : Optional.empty();
    }

    static List<Row> rows(String text, boolean list) throws UnreadableAnswer {
        Element root = document(text);
        if (!list) {
            // <result>OK</result> is a field of its own
            return List.of(root.children.isEmpty() ? new Row().put(root.name, root.text()) : row(root));
        }
        if (root.children.isEmpty() && (!"list".equals(root.name) || !root.text().isBlank())) {
            throw new UnreadableAnswer();
        }
        List<Row> rows = new ArrayList<>();
        for (Element child : root.children) {
            rows.add(row(child));
        }
        return rows;
    }

    private static Row row(Element element) {
        Row row = new Row();
        for (Element child : element.children) {
            if (child.children.isEmpty()) {
                row.put(child.name, child.text());
            } else {
                row.put(child.name, child.children.stream().map(Element::text).toList());
            }
        }
        return row;
    }

    private record Element(String name, StringBuilder written, List<Element> children) {

        String text() {
            return SafeXml.shown(written);
        }
    }

    private static Element document(String text) throws UnreadableAnswer {
        try {
            XMLStreamReader xml = SafeXml.reader(text);
            xml.nextTag();
            Element document = element(xml, 0);
            if (document.children.size() != 1 || !document.text().isBlank()) {
                throw new UnreadableAnswer();
            }
            return document.children.get(0);
        } catch (XMLStreamException | RuntimeException e) {
            // the JDK's reader answers some broken input with unchecked exceptions
            throw new UnreadableAnswer();
        }
    }

    private static Element element(XMLStreamReader xml, int depth) throws XMLStreamException, UnreadableAnswer {
        Element element = new Element(SafeXml.localName(xml), new StringBuilder(), new ArrayList<>());
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement() && depth < MAX_DEPTH) {
                element.children.add(element(xml, depth + 1));
            } else if (xml.isStartElement() || xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableAnswer();
            } else if (xml.hasText() && xml.getEventType() != XMLStreamConstants.COMMENT) {
                element.written.append(xml.getText());
            }
        }
        return element;
    }
}
