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

import java.util.List;

import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.DeliveryStatus;
import io.github.camelsmsc.model.IncomingMessage;
import io.github.camelsmsc.model.SmscJson;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** An event as a Camel message. */
final class CallbackMessage {

    private static final long MILLIS = 1000;
    /** Headers that not every event has: those of another one, whose headers the message has, must not stay. */
    private static final List<String> NOT_OF_EVERY_EVENT = List.of(SmscConstants.ID, SmscConstants.STATUS, SmscConstants.ERR,
            SmscConstants.TYPE, SmscConstants.TO, SmscConstants.TIMESTAMP, SmscConstants.MESSAGE_TIMESTAMP, SmscConstants.SIGNATURE);

    private CallbackMessage() {
    }

    static void fill(Exchange exchange, CallbackEvent event, String algorithm, boolean json) {
        Message message = exchange.getIn();
        setHeaders(message, event);
        set(message, SmscConstants.SIGNATURE, algorithm);
        message.setBody(json ? SmscJson.write(event) : event);
    }

    /**
     * The event that a message holds: itself, or its JSON in any form that Camel reads as bytes (UTF-8).
     *
     * @throws IllegalArgumentException if the body is no event; the message holds nothing of it
     */
    static CallbackEvent event(Message message) {
        if (message.getBody() instanceof CallbackEvent event) {
            return event;
        }
        if (message.getBody() instanceof String json) {
            return SmscJson.read(json, CallbackEvent.class);
        }
        byte[] json = message.getBody(byte[].class);
        if (json == null) {
            throw new IllegalArgumentException("There is no JSON of a CallbackEvent: no body, or none that can be read as bytes");
        }
        return SmscJson.read(json, CallbackEvent.class);
    }

    /** All that the event itself tells, and nothing that was told of another. */
    static void setHeaders(Message message, CallbackEvent event) {
        NOT_OF_EVERY_EVENT.forEach(message::removeHeader);
        message.setHeader(SmscConstants.KIND, event.kind().tag());
        message.setHeader(SmscConstants.PHONE, event.phone());
        message.setHeader(SmscConstants.EVENT_KEY, event.eventKey());
        if (event instanceof DeliveryStatus status) {
            message.setHeader(SmscConstants.ID, status.id());
            set(message, SmscConstants.STATUS, status.status());
            if (status.err() != null && status.err() != 0) {
                message.setHeader(SmscConstants.ERR, status.err());
            }
            set(message, SmscConstants.TYPE, status.type());
        } else if (event instanceof IncomingMessage incoming) {
            message.setHeader(SmscConstants.ID, incoming.id());
            message.setHeader(SmscConstants.TO, incoming.to());
        }
        if (event.timestamp() != null) {
            message.setHeader(SmscConstants.TIMESTAMP, event.timestamp());
            if (event.timestamp() >= Long.MIN_VALUE / MILLIS && event.timestamp() <= Long.MAX_VALUE / MILLIS) {
                message.setHeader(SmscConstants.MESSAGE_TIMESTAMP, event.timestamp() * MILLIS);
            }
        }
    }

    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
