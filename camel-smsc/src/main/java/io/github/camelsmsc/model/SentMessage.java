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
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * What the provider took to send; the answer of {@code send.php}.
 *
 * @param id      the id of the message, the same for all its phones
 * @param count   how many parts, over all phones; of a call its seconds
 * @param cost    what was debited, with the provider's digits; null if the provider does not tell it
 * @param balance what is left on the account; null if the provider does not tell it
 * @param code    the code that the provider made up for a call whose text is {@code code}; else null
 * @param phones  whom it goes to, digits as they were sent; never null
 */
public record SentMessage(
        @JsonProperty(required = true) long id, @JsonProperty(required = true) int count, @JsonSerialize(converter = Money.class) BigDecimal cost,
        @JsonSerialize(converter = Money.class) BigDecimal balance, String code, List<String> phones) implements ProviderResult {

    /** Copies the list. */
    public SentMessage {
        phones = phones == null ? List.of() : List.copyOf(phones);
    }

    /** Without full phone numbers and code. */
    @Override
    public String toString() {
        return "SentMessage[id=" + id + ", count=" + count + ", cost=" + cost + ", phones=" + phones.size() + "]";
    }
}
