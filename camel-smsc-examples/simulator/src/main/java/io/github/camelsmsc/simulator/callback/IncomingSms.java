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
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** A message from a subscriber. */
public final class IncomingSms extends Callback<IncomingSms> {

    private static final List<String> ORDER
            = List.of("id", "sms_id", "phone", "mes", "to", "smsc", "sent", "time");

    private IncomingSms(Map<String, String> fields, Set<String> removed) {
        super(fields, removed);
    }

    /**
     * A message to a number of the account; id (unique), smsc, sent and time are filled in on sending.
     *
     * @param phone the subscriber
     * @param mes   the text, may be empty
     * @param to    the number that it was sent to
     */
    public static IncomingSms of(String phone, String mes, String to) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("phone", phone);
        fields.put("mes", mes);
        fields.put("to", to);
        return new IncomingSms(fields, Set.of());
    }

    /** The identifier, unique among incoming messages. */
    public IncomingSms id(long id) {
        return with("id", id);
    }

    /** The identifier of the message that this one answers; absent for one to a dedicated number. */
    public IncomingSms smsId(long id) {
        return with("sms_id", id);
    }

    /** The operator's SMS centre. */
    public IncomingSms smsc(String number) {
        return with("smsc", number);
    }

    /** Unix seconds when the subscriber sent it. */
    public IncomingSms sent(long seconds) {
        return with("sent", seconds);
    }

    /** Unix seconds when the provider received it. */
    public IncomingSms time(long seconds) {
        return with("time", seconds);
    }

    @Override
    IncomingSms copy(Map<String, String> fields, Set<String> removed) {
        return new IncomingSms(fields, removed);
    }

    @Override
    List<String> order() {
        return ORDER;
    }

    @Override
    public List<String> signedFields() {
        return List.of("phone", "mes", "to");
    }

    @Override
    void complete(Map<String, String> target, Clock clock, ZoneId zone, LongSupplier ids) {
        String now = Long.toString(clock.instant().getEpochSecond());
        target.computeIfAbsent("id", n -> Long.toString(ids.getAsLong()));
        target.putIfAbsent("smsc", "79160000001");
        target.putIfAbsent("sent", now);
        target.putIfAbsent("time", now);
    }
}
