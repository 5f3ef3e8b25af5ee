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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * The JSON of callback events: the provider's field names, {@code kind} first, {@code extra} last, absent fields left out.
 */
public final class CallbackJson {

    private static final String KIND = "kind";
    private static final String EXTRA = "extra";
    /** Names come from outside: a table of them that lives as long as the factory would only grow. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

    private CallbackJson() {
    }

    /**
     * Writes an event.
     *
     * @param  event the event
     * @return       one JSON object
     */
    public static String write(CallbackEvent event) {
        JsonText json = JsonText.begin();
        write(event, json);
        return json.end();
    }

    /**
     * Writes an event as bytes.
     *
     * @param  event the event
     * @return       one JSON object, in UTF-8
     */
    public static byte[] writeBytes(CallbackEvent event) {
        // not Jackson's UTF-8 writer: half a surrogate pair makes it fail, and this turns it into a question mark
        return write(event).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads an event. Unknown fields become extras.
     *
     * @param  json                     one JSON object
     * @return                          the event
     * @throws IllegalArgumentException if it is not the JSON of an event; the message holds nothing of the text
     */
    public static CallbackEvent read(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return readWhole(parser);
        } catch (IOException e) {
            throw notAnEvent();
        }
    }

    /**
     * Reads an event.
     *
     * @param  json                     one JSON object, in UTF-8
     * @return                          the event
     * @throws IllegalArgumentException if it is not the JSON of an event; the message holds nothing of the text
     */
    public static CallbackEvent read(byte[] json) {
        return read(new String(json, StandardCharsets.UTF_8));
    }

    /** Gives the members of the object to a writer. */
    static <X extends Exception> void write(CallbackEvent event, JsonMembers<X> json) throws X {
        json.text(KIND, event.kind().tag());
        EventFields fields = EventFields.of(event.kind());
        Object[] values = values(event);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String text) {
                json.text(fields.name(i), text);
            } else if (values[i] instanceof Number number) {
                json.number(fields.name(i), number.longValue());
            }
        }
        if (!event.extra().isEmpty()) {
            json.texts(EXTRA, event.extra());
        }
    }

    /** In the order of {@link EventFields}. */
    private static Object[] values(CallbackEvent event) {
        if (event instanceof DeliveryStatus s) {
            return new Object[] {
                    s.id(), s.phone(), s.status(), s.time(), s.ts(), s.err(), s.syserr(), s.cnt(), s.type(), s.cost(), s.flag(),
                    s.sender(), s.dtmf(), s.cmt(), s.imsi(), s.msc(), s.mcc(), s.mnc(), s.cn(), s.net(), s.rcn(), s.rnet(),
                    s.calltime(), s.callmenu(), s.ringtime() };
        }
        if (event instanceof IncomingMessage m) {
            return new Object[] { m.id(), m.smsId(), m.phone(), m.mes(), m.to(), m.smsc(), m.sent(), m.time() };
        }
        CallConfirmation c = (CallConfirmation) event;
        return new Object[] { c.phone(), c.ts(), c.calltime(), c.callmenu(), c.ringtime() };
    }

    private static CallbackEvent readWhole(JsonParser json) throws IOException {
        json.nextToken();
        CallbackEvent event = read(json);
        if (json.nextToken() != null) {
            throw notAnEvent();
        }
        return event;
    }

    /** From the token that begins the object to the one that ends it. */
    static CallbackEvent read(JsonParser json) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> extra = new LinkedHashMap<>();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw notAnEvent();
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT && name.equals(EXTRA)) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String extraName = json.currentName();
                    json.nextToken();
                    putScalar(json, extraName, extra);
                }
            } else {
                putScalar(json, name, fields);
            }
        }
        String kind = fields.remove(KIND);
        if (kind == null) {
            throw notAnEvent();
        }
        CallbackEventBuilder builder = new CallbackEventBuilder(CallbackKind.of(kind));
        fields.forEach(builder::field);
        extra.forEach(builder::extra);
        return builder.build();
    }

    private static void putScalar(JsonParser json, String name, Map<String, String> target) throws IOException {
        if (!json.currentToken().isScalarValue()) {
            throw notAnEvent();
        }
        if (json.currentToken() != JsonToken.VALUE_NULL) {
            target.put(name, json.getText());
        }
    }

    private static IllegalArgumentException notAnEvent() {
        return new IllegalArgumentException("not the JSON of a callback event");
    }
}
