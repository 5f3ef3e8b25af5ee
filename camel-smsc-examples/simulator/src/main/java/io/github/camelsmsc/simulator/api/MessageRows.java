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

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sent message as status.php and get.php tell of it. */
record MessageRows(ZoneId zone) {

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");
    /** The state of a message that the account has not sent. */
    static final int NOT_FOUND = -3;

    private static final List<String> HLR = List.of("imsi", "msc", "mcc", "mnc", "cn", "net", "rcn", "rnet");
    private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(-3, "Не найдено"),
            Map.entry(-2, "Остановлено"), Map.entry(-1, "Ожидает отправки"), Map.entry(0, "Передано оператору"),
            Map.entry(1, "Доставлено"), Map.entry(2, "Прочитано"), Map.entry(3, "Просрочено"),
            Map.entry(4, "Нажата ссылка"), Map.entry(20, "Невозможно доставить"), Map.entry(22, "Неверный номер"),
            Map.entry(23, "Запрещено"), Map.entry(24, "Недостаточно средств"), Map.entry(25, "Недоступный номер"));

    /**
     * The fields of fmt 0, 2 and 3 by name, or those of fmt 1 in their order.
     *
     * @param all 0 for the state, 1 for the message too, 2 with country, operator and region
     */
    Map<String, Object> row(OutboxMessage message, long all, int fmt) {
        Map<String, Object> row = new LinkedHashMap<>();
        if (fmt < 2) {
            if (fmt == 0) {
                row.put("Status", message.status());
                row.put("check_time", text(message.changed()));
            } else {
                row.put("status", message.status());
                row.put("last_timestamp", message.changed().getEpochSecond());
            }
            row.put("err", message.err());
        } else {
            row.put("status", message.status());
            row.put("last_date", text(message.changed()));
            row.put("last_timestamp", message.changed().getEpochSecond());
            // recorded: neither is there when all is well
            if (message.type().code() != 0) {
                row.put("flag", message.type().code());
            }
            if (message.err() != 0) {
                row.put("err", message.err());
            }
        }
        if (message.type() == MessageType.HLR) {
            HLR.forEach(name -> row.put(name, message.extra().getOrDefault(name, "")));
        }
        if (all > 0) {
            details(row, message, all, fmt);
        }
        return row;
    }

    private void details(Map<String, Object> row, OutboxMessage message, long all, int fmt) {
        if (fmt != 1) {
            row.put("send_date", text(message.due()));
        }
        if (fmt != 0) {
            row.put("send_timestamp", message.due().getEpochSecond());
        }
        row.put("phone", message.phone());
        row.put("cost", message.cost().toPlainString());
        // the libraries that read commas find the sender of an HLR request at place 14, or at 17 with these three
        if (all == 2 && fmt == 1) {
            place(row, message.phone());
        }
        row.put("sender_id", message.sender());
        row.put("status_name", NAMES.getOrDefault(message.status(), ""));
        row.put("message", message.text());
        row.put("comment", message.extra().getOrDefault("cmt", ""));
        row.put("type", message.type().code());
        if (all == 2 && fmt != 1) {
            place(row, message.phone());
        }
    }

    private static void place(Map<String, Object> row, String phone) {
        boolean kazakh = phone.startsWith("76") || phone.startsWith("77");
        boolean russian = phone.startsWith("7") && !kazakh;
        row.put("country", russian ? "Россия" : kazakh ? "Казахстан" : "");
        row.put("operator", russian ? "МТС" : kazakh ? "Kcell" : "");
        row.put("region", russian ? "Москва и Московская область" : "");
    }

    /** What is told of a message that the account has not sent. */
    static Map<String, Object> notFound(int fmt) {
        return switch (fmt) {
            case 0 -> AnswerText.fields("Status", NOT_FOUND, "check_time", "", "err", 0);
            case 1 -> AnswerText.fields("status", NOT_FOUND, "last_timestamp", 0, "err", 0);
            default -> AnswerText.fields("status", NOT_FOUND, "last_date", "", "last_timestamp", 0);
        };
    }

    String text(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
