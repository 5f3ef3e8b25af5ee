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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryStatusTest {

    @ParameterizedTest
    @CsvSource({ "0, SMS", "1, FLASH_SMS", "2, BINARY_SMS", "3, WAP_PUSH", "4, HLR", "5, PING_SMS", "6, MMS", "7, CALL",
            "8, EMAIL", "10, VIBER", "12, SOCIAL", "9, UNKNOWN", "15, UNKNOWN", "40, EMAIL", "16, SMS", "65284, HLR" })
    void bits0To3AreTheMessageType(int flag, MessageType type) {
        assertThat(flag(flag).messageType()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({ "32, true", "40, true", "0, false", "65503, false" })
    void bit5IsPaymentFromTheSecondBalance(int flag, boolean second) {
        assertThat(flag(flag).paidFromSecondBalance()).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({ "256, SERVICE", "768, TRANSACTIONAL", "1280, AUTHORIZATION", "1792, ADVERTISING", "65535, ADVERTISING" })
    void bits10And9AreTheTypeOfTemplateMessage(int flag, TemplateKind kind) {
        assertThat(flag(flag).template()).isTrue();
        assertThat(flag(flag).templateKind()).isEqualTo(kind);
    }

    @Test
    void withoutBit8ItIsNoTemplateMessage() {
        assertThat(flag(1536).template()).isFalse();
        assertThat(flag(1536).templateKind()).isNull();
    }

    @Test
    void withoutAFlagNothingIsKnown() {
        DeliveryStatus status = status("cnt", "1");
        assertThat(status.messageType()).isEqualTo(MessageType.UNKNOWN);
        assertThat(status.paidFromSecondBalance()).isFalse();
        assertThat(status.template()).isFalse();
        assertThat(status.templateKind()).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "-3, true", "-2, false", "-1, false", "0, false", "1, true", "2, true", "3, true", "4, true", "20, true",
            "22, true", "23, true", "24, true", "25, true", "6, false", "99, false", "x, false" })
    void whetherTheStateIsFinal(String state, boolean isFinal) {
        assertThat(status("status", state).isFinal()).isEqualTo(isFinal);
    }

    @ParameterizedTest
    @CsvSource({ "'overtime: 01:05', 65", "'my call\novertime: 12:00', 720", "'a\r\novertime: 00:07\r\nb', 7",
            "'overtime:100:59', 6059" })
    void overtimeIsALineOfTheComment(String cmt, int seconds) {
        assertThat(status("cmt", cmt.replace("\\n", "\n").replace("\\r", "\r")).overtime())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "overtime", "overtime:", "overtime: 5", "overtime: a:bc", "overtime: 01:60", "overtime: 01:5",
            "overtime: -1:05", "overtime: 1:-5", "no overtime: 01:05", "overtime: 99999999999:05", "overtime: :05" })
    void anythingElseIsNoOvertime(String cmt) {
        DeliveryStatus status = cmt == null ? status("cnt", "1") : status("cmt", cmt);
        assertThat(status.overtime()).isNull();
    }

    private static DeliveryStatus flag(int flag) {
        return status("flag", Integer.toString(flag));
    }

    private static DeliveryStatus status(String name, String text) {
        return (DeliveryStatus) CallbackKind.STATUS.event(
                new EventFields().put("id", "1").put("phone", "7").put(name, text));
    }
}
