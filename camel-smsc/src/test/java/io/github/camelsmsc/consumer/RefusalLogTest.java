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
package io.github.camelsmsc.consumer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.model.CallbackKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How many lines refusals make. */
class RefusalLogTest {

    private final LogLines logged = new LogLines();
    private Instant now = Instant.EPOCH;
    private final RefusalLog log = new RefusalLog("/callbacks", new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @AfterEach
    void leave() {
        logged.close();
    }

    /** Those of this log: other threads of the JVM may have something to say. */
    private List<String> lines() {
        return logged.lines().stream().filter(line -> line.startsWith("Callback on /callbacks ")).toList();
    }

    private void refuse(String detail) {
        log.log(new Refusal(RefusalReason.MALFORMED, detail), null, null, "192.0.2.1");
    }

    @Test
    void theSameRefusalMakesOneLineInTenSecondsAndThenACount() {
        refuse("field id is missing");
        refuse("field id is missing");
        refuse("field id is missing");
        now = now.plusSeconds(10);
        refuse("field id is missing");

        assertThat(lines()).containsExactly("Callback on /callbacks refused with 400 (from 192.0.2.1): field id is missing",
                "Callback on /callbacks refused with 400 (from 192.0.2.1): field id is missing (and 2 more since the last line)");
    }

    @Test
    void theLineTellsWhoseEventItWas() {
        log.log(new Refusal(RefusalReason.SIGNATURE, "md5 does not match"), CallbackKind.STATUS, "1001", "192.0.2.1");

        assertThat(lines()).containsExactly(
                "Callback on /callbacks refused with 403 (status 1001 from 192.0.2.1): md5 does not match");
    }

    @Test
    void anotherFieldIsNamedAtOnce() {
        refuse("field id is missing");
        refuse("field type is given twice with different values");

        assertThat(lines()).hasSize(2).last().asString().contains("field type");
    }

    @Test
    void inventedFieldsMakeALimitedNumberOfLines() {
        for (int i = 0; i < 1000; i++) {
            refuse("field x" + i + " is given twice with different values");
        }

        assertThat(lines()).hasSizeLessThan(30);
    }
}
