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

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a successful answer holds, per call: the names of its fields and how a line of the text formats (fmt 0 and 1) is
 * cut. Free text with commas stands in {@code info}, {@code name} and {@code file} only.
 */
public enum AnswerShape {

    /** A list of numbers for rent. */
    PHONES(true, List.of("phone", "type", "cost", "current_cost", "info"),
           "phone *+= *+([^,]*+), *+type *+= *+([^,]*+), *+cost *+= *+([^,]*+), *+current_cost *+= *+([^,]*+)(?:, *+info *+=(.*))?",
           "([^,]*+),([^,]*+),([^,]*+),([^,]*+)(?:,(.*))?"),
    /** The price of a rented number. */
    RENTAL(false, List.of("cost"), "cost *+=([^,]*+)", "([^,]*+)"),
    /** The word OK. */
    RENEWAL(false, List.of("result"), "(OK)", "(OK)"),
    /** The number to call, and all of them. */
    WAIT_CALL(false, List.of("phone", "all_phones"), "phone *+= *+([^,]*+)(?:, *+all_phones *+=(.*))?", "(.*)"),
    /** A list of deferred tasks. */
    TASKS(true, List.of("id", "name", "status", "created", "time", "file"),
          "id *+= *+(\\d++), name =(.*), status *+= *+(-?\\d++), *+created *+= *+([^,]*+), *+time *+= *+([^,]*+), *+file *+=(.*)",
          "(\\d++),(.*),(-?\\d++),(\\d[-+\\d.:/TZ ]*+),((?:\\d[-+\\d.:/TZ ]*+)?),(.*)",
          "(\\d++),(.*),(-?\\d++),([^,]*+),([^,]*+),(.*)");

    private final boolean list;
    private final List<String> fields;
    private final Pattern text;
    private final List<Pattern> csv;

    AnswerShape(boolean list, List<String> fields, String text, String... csv) {
        this.list = list;
        this.fields = fields;
        this.text = compile(text);
        this.csv = Arrays.stream(csv).map(AnswerShape::compile).toList();
    }

    /** DOTALL: a strange line separator in a free text must not make a reading fail at every comma. */
    private static Pattern compile(String line) {
        return Pattern.compile(line, Pattern.DOTALL);
    }

    /** Whether there are any number of rows; else there is exactly one. */
    boolean isList() {
        return list;
    }

    /** The names of the fields, in the order of fmt 1. */
    List<String> fields() {
        return fields;
    }

    /** A whole line of fmt 0, a group a field; null for one that may be missing and is. */
    Pattern text() {
        return text;
    }

    /** A whole line of fmt 1, a group a field: the strictest reading first, since free text may look like fields. */
    List<Pattern> csv() {
        return csv;
    }
}
