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

import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonValue;

/** The three kinds of callback that the provider sends. */
public enum CallbackKind {

    /** The delivery status of a message, a call or an HLR request. */
    STATUS(DeliveryStatus.MAKER::make),
    /** An incoming message of a subscriber. */
    MESSAGE(IncomingMessage.MAKER::make),
    /** A subscriber's call to a number that {@code wait_call} gave out. */
    CALL(CallConfirmation.MAKER::make);

    private final String tag = name().toLowerCase(Locale.ROOT);
    private final Function<EventFields, CallbackEvent> maker;

    CallbackKind(Function<EventFields, CallbackEvent> maker) {
        this.maker = maker;
    }

    /**
     * The name in lower case, as it stands in headers, JSON and meters.
     *
     * @return {@code status}, {@code message} or {@code call}
     */
    @JsonValue
    public String tag() {
        return tag;
    }

    /**
     * Makes an event of this kind.
     *
     * @param  fields                   its fields
     * @return                          never null
     * @throws IllegalArgumentException if a required field is missing, or is no number; the message names the field
     */
    public CallbackEvent event(EventFields fields) {
        return maker.apply(fields);
    }

    /**
     * The kind of a tag.
     *
     * @param  tag                      {@code status}, {@code message} or {@code call}
     * @return                          the kind
     * @throws IllegalArgumentException if it is none of these
     */
    public static CallbackKind of(String tag) {
        for (CallbackKind kind : values()) {
            if (kind.tag.equals(tag)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind is none of status, message, call");
    }
}
