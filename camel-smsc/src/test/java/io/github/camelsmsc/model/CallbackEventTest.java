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

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallbackEventTest {

    private static final String PHONE = "79991234567";
    private static final Map<String, String> EXTRA = Map.of("own", "hidden");

    static Stream<CallbackEvent> events() {
        return Stream.of(CallbackKind.STATUS.event(new EventFields().put("id", "1").put("phone", PHONE)
                .put("status", "1").put("ts", "5").put("cmt", "hidden").put("dtmf", "hidden").put("own", "hidden")),
                new IncomingMessage(1, 2L, PHONE, "hidden", "79007654321", null, null, 5L, EXTRA),
                new CallConfirmation(PHONE, 5L, null, "hidden", null, EXTRA));
    }

    @ParameterizedTest
    @MethodSource("events")
    void printsNeitherAFullPhoneNorAnyText(CallbackEvent event) {
        assertThat(event.toString()).startsWith(event.getClass().getSimpleName() + "[").contains("phone=***4567")
                .doesNotContain(PHONE, "79007654321", "hidden");
    }

    @Test
    void aShortNumberIsNotPrintedAtAll() {
        assertThat(new CallConfirmation("1234", 1L, null, null, null, null)).hasToString("CallConfirmation[phone=***, ts=1]");
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasItsTimestampAndKind(CallbackEvent event) {
        assertThat(event.timestamp()).isEqualTo(5);
        assertThat(CallbackKind.of(event.kind().tag())).isEqualTo(event.kind());
    }

    @ParameterizedTest
    @MethodSource("events")
    void extraCannotBeChanged(CallbackEvent event) {
        assertThatThrownBy(() -> event.extra().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void extraIsACopyAndNeverNull() {
        Map<String, String> mine = new HashMap<>(EXTRA);
        CallConfirmation call = new CallConfirmation(PHONE, 1L, null, null, null, mine);
        mine.put("late", "x");
        assertThat(call.extra()).isEqualTo(EXTRA);
        assertThat(new CallConfirmation(PHONE, 1L, null, null, null, null).extra()).isEmpty();
    }

    @Test
    void requiredComponentsAreRequired() {
        assertThatThrownBy(() -> new CallConfirmation(null, 1L, null, null, null, null))
                .isInstanceOf(NullPointerException.class).hasMessage("phone");
        assertThatThrownBy(() -> new IncomingMessage(1, null, "7", null, "8", null, null, null, null))
                .isInstanceOf(NullPointerException.class).hasMessage("mes");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Status", "STATUS", "sms" })
    void anUnknownKindIsAnError(String tag) {
        assertThatThrownBy(() -> CallbackKind.of(tag)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-", "+1", "1.0", " 1", "9223372036854775808", "\u0661", "000000000000000000001" })
    void whatIsNoWholeNumber(String text) {
        assertThat(Numbers.toLong(text)).isNull();
    }

    @Test
    void wholeNumbersUpToTheirLimits() {
        assertThat(Numbers.toLong("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(Numbers.toLong("007")).isEqualTo(7);
        assertThat(Numbers.toInt("2147483647")).isEqualTo(Integer.MAX_VALUE);
        assertThat(Numbers.toInt("2147483648")).isNull();
    }
}
