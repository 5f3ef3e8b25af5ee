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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The forms of an answer: fmt 0 a line of text, 1 commas, 2 XML, 3 JSON. One element or member a line, LF between, none
 * at the end. Fields are numbers, texts, lists of texts or lists of fields.
 *
 * @param fmt 0 to 3
 */
record AnswerText(int fmt) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param id the message that the error has taken an identifier for, null for none
     */
    String error(int code, String text, Long id) {
        return switch (fmt) {
            case 1 -> (id == null ? 0 : id) + ",-" + code;
            case 2, 3 -> object("result", fields("error", text, "error_code", code, "id", id));
            default -> "ERROR = " + code + " (" + text + ")" + (id == null ? "" : ", ID - " + id);
        };
    }

    String ok() {
        return switch (fmt) {
            case 2 -> "<result>OK</result>";
            case 3 -> json(fields("result", "OK"));
            default -> "OK";
        };
    }

    /** One object; {@code root} is its element in XML. */
    String object(String root, Map<String, Object> fields) {
        return switch (fmt) {
            case 1 -> commas(fields);
            case 2 -> element(root, fields);
            case 3 -> json(fields);
            default -> line(fields);
        };
    }

    /** A list, a line each where it is text; {@code root} and {@code row} are its elements in XML. */
    String list(String root, String row, List<Map<String, Object>> rows) {
        return switch (fmt) {
            case 1 -> rows.stream().map(AnswerText::commas).collect(Collectors.joining("\n"));
            case 2 -> parent(root, rows.stream().map(fields -> element(row, fields)).toList());
            case 3 -> rows.stream().map(AnswerText::json).collect(Collectors.joining(",\n", "[", "]"));
            default -> rows.stream().map(AnswerText::line).collect(Collectors.joining("\n"));
        };
    }

    /** Fields in order; those that are null are left out. */
    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                map.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return map;
    }

    private static String commas(Map<String, Object> fields) {
        return fields.values().stream().map(AnswerText::plain).collect(Collectors.joining(","));
    }

    private static String line(Map<String, Object> fields) {
        return fields.entrySet().stream().map(f -> f.getKey() + " = " + plain(f.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String plain(Object value) {
        return value instanceof List<?> list ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                : value.toString();
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> fields) {
            return fields.entrySet().stream().map(f -> json(f.getKey()) + ": " + json(f.getValue()))
                    .collect(Collectors.joining(",\n", "{\n", "\n}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(AnswerText::json).collect(Collectors.joining(",\n", "[\n", "\n]"));
        }
        if (value instanceof Number) {
            return value.toString();
        }
        try {
            return JSON.writeValueAsString(value.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A string can always be written", e);
        }
    }

    private static String element(String name, Object value) {
        if (value instanceof Map<?, ?> fields) {
            return parent(name, fields.entrySet().stream().map(f -> element((String) f.getKey(), f.getValue())).toList());
        }
        if (value instanceof List<?> list) {
            // all_phones, phones: what they list are phones
            return parent(name, list.stream().map(item -> element("phone", item)).toList());
        }
        String text = value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<" + name + ">" + text + "</" + name + ">";
    }

    private static String parent(String name, List<String> children) {
        List<String> lines = new ArrayList<>(children);
        lines.add(0, "<" + name + ">");
        lines.add("</" + name + ">");
        return String.join("\n", lines);
    }
}
