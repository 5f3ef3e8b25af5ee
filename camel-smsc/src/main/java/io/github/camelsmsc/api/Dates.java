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

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import io.github.camelsmsc.model.Numbers;

/** Dates as the provider writes them, in the zone of the account. */
final class Dates {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss");
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("dd.MM.uu HH:mm:ss");
    private static final int LENGTH = "01.02.2003 04:05:06".length();

    private Dates() {
    }

    /** Unix seconds of a date or of a stamp; null if it is neither, or out of range. */
    static Long seconds(String text, ZoneId zone) {
        Long stamp = Numbers.toLong(text);
        if (stamp != null) {
            return Row.isStamp(stamp) ? stamp : null;
        }
        try {
            return LocalDateTime.parse(text, text.length() == LENGTH ? DATE : SHORT_DATE).atZone(zone).toEpochSecond();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Gives a row the stamp of its date, or the date of its stamp, where one of them says nothing: a stamp of 0 does not. */
    static void complete(Row row, String date, String stamp, ZoneId zone) {
        Long seconds = positive(seconds(row.text(stamp), zone));
        if (seconds == null) {
            seconds = positive(seconds(row.text(date), zone));
            if (seconds == null) {
                return;
            }
            row.put(stamp, seconds.toString());
        }
        if (row.text(date).isEmpty()) {
            row.put(date, DATE.format(Instant.ofEpochSecond(seconds).atZone(zone)));
        }
    }

    private static Long positive(Long seconds) {
        return seconds == null || seconds <= 0 ? null : seconds;
    }
}
