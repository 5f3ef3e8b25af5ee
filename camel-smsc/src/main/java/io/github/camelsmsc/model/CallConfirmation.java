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

import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A callback that says: the subscriber has called the number that {@code wait_call} gave out. Fields that the provider left
 * out are null.
 *
 * @param phone    the subscriber's phone
 * @param ts       when he called, unix seconds; null only if the provider sent no number
 * @param calltime voice menu: time until the key was pressed, or of the whole call
 * @param callmenu voice menu: keys that were pressed
 * @param ringtime voice menu: time until the call was answered
 * @param extra    everything else, never null
 */
public record CallConfirmation(@JsonProperty(required = true) String phone, Long ts, String calltime, String callmenu, String ringtime,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> extra) implements CallbackEvent {

    static final EventFields.Maker<CallConfirmation> MAKER = new EventFields.Maker<>(CallConfirmation.class);

    /** Phone is required; {@code extra} is copied. */
    public CallConfirmation {
        Objects.requireNonNull(phone, "phone");
        extra = RecordSupport.copy(extra);
    }

    @Override
    public CallbackKind kind() {
        return CallbackKind.CALL;
    }

    @Override
    public Long timestamp() {
        return ts;
    }

    @Override
    public String eventKey() {
        return "call:" + signedText();
    }

    @Override
    public String signedText() {
        return phone + ':' + RecordSupport.asItCame(extra, "ts", ts);
    }

    @Override
    public String toString() {
        return "CallConfirmation[phone=" + RecordSupport.mask(phone) + ", ts=" + ts + "]";
    }
}
