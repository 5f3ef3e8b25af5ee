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
package io.github.camelsmsc.api;

import java.util.EnumMap;
import java.util.Map;

/** Requests as the producers make them. */
public final class Requests {

    private Requests() {
    }

    public static SmscRequest phones() {
        return Call.NUMBERS.request(Map.of(), Map.of(), null);
    }

    public static SmscRequest rent(String phone, boolean noProlong) {
        return Call.RENT.request(Map.of(Parameter.PHONE, phone, Parameter.NO_PROLONG, noProlong ? "1" : "0"), Map.of(), null);
    }

    public static SmscRequest renewal(String phone, boolean noProlong) {
        return Call.RENEWAL.request(Map.of(Parameter.PHONE, phone, Parameter.NO_PROLONG, noProlong ? "1" : "0"), Map.of(), null);
    }

    public static SmscRequest waitCall(String phone) {
        return Call.WAIT_CALL.request(Map.of(Parameter.PHONE, phone), Map.of(), null);
    }

    public static SmscRequest tasks() {
        return Call.TASKS.request(Map.of(), Map.of(), null);
    }

    public static SmscRequest file(long id) {
        return Call.FILE.request(Map.of(Parameter.TASK_ID, Long.toString(id)), Map.of(), null);
    }

    public static SmscRequest send(String phones, String text) {
        return Call.SEND.request(Map.of(Parameter.RECIPIENTS, phones), Map.of(), text);
    }

    public static SmscRequest cost(String phones, String text) {
        return Call.COST.request(Map.of(Parameter.RECIPIENTS, phones), Map.of(), text);
    }

    public static SmscRequest status(String phones, String ids, boolean details) {
        Map<Parameter, String> values = new EnumMap<>(Map.of(Parameter.PHONES, phones, Parameter.MESSAGE_IDS, ids));
        if (details) {
            values.put(Parameter.DETAILS, "2");
        }
        return Call.STATUS.request(values, Map.of(), null);
    }

    public static SmscRequest balance() {
        return Call.BALANCE.request(Map.of(), Map.of(), null);
    }
}
