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

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * A dedicated number that can be rented; one entry of {@code receive_phones.php?get=1}.
 *
 * @param phone       the number, digits; never null
 * @param type        1 or 4: virtual number, 2: number of the SIM hosting service
 * @param cost        the price of a full month in the account's currency, with the provider's digits; null if not given
 * @param currentCost the price of the rest of this month, with the provider's digits; null if not given
 * @param info        operator and supported kinds of messages; empty if not given
 */
public record ReceivePhone(
        String phone, @JsonProperty(required = true) int type,
        @JsonSerialize(converter = Money.class) BigDecimal cost,
        @JsonSerialize(converter = Money.class) BigDecimal currentCost,
        String info) implements ProviderResult {

    /** The phone may not be missing; an info that is becomes empty. */
    public ReceivePhone {
        Objects.requireNonNull(phone, "phone");
        info = Objects.requireNonNullElse(info, "");
    }

    /** Without the full phone number. */
    @Override
    public String toString() {
        return "ReceivePhone[phone=" + RecordSupport.mask(phone) + ", type=" + type + ", cost=" + cost + ", currentCost="
               + currentCost + ", info=" + info + "]";
    }
}
