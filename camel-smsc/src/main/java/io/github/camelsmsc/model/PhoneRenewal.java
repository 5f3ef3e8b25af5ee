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

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was set for a rented number; the result of {@code receive_phones.php?chg=1}.
 *
 * @param phone     the number that was asked for, digits; never null
 * @param noProlong true: the rental ends with the month; false: it is renewed
 */
public record PhoneRenewal(String phone, @JsonProperty(required = true) boolean noProlong) implements ProviderResult {

    /** The phone may not be missing. */
    public PhoneRenewal {
        Objects.requireNonNull(phone, "phone");
    }

    /** Without the full phone number. */
    @Override
    public String toString() {
        return "PhoneRenewal[phone=" + RecordSupport.mask(phone) + ", noProlong=" + noProlong + "]";
    }
}
