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

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of the provider's callbacks, each called as the provider calls it. */
public enum CallbackField {

    /** What happened to whom; each is explained at the component of the records that bears its name. */
    ID, PHONE, STATUS, TIME, TS, ERR, SYSERR, CNT, TYPE, COST, FLAG, SENDER, DTMF, CMT, IMSI, MSC, MCC, MNC, CN, NET, RCN,
    RNET, CALLTIME, CALLMENU, RINGTIME, SMS_ID, MES, TO, SMSC, SENT,

    /** The mark of a call. */
    WAITCALL,

    /** What directs the transmission, and is no part of an event. */
    MD5, SHA1, CRC32, CHARSET, FMT;

    private static final Map<String, CallbackField> BY_TAG
            = Arrays.stream(values()).collect(Collectors.toMap(CallbackField::tag, Function.identity()));

    private final String tag = name().toLowerCase(Locale.ROOT);

    /**
     * The provider's name.
     *
     * @return never null
     */
    public String tag() {
        return tag;
    }

    /**
     * The field of a name.
     *
     * @param  tag the provider's name, in its case
     * @return     null if the provider has no such field
     */
    public static CallbackField of(String tag) {
        return BY_TAG.get(tag);
    }
}
