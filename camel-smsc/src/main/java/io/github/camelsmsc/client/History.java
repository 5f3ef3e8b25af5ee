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
package io.github.camelsmsc.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.api.HistoryEntry;
import io.github.camelsmsc.api.SmscRequest;
import io.github.camelsmsc.api.UnreadableRow;
import io.github.camelsmsc.model.MessageStatus;

/** The sent messages page by page, the newest first, each page those before the lowest number of the last. */
public final class History {

    /** "cnt: at most 1000." */
    private static final int PAGE = 1_000;
    private static final String COUNT = "cnt";

    /** Asks for a page: entries, and an {@link UnreadableRow} in place of each that cannot be read. */
    @FunctionalInterface
    public interface Pages {
        List<?> page(SmscRequest request) throws ApiFailure;
    }

    private History() {
    }

    /**
     * Reads until the history, or the reader, is at its end.
     *
     * @param  pages      asks for a page
     * @param  reader     takes a page, never an empty one, and says whether it wants another
     * @throws ApiFailure if a page cannot be had
     */
    public static void read(Pages pages, SmscRequest request, Predicate<List<HistoryEntry>> reader) throws ApiFailure {
        Map<String, String> parameters = new LinkedHashMap<>();
        long size = Math.min(PAGE, Long.parseLong(request.parameters().getOrDefault(COUNT, Integer.toString(PAGE))));
        parameters.put(COUNT, Long.toString(size));
        long before = Long.MAX_VALUE;
        boolean more = true;
        while (more) {
            List<?> page = pages.page(request.with(parameters));
            long last = before;
            // whether the one that it asks before is in a page again is not known
            List<HistoryEntry> fresh = page.stream().filter(HistoryEntry.class::isInstance).map(HistoryEntry.class::cast)
                    .filter(entry -> entry.number() < last).toList();
            before = page.stream().mapToLong(History::number).filter(number -> number > 0 && number < last).min().orElse(0);
            more = (fresh.isEmpty() || reader.test(fresh)) && page.size() >= Math.min(size, Call.LEAST_LISTED) && before > 1;
            parameters.put("prev_id", Long.toString(before));
        }
    }

    /** Of a row that cannot be read too, so that it ends no history. */
    private static long number(Object row) {
        return row instanceof HistoryEntry entry ? entry.number() : ((UnreadableRow) row).number();
    }

    /** As many as the request asks for, or all. */
    static List<MessageStatus> list(Pages pages, SmscRequest request) throws ApiFailure {
        // whether the provider heeds it for sent messages is not known
        long after = Long.parseLong(request.parameters().getOrDefault("after_id", Long.toString(Long.MIN_VALUE)));
        long most = Long.parseLong(request.parameters().getOrDefault(COUNT, Long.toString(Long.MAX_VALUE)));
        List<MessageStatus> messages = new ArrayList<>();
        read(pages, request, page -> {
            page.stream().map(HistoryEntry::message).filter(message -> message.id() > after).limit(most - messages.size())
                    .forEach(messages::add);
            return messages.size() < most;
        });
        return messages;
    }
}
