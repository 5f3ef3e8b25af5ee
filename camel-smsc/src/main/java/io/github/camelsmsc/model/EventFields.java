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

/** The fields of one kind of event, in the order of the record's components and of the JSON. */
final class EventFields {

    private static final EventFields STATUS = new EventFields("id:L phone status:I time ts:L err:I syserr cnt:I type:I cost"
                                                              + " flag:I sender dtmf cmt imsi msc mcc mnc cn net rcn rnet"
                                                              + " calltime callmenu ringtime");
    private static final EventFields MESSAGE = new EventFields("id:L sms_id:L phone mes to smsc sent:L time:L");
    private static final EventFields CALL = new EventFields("phone ts:L calltime callmenu ringtime");

    private enum Type {
        TEXT, INT, LONG
    }

    private final String[] names;
    private final Type[] types;
    /** By the ordinal of the field; negative: not one of this kind. */
    private final int[] indexes = new int[CallbackField.values().length];

    private EventFields(String definition) {
        names = definition.split(" ");
        types = new Type[names.length];
        Arrays.fill(indexes, -1);
        for (int i = 0; i < names.length; i++) {
            String[] nameAndType = names[i].split(":");
            names[i] = nameAndType[0];
            types[i] = nameAndType.length == 1 ? Type.TEXT : nameAndType[1].equals("I") ? Type.INT : Type.LONG;
            indexes[CallbackField.of(names[i]).ordinal()] = i;
        }
    }

    static EventFields of(CallbackKind kind) {
        return switch (kind) {
            case STATUS -> STATUS;
            case MESSAGE -> MESSAGE;
            case CALL -> CALL;
        };
    }

    int count() {
        return names.length;
    }

    String name(int index) {
        return names[index];
    }

    /** Negative: not one of this kind. */
    int index(CallbackField field) {
        return indexes[field.ordinal()];
    }

    boolean isNumber(int index) {
        return types[index] != Type.TEXT;
    }

    /** What a text says; null if it should be a number and is not. */
    Object value(int index, String text) {
        return types[index] == Type.TEXT ? text : value(index, Numbers.toLong(text));
    }

    /** A number as the type of its field; null if it does not fit. */
    Number value(int index, Long number) {
        if (types[index] == Type.INT) {
            return Numbers.toInt(number);
        }
        return number;
    }
}
