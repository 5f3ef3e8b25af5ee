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
import java.util.stream.Stream;

/**
 * How a call is answered in the line formats, fmt 0 ({@code name = value}) and fmt 1 (values alone). A line is written as a
 * regular expression with fields in angle brackets: {@code <cost>} is a value without commas, {@code <message:.*>} one of
 * its own expression, {@code <all_phones[]>} a list; white space around {@code =} and {@code -} and behind a comma is any.
 */
final class AnswerLines {

    /** "0,-2", or the id of a message that was taken before its error. */
    static final Pattern CSV_ERROR = Pattern.compile("(\\d{1,18}+), *+-(\\d{1,9}+)");

    /** One line, with nothing behind the number but words in brackets: a column of a file may be called "ERROR = 5". */
    private static final Pattern TEXT_ERROR = Pattern.compile("ERROR *+= *+(\\d{1,9}+)(?: *+\\((.*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND_ERROR = Pattern.compile(" *+(?:, *+ID *+- *+(\\d{1,18}+))? *+", Pattern.CASE_INSENSITIVE);
    /** A thousand characters of text and a hundred of fields are the most that the page has. */
    private static final int MAX_LINE = 65_536;
    private static final Pattern LINE_END = Pattern.compile("\r?\n");
    private static final Pattern SEPARATOR = Pattern.compile("[,;]");
    private static final Pattern FIELD = Pattern.compile("<([a-z_]++)(\\[])?(?::([^>]++))?>");

    private final List<Line> text;
    private final List<Line> csv;
    private Pattern textStart = LINE_END;
    private Pattern csvStart = LINE_END;

    private record Field(String name, boolean list) {
    }

    /** Its fields are the groups of its pattern. */
    private record Line(List<Field> fields, Pattern pattern) {

        static Line of(String line) {
            List<Field> fields = FIELD.matcher(line).results().map(field -> new Field(field.group(1), field.group(2) != null)).toList();
            String groups = FIELD.matcher(line).replaceAll(field -> Matcher.quoteReplacement(
                    field.group(3) != null ? "(" + field.group(3) + ")" : field.group(2) != null ? "(.*)" : "([^,]*+)"));
            return new Line(fields, compiled(groups));
        }
    }

    /**
     * @param text a whole line of fmt 0
     * @param csv  the readings of one of fmt 1, the strictest first, since free text may look like fields
     */
    AnswerLines(String text, String... csv) {
        this.text = List.of(Line.of(text));
        this.csv = Stream.of(csv).map(Line::of).toList();
    }

    /** The texts of messages are not escaped and may have lines of their own: a row goes on until one begins like this. */
    AnswerLines beginning(String ofText, String ofCsv) {
        textStart = compiled("(?:\\A|(?<=\n))(?=" + ofText + ")");
        csvStart = compiled("(?:\\A|(?<=\n))(?=" + ofCsv + ")");
        return this;
    }

    /** DOTALL: a strange line separator in a free text must not make a reading fail at every comma. */
    private static Pattern compiled(String line) {
        return Pattern.compile(line.replace(", ", ", *+").replaceAll(" ([=-]) ", " *+$1 *+"), Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

    static Optional<ProviderError> error(String text, Pattern csvError) {
        Matcher error = TEXT_ERROR.matcher(text);
        if (error.matches()) {
            return Optional.of(error(Integer.parseInt(error.group(1)), error.group(2) == null ? "" : error.group(2)));
        }
        error = csvError.matcher(text);
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

    List<Row> rows(String answer, int fmt, boolean list) throws UnreadableAnswer {
        List<Line> readings = fmt == 0 ? text : csv;
        if (!list) {
            return List.of(row(answer, readings)); // a text may have lines of its own
        }
        List<Row> rows = new ArrayList<>();
        for (String line : (fmt == 0 ? textStart : csvStart).split(answer)) {
            if (!line.isBlank()) {
                rows.add(rowOrEmpty(line.strip(), readings));
            }
        }
        return rows;
    }

    /** Of a list; without fields it is no result. */
    private static Row rowOrEmpty(String line, List<Line> readings) {
        try {
            return row(line, readings);
        } catch (UnreadableAnswer e) {
            return new Row();
        }
    }

    private static Row row(String line, List<Line> readings) throws UnreadableAnswer {
        if (line.length() > MAX_LINE) {
            throw new UnreadableAnswer();
        }
        for (Line reading : readings) {
            Matcher groups = reading.pattern().matcher(line);
            if (groups.matches()) {
                return row(groups, reading.fields());
            }
        }
        throw new UnreadableAnswer();
    }

    private static Row row(Matcher groups, List<Field> fields) {
        Row row = new Row();
        for (int i = 0; i < fields.size(); i++) {
            String value = groups.group(i + 1);
            if (value != null && fields.get(i).list()) {
                row.put(fields.get(i).name(), Arrays.stream(SEPARATOR.split(value)).filter(each -> !each.isBlank()).toList());
            } else if (value != null) {
                row.put(fields.get(i).name(), value);
            }
        }
        return row;
    }
}
