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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.util.BufferRecycler;

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
        // its buffers are used again, those of a StringWriter would be garbage
        BufferRecycler buffers = FACTORY._getBufferRecycler();
        try (SegmentedStringWriter text = new SegmentedStringWriter(buffers)) {
            try (JsonGenerator json = FACTORY.createGenerator(text)) {
                write(event, json);
            }
            return text.getAndClear();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no I/O in memory
        } finally {
            buffers.releaseToPool();
        }
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

    static void write(CallbackEvent event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(KIND, event.kind().tag());
        if (event instanceof DeliveryStatus status) {
            writeStatus(status, json);
        } else if (event instanceof IncomingMessage message) {
            writeMessage(message, json);
        } else if (event instanceof CallConfirmation call) {
            text(json, "phone", call.phone());
            number(json, "ts", call.ts());
            text(json, "calltime", call.calltime());
            text(json, "callmenu", call.callmenu());
            text(json, "ringtime", call.ringtime());
        }
        if (!event.extra().isEmpty()) {
            json.writeObjectFieldStart(EXTRA);
            for (Map.Entry<String, String> entry : event.extra().entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeStatus(DeliveryStatus status, JsonGenerator json) throws IOException {
        json.writeNumberField("id", status.id());
        text(json, "phone", status.phone());
        number(json, "status", status.status());
        text(json, "time", status.time());
        number(json, "ts", status.ts());
        number(json, "err", status.err());
        text(json, "syserr", status.syserr());
        number(json, "cnt", status.cnt());
        number(json, "type", status.type());
        text(json, "cost", status.cost());
        number(json, "flag", status.flag());
        text(json, "sender", status.sender());
        text(json, "dtmf", status.dtmf());
        text(json, "cmt", status.cmt());
        text(json, "imsi", status.imsi());
        text(json, "msc", status.msc());
        text(json, "mcc", status.mcc());
        text(json, "mnc", status.mnc());
        text(json, "cn", status.cn());
        text(json, "net", status.net());
        text(json, "rcn", status.rcn());
        text(json, "rnet", status.rnet());
        text(json, "calltime", status.calltime());
        text(json, "callmenu", status.callmenu());
        text(json, "ringtime", status.ringtime());
    }

    private static void writeMessage(IncomingMessage message, JsonGenerator json) throws IOException {
        json.writeNumberField("id", message.id());
        number(json, "sms_id", message.smsId());
        text(json, "phone", message.phone());
        text(json, "mes", message.mes());
        text(json, "to", message.to());
        text(json, "smsc", message.smsc());
        number(json, "sent", message.sent());
        number(json, "time", message.time());
    }

    private static void text(JsonGenerator json, String name, String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }

    private static void number(JsonGenerator json, String name, Number number) throws IOException {
        if (number != null) {
            json.writeNumberField(name, number.longValue());
        }
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
