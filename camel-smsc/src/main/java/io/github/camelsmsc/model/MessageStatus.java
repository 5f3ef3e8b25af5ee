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

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * The state of a message to one phone; the answer of {@code status.php}. What the provider does not tell is null: the
 * text format has no stamps, the one with commas no dates, neither has {@code flag}.
 *
 * @param id            the id of the message
 * @param phone         the phone, digits; never null
 * @param status        the provider's number: -3 not found, 1 delivered and so on
 * @param lastDate      when the state last changed, in the account's zone
 * @param lastTimestamp the same in unix seconds
 * @param err           why it was not delivered
 * @param flag          the message's type and properties, as in a callback
 * @param sendDate      when it was sent, in the account's zone; this and what follows only with details
 * @param sendTimestamp the same in unix seconds
 * @param cost          its price, with the provider's digits
 * @param senderId      the sender's name
 * @param statusName    the state in words
 * @param message       the text
 * @param comment       a comment
 * @param type          the type of the message
 * @param country       the country of the phone
 * @param operator      its operator
 * @param region        its region
 * @param imsi          of an HLR request, with what follows: the IMSI of the SIM card
 * @param msc           the service centre
 * @param mcc           the code of the country
 * @param mnc           the code of the operator
 * @param cn            the name of the country of registration
 * @param net           the name of the operator of registration
 * @param rcn           the name of the roaming country
 * @param rnet          the name of the roaming operator
 */
public record MessageStatus(
        @JsonProperty(required = true) long id, String phone, @JsonProperty(required = true) int status, String lastDate, Long lastTimestamp, Integer err, Integer flag, String sendDate,
        Long sendTimestamp, @JsonSerialize(converter = Money.class) BigDecimal cost, String senderId, String statusName,
        String message, String comment, Integer type, String country, String operator, String region, String imsi, String msc,
        String mcc, String mnc, String cn, String net, String rcn, String rnet) implements ProviderResult {

    /** Without the full phone number and the text. */
    @Override
    public String toString() {
        return "MessageStatus[id=" + id + ", phone=" + RecordSupport.mask(phone) + ", status=" + status + ", err=" + err + "]";
    }
}
