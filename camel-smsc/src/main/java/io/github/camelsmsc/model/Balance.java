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
 * What is left on the account; the answer of {@code balance.php}.
 *
 * @param balance  the amount, with the provider's digits; never null
 * @param currency its currency, as the provider writes it; null unless it was asked for
 * @param credit   the credit that the account may use; null if it has none
 */
public record Balance(
        @JsonSerialize(converter = Money.class) BigDecimal balance, String currency,
        @JsonSerialize(converter = Money.class) BigDecimal credit) implements ProviderResult {

    /** The amount may not be missing. */
    public Balance {
        Objects.requireNonNull(balance, "balance");
    }
}
