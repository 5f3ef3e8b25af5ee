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
import java.util.Optional;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/** Phones as people write them and as the provider does. */
final class PhoneNumbers {

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final int MAX_LENGTH = 40;

    private PhoneNumbers() {
    }

    /**
     * The provider's digits ({@code 79991234567}) of what a visitor typed ({@code 8 (999) 123-45-67},
     * {@code +7 999 1234567}); empty if it is no mobile number of these countries.
     *
     * @param regions two-letter codes; a number without country code is read as one of the first
     */
    static Optional<String> digits(String typed, List<String> regions) {
        if (typed == null || typed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = UTIL.parse(typed, regions.get(0));
            PhoneNumberType type = UTIL.getNumberType(number);
            boolean mobile = type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
            return mobile && !number.hasExtension() && regions.contains(UTIL.getRegionCodeForNumber(number))
                    ? Optional.of(UTIL.format(number, PhoneNumberFormat.E164).substring(1)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The provider's digits for people to read; as they are if they are no number of any country. */
    static String readable(String digits) {
        try {
            return UTIL.format(UTIL.parse("+" + digits, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return digits;
        }
    }
}
