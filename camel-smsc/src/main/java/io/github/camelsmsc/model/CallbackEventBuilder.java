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

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes an event of the provider's field names and texts: what it does not know, or is no number, becomes an extra. */
public final class CallbackEventBuilder {

    private enum Type {
        TEXT, INT, LONG
    }

    private record Slot(int index, Type type) {
    }

    private static final Map<String, Slot> STATUS = slots("id:L phone status:I time ts:L err:I syserr cnt:I type:I cost"
                                                          + " flag:I sender dtmf cmt imsi msc mcc mnc cn net rcn rnet"
                                                          + " calltime callmenu ringtime");
    private static final Map<String, Slot> MESSAGE = slots("id:L sms_id:L phone mes to smsc sent:L time:L");
    private static final Map<String, Slot> CALL = slots("phone ts:L calltime callmenu ringtime");

    private final CallbackKind kind;
    private final Map<String, Slot> slots;
    private final Object[] values;
    private Map<String, String> extra;

    /**
     * Begins an event without fields.
     *
     * @param kind the kind of the event
     */
    public CallbackEventBuilder(CallbackKind kind) {
        this.kind = kind;
        this.slots = switch (kind) {
            case STATUS -> STATUS;
            case MESSAGE -> MESSAGE;
            case CALL -> CALL;
        };
        this.values = new Object[slots.size()];
    }

    /**
     * Adds a field.
     *
     * @param  name the provider's name
     * @param  text the text as it came
     * @return      this
     */
    public CallbackEventBuilder field(String name, String text) {
        Slot slot = slots.get(name);
        Object value = slot == null ? null : switch (slot.type) {
            case TEXT -> text;
            case INT -> Numbers.toInt(text);
            case LONG -> Numbers.toLong(text);
        };
        if (value == null) {
            return extra(name, text);
        }
        values[slot.index] = value;
        return this;
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
                    required("id", 0), number(1), required("phone", 2), required("mes", 3), required("to", 4), text(5),
                    number(6), number(7), extra);
            case CALL -> new CallConfirmation(required("phone", 0), number(1), text(2), text(3), text(4), extra);
        };
    }

    private DeliveryStatus status() {
        return new DeliveryStatus(
                required("id", 0), required("phone", 1), integer(2), text(3), number(4), integer(5), text(6), integer(7),
                integer(8), text(9), integer(10), text(11), text(12), text(13), text(14), text(15), text(16), text(17),
                text(18), text(19), text(20), text(21), text(22), text(23), text(24), extra);
    }

    private String text(int index) {
        return (String) values[index];
    }

    private Integer integer(int index) {
        return (Integer) values[index];
    }

    private Long number(int index) {
        return (Long) values[index];
    }

    @SuppressWarnings("unchecked")
    private <T> T required(String name, int index) {
        if (values[index] == null) {
            throw new IllegalArgumentException("field " + name + " is missing or no number");
        }
        return (T) values[index];
    }

    /** In the order of the record's components. */
    private static Map<String, Slot> slots(String definition) {
        Map<String, Slot> slots = new HashMap<>();
        for (String field : definition.split(" ")) {
            int colon = field.indexOf(':');
            String name = colon < 0 ? field : field.substring(0, colon);
            Type type = colon < 0 ? Type.TEXT : field.endsWith("I") ? Type.INT : Type.LONG;
            slots.put(name, new Slot(slots.size(), type));
        }
        return slots;
    }
}
