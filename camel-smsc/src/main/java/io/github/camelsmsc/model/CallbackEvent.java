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

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * One callback of the provider. {@link SmscJson} has its JSON: the provider's field names in the order of the record's
 * components, {@code kind} first, {@code extra} last, absent fields left out.
 *
 * <p>{@code toString} is safe to log: it has neither a full phone number nor the text of a message.
 */
@JsonPropertyOrder("kind")
@JsonDeserialize(using = EventDeserializer.class)
public sealed interface CallbackEvent extends ProviderResult permits DeliveryStatus, IncomingMessage, CallConfirmation {

    /**
     * The kind of callback.
     *
     * @return never null
     */
    @JsonProperty
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

    /**
     * The same for every repeat of one event, as in the header {@code CamelSmscEventKey}: {@code status:<id>:<phone>:<status>:<ts>},
     * {@code message:<id>} or {@code call:<phone>:<ts>}, with the texts as they came; the part of a missing {@code ts} is
     * empty. Behind a queue that keeps no headers it is still there.
     *
     * @return never null
     */
    String eventKey();

    /**
     * The fields that the provider signs for this kind, joined by colons, without the secret: {@code id:phone:status},
     * {@code phone:mes:to} or {@code phone:ts}.
     *
     * @return never null
     */
    String signedText();

    /**
     * The key under which the idempotentRepository of an endpoint knows the event. The path lets accounts share a repository;
     * the digest keeps a replayed message with another, unsigned id from taking the place of a later one.
     *
     * @param  path the path of the endpoint
     * @return      {@code <path>|<eventKey>|<16 hex digits of the SHA-256 of the signed text>}
     */
    default String storedKey(String path) {
        return storedKey(path, signedText().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key under which former versions stored the event: made of the bytes that came.
     *
     * @param  path   the path of the endpoint
     * @param  signed the signed fields as they came, joined by colons
     * @return        the same as {@link #storedKey(String)} where they are UTF-8
     */
    default String storedKey(String path, byte[] signed) {
        return path + '|' + eventKey() + '|' + RecordSupport.digest(signed);
    }
}
