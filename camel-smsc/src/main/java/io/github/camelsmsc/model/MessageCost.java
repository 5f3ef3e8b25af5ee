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
 * What sending would cost; the answer of {@code send.php?cost=1}. Nothing was sent.
 *
 * @param count how many parts, over all phones; of a call its seconds
 * @param cost  the price, with the provider's digits; never null
 */
public record MessageCost(@JsonProperty(required = true) int count, @JsonSerialize(converter = Money.class) BigDecimal cost) implements ProviderResult {

    /** Nothing of it may be missing. */
    public MessageCost {
        Objects.requireNonNull(cost, "cost");
    }
}
