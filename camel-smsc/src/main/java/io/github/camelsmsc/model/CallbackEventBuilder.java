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

import java.util.LinkedHashMap;
import java.util.Map;

import static io.github.camelsmsc.model.CallbackField.CALLMENU;
import static io.github.camelsmsc.model.CallbackField.CALLTIME;
import static io.github.camelsmsc.model.CallbackField.CMT;
import static io.github.camelsmsc.model.CallbackField.CN;
import static io.github.camelsmsc.model.CallbackField.CNT;
import static io.github.camelsmsc.model.CallbackField.COST;
import static io.github.camelsmsc.model.CallbackField.DTMF;
import static io.github.camelsmsc.model.CallbackField.ERR;
import static io.github.camelsmsc.model.CallbackField.FLAG;
import static io.github.camelsmsc.model.CallbackField.ID;
import static io.github.camelsmsc.model.CallbackField.IMSI;
import static io.github.camelsmsc.model.CallbackField.MCC;
import static io.github.camelsmsc.model.CallbackField.MES;
import static io.github.camelsmsc.model.CallbackField.MNC;
import static io.github.camelsmsc.model.CallbackField.MSC;
import static io.github.camelsmsc.model.CallbackField.NET;
import static io.github.camelsmsc.model.CallbackField.PHONE;
import static io.github.camelsmsc.model.CallbackField.RCN;
import static io.github.camelsmsc.model.CallbackField.RINGTIME;
import static io.github.camelsmsc.model.CallbackField.RNET;
import static io.github.camelsmsc.model.CallbackField.SENDER;
import static io.github.camelsmsc.model.CallbackField.SENT;
import static io.github.camelsmsc.model.CallbackField.SMSC;
import static io.github.camelsmsc.model.CallbackField.SMS_ID;
import static io.github.camelsmsc.model.CallbackField.STATUS;
import static io.github.camelsmsc.model.CallbackField.SYSERR;
import static io.github.camelsmsc.model.CallbackField.TIME;
import static io.github.camelsmsc.model.CallbackField.TO;
import static io.github.camelsmsc.model.CallbackField.TS;
import static io.github.camelsmsc.model.CallbackField.TYPE;

/** Makes an event of the provider's field names and texts: what it does not know, or is no number, becomes an extra. */
public final class CallbackEventBuilder {

    private final CallbackKind kind;
    private final EventFields fields;
    private final Object[] values;
    private Map<String, String> extra;

    /**
     * Begins an event without fields.
     *
     * @param kind the kind of the event
     */
    public CallbackEventBuilder(CallbackKind kind) {
        this.kind = kind;
        this.fields = EventFields.of(kind);
        this.values = new Object[fields.count()];
    }

    /**
     * Adds a field.
     *
     * @param  name the provider's name, or another
     * @param  text the text as it came
     * @return      this
     */
    public CallbackEventBuilder field(String name, String text) {
        CallbackField field = CallbackField.of(name);
        return field == null ? extra(name, text) : field(field, text);
    }

    /**
     * Adds a field.
     *
     * @param  field the field
     * @param  text  the text as it came
     * @return       this
     */
    public CallbackEventBuilder field(CallbackField field, String text) {
        int index = fields.index(field);
        Object value = index < 0 ? null : fields.value(index, text);
        if (value == null) {
            return extra(field.tag(), text);
        }
        values[index] = value;
        return this;
    }

    /**
     * Whether a field is a number in this kind of event.
     *
     * @param  field the field
     * @return       false also if this kind of event has no such field
     */
    public boolean isNumber(CallbackField field) {
        int index = fields.index(field);
        return index >= 0 && fields.isNumber(index);
    }

    /**
     * Adds a field of which {@link #isNumber} is true, without its text.
     *
     * @param  field  the field
     * @param  number the number, or null
     * @return        false, and nothing is added, if there is no number, or it is too large
     */
    public boolean number(CallbackField field, Long number) {
        int index = fields.index(field);
        Number value = fields.value(index, number);
        values[index] = value;
        return value != null;
    }

    /**
     * Adds a field that is an extra whatever its name.
     *
     * @param  name any name
     * @param  text the text
     * @return      this
     */
    public CallbackEventBuilder extra(String name, String text) {
        if (extra == null) {
            extra = new LinkedHashMap<>();
        }
        extra.put(name, text);
        return this;
    }

    /**
     * Makes the event.
     *
     * @return                          never null
     * @throws IllegalArgumentException if a required field is missing, or the id is no number; the message names the field
     */
    public CallbackEvent build() {
        return switch (kind) {
            case STATUS -> status();
            case MESSAGE -> new IncomingMessage(
                    required(ID), number(SMS_ID), required(PHONE), required(MES), required(TO), text(SMSC), number(SENT),
                    number(TIME), extra);
            case CALL -> new CallConfirmation(
                    required(PHONE), number(TS), text(CALLTIME), text(CALLMENU), text(RINGTIME), extra);
        };
    }

    private DeliveryStatus status() {
        return new DeliveryStatus(
                required(ID), required(PHONE), integer(STATUS), text(TIME), number(TS), integer(ERR),
                text(SYSERR), integer(CNT), integer(TYPE), text(COST), integer(FLAG), text(SENDER), text(DTMF), text(CMT),
                text(IMSI), text(MSC), text(MCC), text(MNC), text(CN), text(NET), text(RCN), text(RNET), text(CALLTIME),
                text(CALLMENU), text(RINGTIME), extra);
    }

    private String text(CallbackField field) {
        return (String) value(field);
    }

    private Integer integer(CallbackField field) {
        return (Integer) value(field);
    }

    private Long number(CallbackField field) {
        return (Long) value(field);
    }

    @SuppressWarnings("unchecked")
    private <T> T required(CallbackField field) {
        Object value = value(field);
        if (value == null) {
            throw new IllegalArgumentException("field " + field.tag() + " is missing or no number");
        }
        return (T) value;
    }

    private Object value(CallbackField field) {
        return values[fields.index(field)];
    }
}
