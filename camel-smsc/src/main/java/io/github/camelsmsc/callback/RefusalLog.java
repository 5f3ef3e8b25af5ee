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
package io.github.camelsmsc.callback;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line in the log for a refusal; while refusals of one reason pour in, one line every ten seconds and a count. */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final long INTERVAL_MILLIS = 10_000;

    private final String path;
    private final Clock clock;
    private final Map<RefusalReason, Suppressed> suppressed = new EnumMap<>(RefusalReason.class);

    RefusalLog(String path, Clock clock) {
        this.path = path;
        this.clock = clock;
    }

    void log(Refusal refusal) {
        long more = due(refusal.reason());
        if (more < 0) {
            return;
        }
        LOG.warn("Callback on {} refused with {}: {}{}", path, refusal.reason().httpStatus(), refusal.detail(),
                more == 0 ? "" : " (and " + more + " more since the last line)");
    }

    private synchronized long due(RefusalReason reason) {
        long now = clock.millis();
        Suppressed last = suppressed.get(reason);
        if (last != null && now - last.loggedAt < INTERVAL_MILLIS) {
            last.count++;
            return -1;
        }
        suppressed.put(reason, new Suppressed(now));
        return last == null ? 0 : last.count;
    }

    private static final class Suppressed {
        private final long loggedAt;
        private long count;

        private Suppressed(long loggedAt) {
            this.loggedAt = loggedAt;
        }
    }
}
