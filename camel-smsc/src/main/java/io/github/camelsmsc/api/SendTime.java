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
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/** When a message is to be sent, and for how long it is tried, in the provider's words. */
final class SendTime {

    /** "DDMMYYhhmm or DD.MM.YY hh:mm", "h1-h2", "0ts" and "+m". */
    private static final Pattern PROVIDERS = Pattern.compile("(?:[01]?\\d|2[0-4])-(?:[01]?\\d|2[0-4])|0[1-9]\\d{9,11}|\\+\\d{1,6}");
    private static final Pattern DATE = Pattern.compile("\\d{10}|\\d{2}\\.\\d{2}\\.\\d{2} \\d{2}:\\d{2}");
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("ddMMuuHHmm").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern MINUTES = Pattern.compile("\\d{1,6}");
    private static final Duration LONGEST = Duration.ofHours(24);

    private SendTime() {
    }

    static String time(String text) {
        if (PROVIDERS.matcher(text).matches()) {
            return text;
        }
        // an address makes a space of a plus
        if (MINUTES.matcher(text).matches()) {
            return "+" + text;
        }
        try {
            if (DATE.matcher(text).matches()) {
                DIGITS.parse(text.replaceAll("\\D", ""));
                return text;
            }
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text.replace(' ', '+'), ZonedDateTime::from, OffsetDateTime::from);
            long seconds = time instanceof ZonedDateTime zoned ? zoned.toEpochSecond() : ((OffsetDateTime) time).toEpochSecond();
            return "0" + seconds;
        } catch (DateTimeException e) {
            throw new Parameter.WrongValue("must be a date and time with zone in ISO 8601, such as 2026-11-25T18:00:00+03:00,"
                                           + " or one of the provider's forms: DDMMYYhhmm, h1-h2, 0ts, +m");
        }
    }

    static String validity(String millis) {
        Duration duration = Duration.ofMillis(Long.parseLong(millis));
        boolean wholeMinutes = duration.equals(Duration.ofMinutes(duration.toMinutes()));
        if (!wholeMinutes || duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new Parameter.WrongValue("must be a duration in whole hours or minutes, from 1m to 24h");
        }
        return duration.toMinutesPart() == 0
                ? Long.toString(duration.toHours())
                : String.format(Locale.ROOT, "%02d:%02d", duration.toHours(), duration.toMinutesPart());
    }
}
