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

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelsmsc.simulator.callback.IncomingSms;

import static io.github.camelsmsc.simulator.api.AnswerText.fields;

/** Lists incoming messages and sent ones. */
record GetPage(Account account, Outbox outbox, Supplier<List<IncomingSms>> inbox, Clock clock) implements ApiPage {

    private static final int MAX_ANSWERS = 10_000;
    private static final int MAX_MESSAGES = 1_000;
    private static final int MAX_HOURS = 168;
    private static final int MAX_MONTHS = 6;
    private static final DateTimeFormatter DAY
            = DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT);

    @Override
    public Answer answer(Call call) throws ApiError {
        return "get_answers".equals(call.action("get_answers", "get_messages")) ? answers(call) : messages(call);
    }

    /** Newest first; those after an identifier oldest first, so that a limited answer leaves no gap. */
    private Answer answers(Call call) throws ApiError {
        long count = call.number("cnt", MAX_ANSWERS, 1, MAX_ANSWERS);
        long hours = call.number("hour", 1, 1, MAX_HOURS);
        long after = call.number("after_id", -1, 0, Long.MAX_VALUE);
        String to = call.text("to_phone");
        Instant since = clock.instant().minus(Duration.ofHours(hours));
        List<IncomingSms> found = new ArrayList<>(inbox.get().stream()
                .filter(sms -> after >= 0 ? number(sms, "id") > after
                        : !Instant.ofEpochSecond(number(sms, "time")).isBefore(since))
                .filter(sms -> to.isEmpty() || to.equals(sms.fields().get("to")))
                .sorted(Comparator.comparingLong(sms -> number(sms, "id"))).toList());
        if (after < 0) {
            Collections.reverse(found);
        }
        MessageRows rows = new MessageRows(account.zone());
        return call.answer(call.form().list("list", "answer", found.stream().limit(count)
                .map(sms -> fields("id", number(sms, "id"),
                        "received", rows.text(Instant.ofEpochSecond(number(sms, "time"))),
                        "phone", sms.fields().get("phone"), "message", sms.fields().get("mes"),
                        "to_phone", sms.fields().get("to"),
                        "sent", rows.text(Instant.ofEpochSecond(number(sms, "sent")))))
                .toList()));
    }

    private static long number(IncomingSms sms, String field) {
        String text = sms.fields().getOrDefault(field, "");
        // a test can send a message without it
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Newest first; {@code prev_id} goes on with those before it. */
    private Answer messages(Call call) throws ApiError {
        LocalDate today = LocalDate.ofInstant(clock.instant(), account.zone());
        LocalDate start = day(call, "start", today);
        LocalDate end = day(call, "end", today);
        long count = call.number("cnt", MAX_MESSAGES, 1, MAX_MESSAGES);
        long before = call.number("prev_id", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        long format = call.number("format", -1, 0, MessageType.MAIL.code());
        String phone = call.text("phone");
        String email = call.text("email");
        List<OutboxMessage> found = outbox.messages().stream()
                .filter(m -> m.intId() < before)
                .filter(m -> phone.isEmpty() || m.phone().equals(phone))
                .filter(m -> email.isEmpty() || m.phone().equals(email))
                .filter(m -> format < 0 || format == MessageType.MAIL.code() == (m.type() == MessageType.MAIL))
                .filter(m -> isBetween(LocalDate.ofInstant(m.sent(), account.zone()), start, end))
                .sorted(Comparator.comparingLong(OutboxMessage::intId).reversed())
                .limit(count).toList();
        if (found.isEmpty()) {
            throw call.error(3);
        }
        MessageRows rows = new MessageRows(account.zone());
        return call.answer(call.form().list("list", "sms", found.stream().map(message -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("int_id", message.intId());
            row.put("id", message.id());
            row.putAll(rows.row(message, 1, call.fmt()));
            return row;
        }).toList()));
    }

    private static boolean isBetween(LocalDate day, LocalDate start, LocalDate end) {
        return !day.isBefore(start) && !day.isAfter(end);
    }

    private static LocalDate day(Call call, String name, LocalDate today) throws ApiError {
        try {
            LocalDate day = call.has(name) ? LocalDate.parse(call.text(name), DAY) : today;
            if (day.isBefore(today.minusMonths(MAX_MONTHS))) {
                throw call.error(1);
            }
            return day;
        } catch (DateTimeException e) {
            throw call.error(1);
        }
    }
}
