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
package io.github.camelsmsc.examples.phoneconfirmation;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Phones as people write them. */
class PhoneNumbersTest {

    private static final List<String> REGIONS = List.of("RU", "KZ", "BY");

    @ParameterizedTest
    @CsvSource({ "+7 999 123-45-67,79991234567", "8 (999) 123-45-67,79991234567", "79991234567,79991234567",
        "999 123 45 67,79991234567", "tel:+7-999-123-45-67,79991234567", "'  +7(999)1234567 ',79991234567",
        "+7 701 123 45 67,77011234567", "+375 29 123-45-67,375291234567", "\uFF0B\uFF17 \uFF19\uFF19\uFF19 1234567,79991234567" })
    void theyBecomeTheProvidersDigits(String typed, String digits) {
        assertThat(PhoneNumbers.digits(typed, REGIONS)).contains(digits);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "phone", "112", "+7 495 123-45-67", "8 800 123-45-67", "+44 7400 123456", "+7 999 123-45-6",
        "+7 999 123-45-67 ext. 8", "79991234567,79991234568", "79991234567&mes=x", "+7 999 123-45-67 +7 999 123-45-68",
        "<script>alert(1)</script>", "9999999999999999999999999999999999999999999" })
    void whatIsNoMobileNumberOfTheseCountriesIsRefused(String typed) {
        assertThat(PhoneNumbers.digits(typed, REGIONS)).isEmpty();
    }

    @Test
    void theProvidersDigitsBecomeReadable() {
        assertThat(PhoneNumbers.readable("79991234567")).isEqualTo("+7 999 123-45-67");
        assertThat(PhoneNumbers.readable("0")).isEqualTo("0");
    }
}
