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

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;

/**
 * The number that a subscriber has to call to confirm his phone; the answer of {@code wait_call.php}.
 *
 * @param phone      the number to call; never null
 * @param allPhones  all numbers that the provider chooses from; never null
 * @param subscriber the phone that the call has to come from, digits; never null
 * @param expiresAt  until when the call counts: 15 minutes after the answer came; never null
 */
public record WaitCall(
        String phone, List<String> allPhones, String subscriber,
        @JsonSerialize(using = ToStringSerializer.class)
        @JsonDeserialize(converter = IsoTime.class) Instant expiresAt) implements ProviderResult {

    /** Copies the list. */
    public WaitCall {
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(subscriber, "subscriber");
        Objects.requireNonNull(expiresAt, "expiresAt");
        allPhones = allPhones == null ? List.of() : List.copyOf(allPhones);
    }

    /** Jackson itself reads times by a module that the application may not have. */
    static final class IsoTime extends StdConverter<String, Instant> {

        @Override
        public Instant convert(String text) {
            return Instant.parse(text);
        }
    }

    /** Without full phone numbers. */
    @Override
    public String toString() {
        return "WaitCall[phone=" + RecordSupport.mask(phone) + ", allPhones=" + allPhones.size() + ", subscriber="
               + RecordSupport.mask(subscriber) + ", expiresAt=" + expiresAt + "]";
    }
}
