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

/** A subscriber's call that confirms their number. */
public final class ConfirmationCall extends Callback<ConfirmationCall> {

    private static final List<String> ORDER
            = List.of("waitcall", "phone", "ts", "calltime", "callmenu", "ringtime");

    private ConfirmationCall(Map<String, String> fields, Set<String> removed) {
        super(fields, removed);
    }

    /** A call from {@code phone}; ts is filled in on sending. */
    public static ConfirmationCall of(String phone) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("waitcall", "1");
        fields.put("phone", phone);
        return new ConfirmationCall(fields, Set.of());
    }

    /** Unix seconds of the call. */
    public ConfirmationCall ts(long seconds) {
        return with("ts", seconds);
    }

    /** The fields of a voice menu; null leaves one out. */
    public ConfirmationCall voiceMenu(String calltime, String callmenu, String ringtime) {
        return with("calltime", calltime).with("callmenu", callmenu).with("ringtime", ringtime);
    }

    @Override
    ConfirmationCall copy(Map<String, String> fields, Set<String> removed) {
        return new ConfirmationCall(fields, removed);
    }

    @Override
    List<String> order() {
        return ORDER;
    }

    @Override
    public List<String> signedFields() {
        return List.of("phone", "ts");
    }

    @Override
    void complete(Map<String, String> target, Clock clock, ZoneId zone, LongSupplier ids) {
        target.computeIfAbsent("ts", n -> Long.toString(clock.instant().getEpochSecond()));
    }
}
