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
package io.github.camelsmsc.simulator.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A message that the account has sent, as it is at one moment. One request to several phones gives one of these for each,
 * all with the same identifier.
 *
 * @param intId   the number in the history, unique
 * @param id      the identifier of the request, the provider's or the client's own
 * @param phone   the subscriber, digits; an address of an e-mail
 * @param type    the type
 * @param text    the text as it is sent
 * @param sender  the sender's name
 * @param parts   parts of an SMS, seconds of a call
 * @param cost    what it cost
 * @param sent    when it was accepted
 * @param due     when it is to be sent
 * @param status  the provider's state, -1 to 25
 * @param changed when it got that state
 * @param err     the error code of the state, 0 for none
 * @param extra   further fields of the state by their names in a callback
 */
public record OutboxMessage(long intId, long id, String phone, MessageType type, String text, String sender, int parts,
        BigDecimal cost, Instant sent, Instant due, int status, Instant changed, int err, Map<String, String> extra) {

    /** Whether the state can only be followed by one that says more of the same (read, link clicked). */
    public boolean isFinal() {
        return status > 0 || status == -3;
    }

    OutboxMessage changed(int newStatus, int newErr, Map<String, String> newExtra, Instant at) {
        return new OutboxMessage(intId, id, phone, type, text, sender, parts, cost, sent, due, newStatus, at, newErr,
                newExtra);
    }

    /** No phone, no text. */
    @Override
    public String toString() {
        return type + " " + id + ", status " + status;
    }
}
