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

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelsmsc.model.DownloadTask;
import io.github.camelsmsc.model.PhoneRental;
import io.github.camelsmsc.model.PhoneRenewal;
import io.github.camelsmsc.model.ReceivePhone;
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
        List<Row> rows = AnswerParser.rows(bytes, fmt, request.answer());
        String phone = request.parameters().get("phone");
        return switch (request.answer()) {
            case PHONES -> phones(rows);
            case RENTAL -> new PhoneRental(phone, cost(rows.get(0)));
            case RENEWAL -> renewal(rows.get(0), phone, "1".equals(request.parameters().get("noprolong")));
            case WAIT_CALL -> new WaitCall(
                    rows.get(0).phone("phone"), rows.get(0).phones("all_phones"), phone, clock.instant().plus(CALL_TIME));
            case TASKS -> tasks(rows);
        };
    }

    private static List<ReceivePhone> phones(List<Row> rows) throws UnreadableAnswer {
        List<ReceivePhone> phones = new ArrayList<>(rows.size());
        for (Row row : rows) {
            phones.add(new ReceivePhone(
                    row.phone("phone"), row.smallNumber("type"), row.money("cost"), row.money("current_cost"),
                    row.text("info")));
        }
        return phones;
    }

    private static BigDecimal cost(Row row) throws UnreadableAnswer {
        BigDecimal cost = row.money("cost");
        if (cost == null) {
            throw new UnreadableAnswer();
        }
        return cost;
    }

    private static PhoneRenewal renewal(Row row, String phone, boolean noProlong) throws UnreadableAnswer {
        if (!"OK".equals(row.text("result"))) {
            throw new UnreadableAnswer();
        }
        return new PhoneRenewal(phone, noProlong);
    }

    private static List<DownloadTask> tasks(List<Row> rows) throws UnreadableAnswer {
        List<DownloadTask> tasks = new ArrayList<>(rows.size());
        for (Row row : rows) {
            tasks.add(new DownloadTask(
                    row.number("id"), row.text("name"), row.smallNumber("status"), row.text("created"), row.text("time"),
                    row.text("file")));
        }
        return tasks;
    }
}
