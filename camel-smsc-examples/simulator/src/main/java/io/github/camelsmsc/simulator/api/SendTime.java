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

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Reads when a message is to be sent, and for how long it is tried. */
final class SendTime {

    private static final DateTimeFormatter DATE
            = DateTimeFormatter.ofPattern("ddMMuuHHmm").withResolverStyle(ResolverStyle.STRICT);

    private SendTime() {
    }

    /**
     * @param text {@code DDMMYYhhmm}, {@code h1-h2}, {@code 0ts}, {@code +m}; empty or 0 for now
     * @param tz   hours that the zone of the text is ahead of the account's
     * @throws DateTimeException if the text is none of these
     */
    static Instant due(String text, long tz, Instant now, ZoneId zone) {
        if (text.isEmpty() || text.equals("0")) {
            return now;
        }
        if (text.matches("\\+\\d{1,6}")) {
            return now.plus(Duration.ofMinutes(Long.parseLong(text.substring(1))));
        }
        if (text.matches("0\\d{10}")) {
            return latest(now, Instant.ofEpochSecond(Long.parseLong(text)));
        }
        if (text.matches("\\d{10}")) {
            return latest(now, LocalDateTime.parse(text, DATE).atZone(zone).minusHours(tz).toInstant());
        }
        if (text.matches("\\d{1,2}-\\d{1,2}")) {
            String[] hours = text.split("-");
            return withinHours(Integer.parseInt(hours[0]), Integer.parseInt(hours[1]), tz, now, zone);
        }
        throw new DateTimeException("Not a time of sending");
    }

    private static Instant latest(Instant now, Instant asked) {
        return asked.isBefore(now) ? now : asked;
    }

    private static Instant withinHours(int from, int to, long tz, Instant now, ZoneId zone) {
        if (from >= to || to > 24) {
            throw new DateTimeException("Not hours of a day");
        }
        ZonedDateTime there = now.atZone(zone).plusHours(tz);
        if (there.getHour() >= from && there.getHour() < to) {
            return now;
        }
        ZonedDateTime next = there.withHour(from).withMinute(0).withSecond(0).withNano(0);
        return (next.isBefore(there) ? next.plusDays(1) : next).minusHours(tz).toInstant();
    }

    /**
     * @param text hours, 1 to 24, or {@code hh:mm} from 00:01 to 24:00
     * @throws DateTimeException if it is neither
     */
    static Duration validity(String text) {
        if (!text.matches("\\d{1,2}(:[0-5]\\d)?")) {
            throw new DateTimeException("Not a validity");
        }
        String[] parts = text.split(":");
        Duration validity = Duration.ofHours(Long.parseLong(parts[0]))
                .plusMinutes(parts.length == 1 ? 0 : Long.parseLong(parts[1]));
        if (validity.isZero() || validity.compareTo(Outbox.VALIDITY) > 0) {
            throw new DateTimeException("Not a validity");
        }
        return validity;
    }
}
