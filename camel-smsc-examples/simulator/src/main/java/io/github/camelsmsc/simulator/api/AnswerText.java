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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The forms of an answer: fmt 0 a line of text, 1 commas, 2 XML, 3 JSON. One element or member a line, LF between, none
 * at the end.
 *
 * @param fmt       0 to 3
 * @param pageSlips whether JSON has the slips of the provider's page: no comma before info, no opening quote in
 *                  all_phones
 */
record AnswerText(int fmt, boolean pageSlips) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String error(int code, String text) {
        return switch (fmt) {
            case 1 -> "0,-" + code;
            case 2 -> parent("result", element("error", escaped(text)), element("error_code", "" + code));
            case 3 -> json(ordered("error", text, "error_code", code));
            default -> "ERROR = " + code + " (" + text + ")";
        };
    }

    String numbers(List<NumberForRent> numbers) {
        String text = list(numbers, "receive_phone", n -> ordered("phone", n.phone(), "type", n.type(),
                "cost", n.cost(), "current_cost", n.currentCost(), "info", n.info()));
        return pageSlips && fmt == 3 ? text.replace(",\n\"info\"", "\n\"info\"") : text;
    }

    String rented(String cost) {
        return switch (fmt) {
            case 1 -> cost;
            case 2 -> parent("phone", element("cost", escaped(cost)));
            case 3 -> json(ordered("cost", cost));
            default -> "cost = " + cost;
        };
    }

    String ok() {
        return switch (fmt) {
            case 2 -> "<result>OK</result>";
            case 3 -> json(ordered("result", "OK"));
            default -> "OK";
        };
    }

    /**
     * @param allPhones with the number to call in first place
     */
    String waitCall(List<String> allPhones) {
        String phone = allPhones.get(0);
        return switch (fmt) {
            case 1 -> String.join(",", allPhones);
            case 2 -> parent("result", element("phone", phone), parent("all_phones",
                    allPhones.stream().map(p -> element("phone", p)).toArray(String[]::new)));
            case 3 -> "{\n\"phone\": " + quoted(phone) + ",\n\"all_phones\": [\n" + allPhonesJson(allPhones) + "\n]\n}";
            default -> "phone = " + phone + ", all_phones = " + String.join(",", allPhones);
        };
    }

    private String allPhonesJson(List<String> allPhones) {
        String text = allPhones.stream().map(AnswerText::quoted).collect(Collectors.joining(",\n"));
        return pageSlips ? text.substring(1) : text;
    }

    String tasks(List<TaskRow> tasks) {
        return list(tasks, "task", t -> ordered("id", t.id(), "name", t.name(), "status", "" + t.state().code(),
                "created", t.created(), "time", t.time(), "file", t.file()));
    }

    private <T> String list(List<T> rows, String name, Function<T, Map<String, Object>> fields) {
        List<Map<String, Object>> all = rows.stream().map(fields).toList();
        return switch (fmt) {
            case 1 -> all.stream().map(AnswerText::commas).collect(Collectors.joining("\n"));
            case 2 -> parent("list", all.stream().map(row -> parent(name, row.entrySet().stream()
                    .map(f -> element(f.getKey(), escaped(f.getValue().toString()))).toArray(String[]::new)))
                    .toArray(String[]::new));
            case 3 -> all.stream().map(AnswerText::json).collect(Collectors.joining(",\n", "[", "]"));
            default -> all.stream().map(AnswerText::line).collect(Collectors.joining("\n"));
        };
    }

    private static String commas(Map<String, Object> row) {
        return row.values().stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static String line(Map<String, Object> row) {
        return row.entrySet().stream().map(f -> f.getKey() + " = " + f.getValue()).collect(Collectors.joining(", "));
    }

    private static String json(Map<String, Object> members) {
        return members.entrySet().stream()
                .map(m -> quoted(m.getKey()) + ": " + (m.getValue() instanceof Number n ? n : quoted(m.getValue())))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    private static String quoted(Object text) {
        try {
            return JSON.writeValueAsString(text.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A string can always be written", e);
        }
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }

    private static String parent(String name, String... children) {
        String inner = children.length == 0 ? "" : String.join("\n", children) + "\n";
        return "<" + name + ">\n" + inner + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
