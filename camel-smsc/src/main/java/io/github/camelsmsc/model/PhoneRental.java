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

import java.math.BigDecimal;
import java.util.Objects;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * A number that was rented; the answer to {@code receive_phones.php?buy=1}.
 *
 * @param phone the number that was asked for, digits; never null
 * @param cost  the amount debited from the account, with the provider's digits; never null
 */
public record PhoneRental(String phone, @JsonSerialize(converter = Money.class) BigDecimal cost) implements ProviderResult {

    /** Nothing of it may be missing. */
    public PhoneRental {
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(cost, "cost");
    }

    /** Without the full phone number. */
    @Override
    public String toString() {
        return "PhoneRental[phone=" + RecordSupport.mask(phone) + ", cost=" + cost + "]";
    }
}
