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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line formats: fmt 0 ({@code name = value}) and fmt 1 (values alone). */
final class LineAnswers {

    /** One line, with nothing behind the number but words in brackets: a column of a file may be called "ERROR = 5". */
    private static final Pattern TEXT_ERROR = Pattern.compile("ERROR *+= *+(\\d{1,9}+)(?: *+\\((.*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND_ERROR = Pattern.compile(" *+(?:, *+ID *+- *+(\\d{1,18}+))? *+", Pattern.CASE_INSENSITIVE);
    private static final Pattern CSV_ERROR = Pattern.compile("(\\d{1,18}+), *+-(\\d{1,9}+)");
    /** A balance may be any number, and a debt stand beside it; its errors are said to be 1, 2, 4 and 9. */
    private static final Pattern CSV_ERROR_OF_BALANCE = Pattern.compile("(0), *+-(\\d)");
    /** A thousand characters of text and a hundred of fields are the most that the page has. */
    private static final int MAX_LINE = 65_536;
    private static final Pattern LINE_END = Pattern.compile("\r?\n");
    private static final Pattern SEPARATOR = Pattern.compile("[,;]");

    private LineAnswers() {
    }

    static Optional<ProviderError> error(String text, AnswerShape shape) {
        Matcher error = TEXT_ERROR.matcher(text);
        if (error.matches()) {
            return Optional.of(error(Integer.parseInt(error.group(1)), error.group(2) == null ? "" : error.group(2)));
        }
        error = (shape == AnswerShape.BALANCE ? CSV_ERROR_OF_BALANCE : CSV_ERROR).matcher(text);
        return error.matches()
                ? Optional.of(new ProviderError(Integer.parseInt(error.group(2)), "", Long.valueOf(error.group(1))))
                : Optional.empty();
    }

    /** "(description)", and of a sent message ", ID - N" behind it. */
    private static ProviderError error(int code, String description) {
        int end = description.lastIndexOf(')');
        if (end < 0) {
            return new ProviderError(code, description, null);
        }
        Matcher behind = BEHIND_ERROR.matcher(description).region(end + 1, description.length());
        boolean alone = behind.matches();
        Long id = alone && behind.group(1) != null ? Long.valueOf(behind.group(1)) : null;
        return new ProviderError(code, description.substring(0, end), id, !alone);
    }

    static List<Row> rows(String text, int fmt, AnswerShape shape) throws UnreadableAnswer {
        List<AnswerShape.Line> readings = fmt == 0 ? List.of(shape.text()) : shape.csv();
        if (!shape.isList()) {
            return List.of(row(text, readings, shape)); // a text may have lines of its own
        }
        List<Row> rows = new ArrayList<>();
        Pattern start = shape.rowStart(fmt);
        for (String line : (start == null ? LINE_END : start).split(text)) {
            if (!line.isBlank()) {
                rows.add(row(line.strip(), readings, shape));
            }
        }
        return rows;
    }

    private static Row row(String line, List<AnswerShape.Line> readings, AnswerShape shape) throws UnreadableAnswer {
        if (line.length() > MAX_LINE) {
            throw new UnreadableAnswer();
        }
        for (AnswerShape.Line reading : readings) {
            Matcher fields = reading.pattern().matcher(line);
            if (fields.matches()) {
                return shape == AnswerShape.WAIT_CALL ? waitCall(fields) : row(fields, reading.fields());
            }
        }
        throw new UnreadableAnswer();
    }

    private static Row row(Matcher groups, List<String> fields) {
        Row row = new Row();
        for (int i = 0; i < fields.size(); i++) {
            if (groups.group(i + 1) != null) {
                row.put(fields.get(i), groups.group(i + 1));
            }
        }
        return row;
    }

    /** In fmt 1 there is only the list: "the first is the number to which the subscriber needs to call". */
    private static Row waitCall(Matcher fields) {
        String list = fields.group(fields.groupCount());
        List<String> phones = Arrays.stream(SEPARATOR.split(list == null ? "" : list))
                .filter(phone -> !phone.isBlank())
                .toList();
        Row row = new Row().put("all_phones", phones);
        if (fields.groupCount() > 1) {
            row.put("phone", fields.group(1));
        } else if (!phones.isEmpty()) {
            row.put("phone", phones.get(0));
        }
        return row;
    }
}
