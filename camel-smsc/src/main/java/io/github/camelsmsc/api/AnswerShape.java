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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a successful answer holds, per call: how a line of the text formats (fmt 0 and 1) is cut, and into which fields. The
 * other formats name them. Free text with commas stands in {@code info}, {@code name}, {@code file}, {@code message} and
 * {@code comment} only.
 */
enum AnswerShape {

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
          "(\\d++),(.*),(-?\\d++),([^,]*+),([^,]*+),(.*)"),
    /** What was sent. */
    SENT(false,
         new Line(List.of("cnt", "id", "cost", "balance", "code"),
                 "OK *+- *+(\\d++)[^,]*+, *+ID *+- *+(\\d++)(?:, *+COST *+[-=]? *+([\\d.]++))?(?:, *+BALANCE *+[-=]? *+(-?[\\d.]++))?"
                                                                      + "(?:, *+CODE *+[-=]? *+(\\w++))?"),
         new Line(List.of("id", "cnt", "cost", "balance", "code"),
                 "(\\d++),(\\d++)(?:,([\\d.]++))?(?:,(-?[\\d.]++))?(?:,(\\w++))?")),
    /** What sending would cost. */
    COST(false, List.of("cost", "cnt"), "([\\d.]++) *+\\((\\d++)[^)]*+\\)", "([\\d.]++),(\\d++)"),
    /** What is left on the account. */
    BALANCE(false, List.of("balance", "currency", "credit"),
            "([^, ]++)(?:[, ]++([A-Za-z]++))?(?:[, ]++(?:credit *+[-=] *+)?(-?[\\d.]++))?",
            "([^,]++)(?:,([A-Za-z]++))?(?:,(-?[\\d.]++))?"),
    /** The state of a message. */
    STATUS(false, States.LINES),
    /** The states of several. */
    STATUSES(true, States.LINES) {
        @Override
        Pattern rowStart(int fmt) {
            return fmt == 0 ? STATUS_TEXT : STATUS_CSV;
        }
    },
    /** Incoming messages. */
    ANSWERS(true, List.of("id", "received", "phone", "message", "to_phone", "sent"),
            "id *+= *+(\\d++), *+received *+= *+([^,]*+), *+phone *+= *+([^,]*+), *+message *+= ?(.*), *+to_phone *+= *+([^,]*+), *+sent *+= *+([^,]*+)",
            "(\\d++),([^,]*+),([^,]*+),(.*),([^,]*+),([^,]*+)") {
        @Override
        Pattern rowStart(int fmt) {
            return fmt == 0 ? ANSWER_TEXT : ANSWER_CSV;
        }
    },
    /** Sent messages with their states. */
    MESSAGES(true, States.HISTORY) {
        @Override
        Pattern rowStart(int fmt) {
            return fmt == 0 ? MESSAGE_TEXT : MESSAGE_CSV;
        }
    };

    /** The texts of messages are not escaped and may have lines of their own: a row goes on until one begins like this. */
    private static final Pattern STATUS_TEXT = start("Status *+= *+-?\\d++, *+check_time *+=");
    private static final Pattern STATUS_CSV = start("-?\\d{1,3}+,(?:\\d{9,11}+|0)(?:[,\r\n]|\\z)");
    private static final Pattern ANSWER_TEXT = start("id *+= *+\\d++, *+received *+=");
    private static final Pattern ANSWER_CSV = start("\\d++,\\d\\d\\.\\d\\d\\.\\d{2,4}+ \\d\\d:\\d\\d:\\d\\d,");
    private static final Pattern MESSAGE_TEXT = start("(?:(?:int_)?id *+= *+\\d++, *+){1,2}+Status *+= *+-?\\d++,");
    private static final Pattern MESSAGE_CSV = start("\\d++,\\d++,-?\\d++,\\d*+,\\d*+,");

    private final boolean list;
    private final Line text;
    private final List<Line> csv;

    AnswerShape(boolean list, List<String> fields, String text, String... csv) {
        this(list, Stream.concat(Stream.of(text), Stream.of(csv)).map(line -> new Line(fields, line)).toArray(Line[]::new));
    }

    /** The line of fmt 0 first, then the readings of that of fmt 1. */
    AnswerShape(boolean list, Line... lines) {
        this.list = list;
        this.text = lines[0];
        this.csv = List.of(lines).subList(1, lines.length);
    }

    /** Whether there are any number of rows; else there is exactly one. */
    boolean isList() {
        return list;
    }

    /** How each row begins in a text format, at the beginning of a line; null where each line is a row. */
    Pattern rowStart(int fmt) {
        return null;
    }

    private static Pattern start(String row) {
        return Pattern.compile("(?:\\A|(?<=\n))(?=" + row + ")", Pattern.CASE_INSENSITIVE);
    }

    /** A whole line of fmt 0. */
    Line text() {
        return text;
    }

    /** A whole line of fmt 1: the strictest reading first, since free text may look like fields. */
    List<Line> csv() {
        return csv;
    }

    /**
     * A line of a text format.
     *
     * @param fields  the names of its fields
     * @param pattern the line, a group a field; null for one that may be missing and is
     */
    record Line(List<String> fields, Pattern pattern) {

        /** DOTALL: a strange line separator in a free text must not make a reading fail at every comma. */
        Line(List<String> fields, String pattern) {
            this(fields, Pattern.compile(pattern, Pattern.DOTALL | Pattern.CASE_INSENSITIVE));
        }
    }

    /** The lines of a state: alone or with details, of an HLR request or of another message. */
    private static final class States {

        private static final List<String> HLR = List.of("imsi", "msc", "mcc", "mnc", "cn", "net", "rcn", "rnet");
        private static final String PLACE = "([^,]*+),([^,]*+),([^,]*+),";
        private static final String HLR_CSV = "([^,]*+),".repeat(HLR.size());
        private static final String STATE_CSV = "(-?\\d++),(\\d*+),(\\d*+),";
        private static final String SENT_CSV = "(\\d*+),(\\+?\\d++),([\\d.]*+)," + PLACE;
        private static final String TEXT_CSV = ",([^,]*+),(.*),([^,]*+),(\\d*+)";
        private static final List<String> STATE = List.of("status", "last_timestamp", "err");
        private static final List<String> DETAILS = List.of("send_timestamp", "phone", "cost", "country", "operator", "region",
                "sender_id", "status_name", "message", "comment", "type");

        private static final List<String> NUMBERS = List.of("int_id", "id");
        private static final String NUMBERS_CSV = "(\\d++),(\\d++),";
        private static final String SENT_ALONE_CSV = "(\\d*+),(\\+?[^,]++),([\\d.]*+),";
        private static final List<String> SENT = List.of("send_timestamp", "phone", "cost", "sender_id", "status_name", "message",
                "comment", "type");

        private static final List<String> TEXT_FIELDS = fields(List.of("status", "last_date", "err"), HLR, List.of("send_date",
                "phone", "cost", "sender_id", "status_name", "message", "comment", "type", "country", "operator", "region"));
        private static final String TEXT =
                "Status *+= *+(-?\\d++), *+check_time *+= *+([^,]*+)(?:, *+err *+= *+(\\d*+))?"
                                + "(?:" + named(HLR, "([^,]*+)") + ")?(?:"
                                + named(List.of("send_date", "phone", "cost", "sender_id", "status_name"), "([^,]*+)")
                                // the last comment of the line: to try each with each type would take time squared
                                + ", *+message *+= ?(?>(.*), *+comment *+= ?)(.*)" + named(List.of("type"), "(\\d*+)")
                                + "(?:" + named(List.of("country", "operator"), "([^,]*+)") + named(List.of("region"), "(.*)") + ")?)?";

        private static final Line[] LINES = {
                new Line(TEXT_FIELDS, TEXT),
                new Line(fields(STATE, HLR, DETAILS), STATE_CSV + HLR_CSV + SENT_CSV + "(HLR)" + TEXT_CSV),
                new Line(fields(STATE, DETAILS), STATE_CSV + SENT_CSV + "([^,]*+)" + TEXT_CSV),
                new Line(fields(STATE, HLR), STATE_CSV + HLR_CSV.substring(0, HLR_CSV.length() - 1)),
                new Line(STATE, "(-?\\d++),(\\d*+)(?:,(\\d*+))?")
        };

        /** With the number in the history and the id before it. */
        private static final Line[] HISTORY = {
                new Line(fields(NUMBERS, List.of("int_id"), TEXT_FIELDS),
                        "(?:int_id *+= *+(\\d++), *+)?+id *+= *+(\\d++), *+(?:int_id *+= *+(\\d++), *+)?+" + TEXT),
                new Line(fields(NUMBERS, STATE, HLR, SENT), NUMBERS_CSV + STATE_CSV + HLR_CSV + SENT_ALONE_CSV + "(HLR)" + TEXT_CSV),
                new Line(fields(NUMBERS, STATE, SENT), NUMBERS_CSV + STATE_CSV + SENT_ALONE_CSV + "([^,]*+)" + TEXT_CSV)
        };

        @SafeVarargs
        private static List<String> fields(List<String>... parts) {
            List<String> fields = new ArrayList<>();
            List.of(parts).forEach(fields::addAll);
            return fields;
        }

        private static String named(List<String> names, String value) {
            StringBuilder pattern = new StringBuilder();
            names.forEach(name -> pattern.append(", *+").append(name).append(" *+= ?").append(value));
            return pattern.toString();
        }
    }
}
