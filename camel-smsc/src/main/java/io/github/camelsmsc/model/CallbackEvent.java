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

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * One callback of the provider. {@link CallbackJson} has its JSON, and an {@code ObjectMapper} writes and reads the same.
 *
 * <p>{@code toString} is safe to log: it has neither a full phone number nor the text of a message.
 */
@JsonSerialize(using = CallbackEventSerializer.class)
@JsonDeserialize(using = CallbackEventDeserializer.class)
public sealed interface CallbackEvent permits DeliveryStatus, IncomingMessage, CallConfirmation {

    /**
     * The kind of callback.
     *
     * @return never null
     */
    CallbackKind kind();

    /**
     * The subscriber's phone, as the provider wrote it (digits without a plus).
     *
     * @return never null
     */
    String phone();

    /**
     * When it happened: {@code ts} of a status or call, {@code time} of a message.
     *
     * @return unix seconds, or null if the provider gave none
     */
    Long timestamp();

    /**
     * The account's own parameters from the callback address, fields that the provider adds later, and fields that should
     * be numbers and are not.
     *
     * @return unmodifiable, in the order of arrival, never null
     */
    Map<String, String> extra();
}
