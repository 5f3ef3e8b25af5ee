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
package io.github.camelsmsc.model;

import java.time.Duration;

/** Reads the line {@code overtime: mm:ss} that the provider adds to the comment of a voice message. */
final class Overtime {

    private static final String PREFIX = "overtime:";
    /** Minutes of more digits than this are no overtime of a call. */
    private static final int MAX_LENGTH = "999999:59".length();
    private static final int SECONDS_A_MINUTE = 60;

    private Overtime() {
    }

    static Duration of(String cmt) {
        return cmt == null ? null : cmt.lines().map(Overtime::ofLine).filter(d -> d != null).findFirst().orElse(null);
    }

    private static Duration ofLine(String line) {
        String text = line.strip();
        if (!text.startsWith(PREFIX)) {
            return null;
        }
        String value = text.substring(PREFIX.length()).strip();
        int colon = value.indexOf(':');
        if (colon < 1 || value.length() != colon + 3 || value.length() > MAX_LENGTH) {
            return null;
        }
        Integer minutes = Numbers.toInt(value.substring(0, colon));
        Integer seconds = Numbers.toInt(value.substring(colon + 1));
        if (minutes == null || seconds == null || minutes < 0 || seconds < 0 || seconds >= SECONDS_A_MINUTE) {
            return null;
        }
        return Duration.ofSeconds(minutes * (long) SECONDS_A_MINUTE + seconds);
    }
}
