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

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelsmsc.model.Balance;
import io.github.camelsmsc.model.DownloadTask;
import io.github.camelsmsc.model.IncomingMessage;
import io.github.camelsmsc.model.MessageCost;
import io.github.camelsmsc.model.MessageStatus;
import io.github.camelsmsc.model.PhoneRenewal;
import io.github.camelsmsc.model.PhoneRental;
import io.github.camelsmsc.model.ReceivePhone;
import io.github.camelsmsc.model.SentMessage;
import io.github.camelsmsc.model.WaitCall;

/** The bytes of a successful answer as the records that a route sees. */
public final class Answers {

    /** "a call within 15 minutes": the time in which the subscriber must call. */
    public static final Duration CALL_TIME = Duration.ofMinutes(15);

    private Answers() {
    }

    /**
     * Reads the answer to a request.
     *
     * @param  request          the request; not one for a file
     * @param  bytes            the whole answer
     * @param  fmt              the format that was asked for, 0 to 3
     * @param  clock            tells the time of the answer
     * @return                  a record, or a list of records
     * @throws UnreadableAnswer if the answer is not a result
     */
    public static Object read(SmscRequest request, byte[] bytes, int fmt, Clock clock) throws UnreadableAnswer {
        return request.call().read(AnswerParser.rows(bytes, fmt, request.answer()), request, clock);
    }

    static List<ReceivePhone> numbers(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        List<ReceivePhone> phones = new ArrayList<>(rows.size());
        for (Row row : rows) {
            phones.add(new ReceivePhone(
                    row.phone("phone"), row.smallNumber("type"), row.money("cost"), row.money("current_cost"),
                    row.text("info")));
        }
        return phones;
    }

    static PhoneRental rental(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        return new PhoneRental(request.parameters().get("phone"), required(rows.get(0).money("cost")));
    }

    static PhoneRenewal renewal(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        if (!"OK".equals(rows.get(0).text("result"))) {
            throw new UnreadableAnswer();
        }
        return new PhoneRenewal(request.parameters().get("phone"), "1".equals(request.parameters().get("noprolong")));
    }

    static WaitCall waitCall(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        return new WaitCall(
                rows.get(0).phone("phone"), rows.get(0).phones("all_phones"), request.parameters().get("phone"),
                clock.instant().plus(CALL_TIME));
    }

    static List<DownloadTask> tasks(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        List<DownloadTask> tasks = new ArrayList<>(rows.size());
        for (Row row : rows) {
            tasks.add(new DownloadTask(
                    row.number("id"), row.text("name"), row.smallNumber("status"), row.text("created"), row.text("time"),
                    row.text("file")));
        }
        return tasks;
    }

    static SentMessage sent(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        Row row = rows.get(0);
        return new SentMessage(
                row.number("id"), row.smallNumber("cnt"), row.money("cost"), row.money("balance"), given(row, "code"),
                SendParameters.phones(request));
    }

    static MessageCost cost(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        return new MessageCost(rows.get(0).smallNumber("cnt"), required(rows.get(0).money("cost")));
    }

    static Balance balance(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        Row row = rows.get(0);
        return new Balance(required(row.money("balance")), given(row, "currency"), row.money("credit"));
    }

    /** One state, or one for each phone that was asked for, which the line formats name by their order alone. */
    static Object status(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        String[] ids = request.parameters().get("id").split(",");
        String[] phones = request.parameters().get("phone").split(",");
        if (rows.size() != phones.length && !rows.stream().allMatch(row -> row.has("id") && row.has("phone"))) {
            throw new UnreadableAnswer();
        }
        List<MessageStatus> states = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            states.add(status(row, row.has("id") ? row.number("id") : Long.parseLong(ids[i]),
                    row.has("phone") ? row.text("phone") : phones[i]));
        }
        return request.isForSeveral() ? states : states.get(0);
    }

    /** Newer pages call the fields of a message as callbacks do, the page of get.php otherwise: either is taken. */
    static List<IncomingMessage> incoming(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        List<IncomingMessage> messages = new ArrayList<>(rows.size());
        for (Row row : rows) {
            messages.add(new IncomingMessage(
                    row.number("id"), number(row, "sms_id"), required(given(row, "phone")),
                    row.untouched(row.has("message") ? "message" : "mes"), row.text(row.has("to_phone") ? "to_phone" : "to"),
                    given(row, "smsc"), Dates.seconds(row.text("sent"), clock.getZone()),
                    Dates.seconds(row.text("received"), clock.getZone()), Map.of()));
        }
        return messages;
    }

    /** A format without stamps has dates, one without dates has stamps: the zone of the account gives the other. */
    static List<HistoryEntry> history(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        List<HistoryEntry> entries = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Dates.complete(row, "last_date", "last_timestamp", clock.getZone());
            Dates.complete(row, "send_date", "send_timestamp", clock.getZone());
            entries.add(new HistoryEntry(row.has("int_id") ? row.number("int_id") : 0,
                    status(row, row.number("id"), required(given(row, "phone")))));
        }
        return entries;
    }

    private static MessageStatus status(Row row, long id, String phone) throws UnreadableAnswer {
        return new MessageStatus(
                id, phone, row.smallNumber("status"), given(row, "last_date"), number(row, "last_timestamp"),
                smallNumber(row, "err"), smallNumber(row, "flag"), given(row, "send_date"), number(row, "send_timestamp"),
                row.money("cost"), given(row, "sender_id"), given(row, "status_name"), given(row, "message"), given(row, "comment"),
                smallNumber(row, "type"), given(row, "country"), given(row, "operator"), given(row, "region"), given(row, "imsi"),
                given(row, "msc"), given(row, "mcc"), given(row, "mnc"), given(row, "cn"), given(row, "net"), given(row, "rcn"),
                given(row, "rnet"));
    }

    private static <T> T required(T value) throws UnreadableAnswer {
        if (value == null) {
            throw new UnreadableAnswer();
        }
        return value;
    }

    /** A text, null if it is empty or not there. */
    private static String given(Row row, String name) {
        return row.text(name).isEmpty() ? null : row.text(name);
    }

    private static Long number(Row row, String name) throws UnreadableAnswer {
        return row.text(name).isEmpty() ? null : Long.valueOf(row.number(name));
    }

    private static Integer smallNumber(Row row, String name) throws UnreadableAnswer {
        return row.text(name).isEmpty() ? null : Integer.valueOf(row.smallNumber(name));
    }
}
