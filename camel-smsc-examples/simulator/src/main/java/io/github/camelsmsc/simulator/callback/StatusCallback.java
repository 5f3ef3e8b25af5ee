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
package io.github.camelsmsc.simulator.callback;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** The status of a message, a call or an HLR request. */
public final class StatusCallback extends Callback<StatusCallback> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yy HH:mm:ss");

    private static final List<String> ORDER = List.of("id", "phone", "status", "time", "ts", "err", "syserr", "cnt",
            "type", "cost", "flag", "sender", "dtmf", "cmt", "imsi", "msc", "mcc", "mnc", "cn", "net", "rcn", "rnet",
            "calltime", "callmenu", "ringtime");

    private StatusCallback(Map<String, String> fields, Set<String> removed) {
        super(fields, removed);
    }

    /**
     * A status of a plain SMS: cnt 1, type 0, cost 0.00, flag 0, sender SMSC.RU; time and ts are filled in on sending.
     */
    public static StatusCallback of(long id, String phone, int status) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", Long.toString(id));
        fields.put("phone", phone);
        fields.put("status", Integer.toString(status));
        fields.put("cnt", "1");
        fields.put("type", "0");
        fields.put("cost", "0.00");
        fields.put("flag", "0");
        fields.put("sender", "SMSC.RU");
        return new StatusCallback(fields, Set.of());
    }

    /** Unix seconds of the change; {@code time} follows from it. */
    public StatusCallback ts(long seconds) {
        return with("ts", seconds);
    }

    /** The text {@code DD.MM.YY hh:mm:ss}; filled in from {@code ts} if not set. */
    public StatusCallback time(String text) {
        return with("time", text);
    }

    /** The error code: passed if not equal to zero. */
    public StatusCallback err(int code) {
        return code == 0 ? without("err") : with("err", code);
    }

    /** An additional error from the operator. */
    public StatusCallback syserr(String text) {
        return with("syserr", text);
    }

    /** Parts of an SMS, or seconds of a call. */
    public StatusCallback cnt(int count) {
        return with("cnt", count);
    }

    /** The type of message: 0 SMS, 4 HLR, 7 call and so on; the type bits of {@code flag} follow. */
    public StatusCallback type(int type) {
        int flag = Integer.parseInt(fields().getOrDefault("flag", "0"));
        return with("type", type).with("flag", flag & ~0xF | type & 0xF);
    }

    /** The cost as text, for example 4.20. */
    public StatusCallback cost(String cost) {
        return with("cost", cost);
    }

    /** The flag in its 2-byte form. */
    public StatusCallback flag(int flag) {
        return with("flag", flag);
    }

    /** The sender's name. */
    public StatusCallback sender(String name) {
        return with("sender", name);
    }

    /** What the subscriber typed during a call. */
    public StatusCallback dtmf(String keys) {
        return with("dtmf", keys);
    }

    /** The client's comment, with {@code overtime: mm:ss} in a line of its own if there was overtime. */
    public StatusCallback cmt(String comment) {
        return with("cmt", comment);
    }

    /**
     * The fields of an HLR request (type 4); null leaves one out, as the provider often does.
     */
    public StatusCallback hlr(String imsi, String msc, String mcc, String mnc, String cn, String net, String rcn,
            String rnet) {
        return type(4).with("imsi", imsi).with("msc", msc).with("mcc", mcc).with("mnc", mnc).with("cn", cn)
                .with("net", net).with("rcn", rcn).with("rnet", rnet);
    }

    /** The fields of a call with a voice menu (type 7); null leaves one out. */
    public StatusCallback voiceMenu(String calltime, String callmenu, String ringtime) {
        return type(7).with("calltime", calltime).with("callmenu", callmenu).with("ringtime", ringtime);
    }

    @Override
    StatusCallback copy(Map<String, String> fields, Set<String> removed) {
        return new StatusCallback(fields, removed);
    }

    @Override
    List<String> order() {
        return ORDER;
    }

    @Override
    public List<String> signedFields() {
        return List.of("id", "phone", "status");
    }

    @Override
    void complete(Map<String, String> target, Clock clock, ZoneId zone, LongSupplier ids) {
        target.computeIfAbsent("ts", n -> Long.toString(clock.instant().getEpochSecond()));
        target.computeIfAbsent("time", n -> time(target.get("ts"), clock, zone));
    }

    private static String time(String ts, Clock clock, ZoneId zone) {
        // a forged ts need not be a number
        Instant at = ts.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(ts)) : clock.instant();
        return TIME.format(at.atZone(zone));
    }
}
