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
 * A callback with an incoming message. Fields that the provider left out are null.
 *
 * @param id    the incoming message's id, assigned by the provider; not covered by the signature
 * @param smsId the id of the own message that this one answers
 * @param phone the subscriber's phone
 * @param mes   the text, may be empty
 * @param to    the number that the subscriber sent the message to
 * @param smsc  the message centre of the operator
 * @param sent  when the subscriber sent it, unix seconds
 * @param time  when the provider received it, unix seconds
 * @param extra everything else, never null
 */
public record IncomingMessage(@JsonProperty(required = true) long id, @JsonProperty("sms_id") Long smsId,
        @JsonProperty(required = true) String phone, @JsonProperty(required = true) String mes, @JsonProperty(required = true) String to, String smsc, Long sent, Long time,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> extra) implements CallbackEvent {

    static final EventFields.Maker<IncomingMessage> MAKER = new EventFields.Maker<>(IncomingMessage.class);

    /** Phone, text and number are required; {@code extra} is copied. */
    public IncomingMessage {
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(mes, "mes");
        Objects.requireNonNull(to, "to");
        extra = RecordSupport.copy(extra);
    }

    @Override
    public CallbackKind kind() {
        return CallbackKind.MESSAGE;
    }

    @Override
    public Long timestamp() {
        return time;
    }

    @Override
    public String eventKey() {
        return "message:" + RecordSupport.asItCame(extra, "id", id);
    }

    @Override
    public String signedText() {
        return phone + ':' + mes + ':' + to;
    }

    @Override
    public String toString() {
        return "IncomingMessage[id=" + id + ", smsId=" + smsId + ", phone=" + RecordSupport.mask(phone) + ", to="
               + RecordSupport.mask(to) + ", time=" + time + "]";
    }
}
