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
package io.github.camelsmsc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.DeliveryStatus;
import io.github.camelsmsc.model.IncomingMessage;
import io.github.camelsmsc.model.SmscJson;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * An event of a callback as CloudEvent 1.0: the body is its JSON, and the attributes are headers, by the names that Camel
 * gives them ({@code CamelCloudEventID}) and by those of HTTP ({@code ce-id}). The attributes hold no phone. A header
 * {@code CamelCloudEventSource} that is there before is kept.
 */
@DataTypeTransformer(name = SmscCloudEventDataTypeTransformer.NAME,
                     description = "Adds CloudEvent headers to an event of a callback, whose JSON is the data")
public class SmscCloudEventDataTypeTransformer extends Transformer {

    static final String NAME = "smsc:application-cloudevents";
    private static final String JSON = "application/json";
    private static final String TYPE = "io.github.camelsmsc.";
    private static final String SOURCE = "smsc:callback";
    /** The last second that RFC 3339 can write. */
    private static final long MAX_SECONDS = 253_402_300_799L;

    /**
     * Sets body and headers.
     *
     * @param  message                  its body is an event: a record, or its JSON as text, bytes or stream
     * @throws IllegalArgumentException if it is none; the message holds nothing of the body
     */
    @Override
    public void transform(Message message, DataType from, DataType to) {
        CallbackEvent event = CallbackMessage.event(message);
        message.setBody(SmscJson.write(event));
        message.setHeader(Exchange.CONTENT_TYPE, JSON);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, JSON);
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_VERSION, CloudEvents.v1_0.version());
        // a name of the key: the key itself has the phone
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_ID,
                UUID.nameUUIDFromBytes(event.storedKey("").getBytes(StandardCharsets.UTF_8)).toString());
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_TYPE, TYPE + event.kind().tag());
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_SOURCE,
                message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, SOURCE, String.class));
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, subject(event));
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_TIME, time(event.timestamp()));
    }

    /** The id of the message; a call has none. */
    private static String subject(CallbackEvent event) {
        if (event instanceof DeliveryStatus status) {
            return Long.toString(status.id());
        }
        return event instanceof IncomingMessage incoming ? Long.toString(incoming.id()) : null;
    }

    /** Null where there is none, or none that can be written. */
    private static String time(Long seconds) {
        return seconds == null || seconds < 0 || seconds > MAX_SECONDS ? null : Instant.ofEpochSecond(seconds).toString();
    }

    private static void set(Message message, String attribute, String value) {
        Headers.set(message, attribute, value);
        Headers.set(message, CloudEvents.v1_0.httpAttribute(attribute), value);
    }
}
