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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

    static List<Row> rows(String text, AnswerShape shape) throws UnreadableAnswer {
        Element root = document(text);
        if (!shape.isList()) {
            // <result>OK</result> is a field of its own
            return List.of(root.children.isEmpty() ? new Row().put(root.name, root.text.toString()) : row(root));
        }
        if (root.children.isEmpty() && (!"list".equals(root.name) || !root.text.toString().isBlank())) {
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
                row.put(child.name, child.text.toString());
            } else {
                row.put(child.name, child.children.stream().map(each -> each.text.toString()).toList());
            }
        }
        return row;
    }

    private static final class Element {
        private final String name;
        private final StringBuilder text = new StringBuilder();
        private final List<Element> children = new ArrayList<>();

        private Element(String name) {
            this.name = name;
        }
    }

    private static Element document(String text) throws UnreadableAnswer {
        try {
            XMLStreamReader xml = SafeXml.reader(text);
            try {
                return document(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            // the JDK's reader answers some broken input with unchecked exceptions
            throw new UnreadableAnswer();
        }
    }

    private static Element document(XMLStreamReader xml) throws XMLStreamException, UnreadableAnswer {
        Deque<Element> open = new ArrayDeque<>();
        Element root = null;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element element = new Element(SafeXml.localName(xml));
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.peek().children.add(element);
                    }
                    open.push(element);
                    if (open.size() > MAX_DEPTH) {
                        throw new UnreadableAnswer();
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableAnswer();
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        if (root == null) {
            throw new UnreadableAnswer();
        }
        return root;
    }
}
