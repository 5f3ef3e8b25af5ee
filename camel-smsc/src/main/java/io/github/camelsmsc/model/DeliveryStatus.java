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

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A callback with the delivery status of a message, a call or an HLR request. Fields that the provider left out are null.
 *
 * @param id       the message's id; the same id can cover many phones
 * @param phone    the subscriber's phone
 * @param status   the state: 1 delivered, 20 cannot be delivered, and so on
 * @param time     when the state changed, {@code DD.MM.YY hh:mm:ss} in the account's time zone
 * @param ts       when the state changed, unix seconds
 * @param err      why the message was not delivered; absent if there is no error
 * @param syserr   an additional error from the operator
 * @param cnt      parts of an SMS, or seconds of a call
 * @param type     message type: 0 SMS, 4 HLR request, 7 call, and so on
 * @param cost     the price, with the provider's digits
 * @param flag     see {@link #messageType()}, {@link #paidFromSecondBalance()}, {@link #template()},
 *                 {@link #templateKind()}
 * @param sender   the sender's name
 * @param dtmf     what the subscriber typed during a call
 * @param cmt      the comment given when sending, see {@link #overtime()}
 * @param imsi     HLR: IMSI of the SIM card
 * @param msc      HLR: the operator's service centre
 * @param mcc      HLR: country code
 * @param mnc      HLR: operator code
 * @param cn       HLR: country of registration
 * @param net      HLR: operator of registration
 * @param rcn      HLR: country of roaming
 * @param rnet     HLR: operator of roaming
 * @param calltime voice menu: time until the key was pressed, or of the whole call
 * @param callmenu voice menu: keys that were pressed
 * @param ringtime voice menu: time until the call was answered
 * @param extra    everything else, never null
 */
public record DeliveryStatus(@JsonProperty(required = true) long id, @JsonProperty(required = true) String phone,
        Integer status, String time, Long ts, Integer err, String syserr,
        Integer cnt, Integer type, String cost, Integer flag, String sender, String dtmf, String cmt, String imsi,
        String msc, String mcc, String mnc, String cn, String net, String rcn, String rnet, String calltime,
        String callmenu, String ringtime, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> extra) implements CallbackEvent {

    static final EventFields.Maker<DeliveryStatus> MAKER = new EventFields.Maker<>(DeliveryStatus.class);

    private static final Pattern OVERTIME = Pattern.compile("overtime:\\s*+([0-9]{1,6}):([0-5][0-9])");
    private static final int SECOND_BALANCE = 1 << 5;
    private static final int TEMPLATE = 1 << 8;

    /** Not found, delivered, read, expired, link clicked, undeliverable, wrong number, forbidden, no money, unreachable. */
    private static final Set<Integer> FINAL = Set.of(-3, 1, 2, 3, 4, 20, 22, 23, 24, 25);

    /** Phone is required; {@code extra} is copied. */
    public DeliveryStatus {
        Objects.requireNonNull(phone, "phone");
        extra = RecordSupport.copy(extra);
    }

    @Override
    public CallbackKind kind() {
        return CallbackKind.STATUS;
    }

    @Override
    public Long timestamp() {
        return ts;
    }

    @Override
    public String eventKey() {
        return "status:" + signedText() + ':' + RecordSupport.asItCame(extra, "ts", ts);
    }

    @Override
    public String signedText() {
        return RecordSupport.asItCame(extra, "id", id) + ':' + phone + ':' + RecordSupport.asItCame(extra, "status", status);
    }

    /**
     * Bits 0-3 of the flag.
     *
     * @return {@link MessageType#UNKNOWN} for a number that is not listed, and where there is no flag
     */
    public MessageType messageType() {
        return flag == null ? MessageType.UNKNOWN : MessageType.ofFlag(flag);
    }

    /**
     * Bit 5 of the flag.
     *
     * @return whether the message was paid from the second balance
     */
    public boolean paidFromSecondBalance() {
        return has(SECOND_BALANCE);
    }

    /**
     * Bit 8 of the flag.
     *
     * @return whether it is a template message
     */
    public boolean template() {
        return has(TEMPLATE);
    }

    /**
     * Bits 10 and 9 of the flag.
     *
     * @return the type of template, or null if it is not a template message
     */
    public TemplateKind templateKind() {
        return template() ? TemplateKind.ofFlag(flag) : null;
    }

    /**
     * Whether no better or worse is to come. Delivered is final, though "read" or "link clicked" may still follow.
     *
     * @return false also for a status that is not known
     */
    public boolean isFinal() {
        return status != null && FINAL.contains(status);
    }

    /**
     * By how much a voice message was too long: the line {@code overtime: mm:ss} of {@code cmt}.
     *
     * @return null if there is no such line
     */
    public Duration overtime() {
        return cmt == null ? null : cmt.lines().map(String::strip).map(OVERTIME::matcher).filter(Matcher::matches).findFirst()
                .map(line -> Duration.ofMinutes(Long.parseLong(line.group(1))).plusSeconds(Long.parseLong(line.group(2)))).orElse(null);
    }

    private boolean has(int bit) {
        return flag != null && (flag & bit) != 0;
    }

    @Override
    public String toString() {
        return "DeliveryStatus[id=" + id + ", phone=" + RecordSupport.mask(phone) + ", status=" + status + ", ts=" + ts
               + ", err=" + err + ", type=" + type + "]";
    }
}
