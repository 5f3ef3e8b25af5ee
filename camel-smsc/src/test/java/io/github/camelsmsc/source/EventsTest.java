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
package io.github.camelsmsc.source;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelsmsc.model.CallConfirmation;
import io.github.camelsmsc.model.IncomingMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventsTest {

    private static final String PATH = "/smsc/callback";

    private final Events events = new Events(PATH, ZoneOffset.UTC, (exchange, event) -> { });

    private static IncomingMessage message(String text) {
        return new IncomingMessage(5, null, "79991234567", text, "79007654321", null, null, null, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = { "a \uD83D\uDE00 b", "a ? b", "a ?? b", "a &#128512; b", "a  b" })
    void whatTheProviderPutsInPlaceOfACharacterIsKnown(String text) {
        assertThat(events.found(message("a \uD83D\uDE00 b")).keys()).contains(message(text).storedKey(PATH));
    }

    @Test
    void anotherCharacterIsAnotherMessage() {
        assertThat(events.found(message("\uD83D\uDC4E")).keys()).doesNotContain(message("\uD83D\uDC4D").storedKey(PATH));
    }

    @ParameterizedTest
    @CsvSource({ "windows-1251, да", "koi8-r, да", "utf-8, да", "windows-1251, да ?", "koi8-r, да ??", "utf-8, да \uD83D\uDE00" })
    void whatAFormerVersionStoredIsKnown(String charset, String stored) {
        Found found = events.found(message(stored.replaceAll("\\?+", "\uD83D\uDE00")));

        assertThat(Stream.concat(found.keys().stream(), found.formerKeys().stream()))
                .contains(message(stored).storedKey(PATH, message(stored).signedText().getBytes(Charset.forName(charset))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aPlainTextHasOneKey() {
        Found found = events.found(message("yes"));

        assertThat(found.keys()).hasSize(1);
        assertThat(found.formerKeys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "2024-10-27T00:20:00Z", "2024-10-27T01:20:00Z" })
    void aCallInTheHourThatTheZoneHasTwiceIsThatOfTheCallbackWhicheverHourThatWasIn(String time) {
        long listed = Instant.parse("2024-10-27T00:20:00Z").getEpochSecond();
        Found found = new Events(PATH, ZoneId.of("Europe/Kyiv"), (exchange, event) -> { })
                .found(new IncomingMessage(5, null, "79991234567", "[waitcall] ", "79007654321", null, null, listed, Map.of()));

        assertThat(found.keys()).doesNotHaveDuplicates().contains(new CallConfirmation("79991234567",
                Instant.parse(time).getEpochSecond(), null, null, null, Map.of()).storedKey(PATH));
    }
}
