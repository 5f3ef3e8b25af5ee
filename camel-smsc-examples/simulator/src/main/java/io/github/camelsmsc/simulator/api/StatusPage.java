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
import java.util.Optional;

/** Tells the state of one message or of several, or deletes one. */
record StatusPage(Account account, Outbox outbox) implements ApiPage {

    /** Lists make it a request for several, one with a comma behind it too. */
    private static boolean isForSeveral(Call call) {
        return call.text("id").contains(",") || call.text("phone").contains(",");
    }

    @Override
    public int identicalPerMinute(Call call) {
        return isForSeveral(call) ? 1 : Page.STATUS.identicalPerMinute();
    }

    @Override
    public Answer answer(Call call) throws ApiError {
        List<String> ids = call.list("id");
        List<String> phones = call.list("phone");
        if (ids.isEmpty() || ids.size() != phones.size() || ids.stream().anyMatch(id -> !id.matches("\\d{1,18}"))) {
            throw call.error(1);
        }
        long all = call.number("all", 0, 0, 2);
        if (call.flag("del")) {
            return delete(call, ids, phones);
        }
        MessageRows rows = new MessageRows(account.zone());
        List<Map<String, Object>> told = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Optional<OutboxMessage> message = outbox.find(Long.parseLong(ids.get(i)), recipient(phones.get(i)));
            Map<String, Object> row = message.map(found -> rows.row(found, all, call.fmt()))
                    .orElseGet(() -> MessageRows.notFound(call.fmt()));
            told.add(isForSeveral(call) && call.fmt() > 1 ? named(row, ids.get(i), recipient(phones.get(i))) : row);
        }
        return call.answer(isForSeveral(call) ? call.form().list("list", "sms", told)
                : call.form().object("sms", told.get(0)));
    }

    private static Map<String, Object> named(Map<String, Object> row, String id, String phone) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("id", Long.parseLong(id));
        named.put("phone", phone);
        named.putAll(row);
        return named;
    }

    private static String recipient(String phone) {
        return phone.startsWith("+") ? phone.substring(1) : phone;
    }

    private Answer delete(Call call, List<String> ids, List<String> phones) throws ApiError {
        boolean deleted = false;
        for (int i = 0; i < ids.size(); i++) {
            deleted |= outbox.delete(Long.parseLong(ids.get(i)), recipient(phones.get(i)));
        }
        if (!deleted) {
            throw call.error(5);
        }
        // bare in JSON too, as recorded by a client's tests
        return call.answer(call.fmt() == 2 ? call.form().ok() : "OK");
    }
}
