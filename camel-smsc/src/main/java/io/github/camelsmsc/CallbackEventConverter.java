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

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

import io.github.camelsmsc.model.CallConfirmation;
import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.CallbackJson;
import io.github.camelsmsc.model.DeliveryStatus;
import io.github.camelsmsc.model.IncomingMessage;
import org.apache.camel.Converter;

/** Camel's conversions between an event and its JSON. */
@Converter(generateLoader = true)
public final class CallbackEventConverter {

    private CallbackEventConverter() {
    }

    /** The event as JSON. */
    @Converter
    public static String toString(CallbackEvent event) {
        return CallbackJson.write(event);
    }

    /** The event as JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(CallbackEvent event) {
        return CallbackJson.writeBytes(event);
    }

    /** The event as JSON in UTF-8. */
    @Converter
    public static InputStream toInputStream(CallbackEvent event) {
        return new ByteArrayInputStream(CallbackJson.writeBytes(event));
    }

    /** The event of a JSON text. */
    @Converter
    public static CallbackEvent toEvent(String json) {
        return CallbackJson.read(json);
    }

    /** The event of a JSON text in UTF-8. */
    @Converter
    public static CallbackEvent toEvent(byte[] json) {
        return CallbackJson.read(json);
    }

    /** The event of a JSON text in UTF-8. */
    @Converter
    public static CallbackEvent toEvent(InputStream json) throws IOException {
        return CallbackJson.read(json.readAllBytes());
    }

    /** The event of a file with its JSON in UTF-8. */
    @Converter
    public static CallbackEvent toEvent(File json) throws IOException {
        return CallbackJson.read(Files.readAllBytes(json.toPath()));
    }

    /** The event of a JSON text, which has to be a status. */
    @Converter
    public static DeliveryStatus toDeliveryStatus(String json) {
        return as(DeliveryStatus.class, CallbackJson.read(json));
    }

    /** The event of a JSON text in UTF-8, which has to be a status. */
    @Converter
    public static DeliveryStatus toDeliveryStatus(byte[] json) {
        return as(DeliveryStatus.class, CallbackJson.read(json));
    }

    /** The event of a JSON text in UTF-8, which has to be a status. */
    @Converter
    public static DeliveryStatus toDeliveryStatus(InputStream json) throws IOException {
        return toDeliveryStatus(json.readAllBytes());
    }

    /** The event of a file with its JSON in UTF-8, which has to be a status. */
    @Converter
    public static DeliveryStatus toDeliveryStatus(File json) throws IOException {
        return toDeliveryStatus(Files.readAllBytes(json.toPath()));
    }

    /** The event of a JSON text, which has to be a message. */
    @Converter
    public static IncomingMessage toIncomingMessage(String json) {
        return as(IncomingMessage.class, CallbackJson.read(json));
    }

    /** The event of a JSON text in UTF-8, which has to be a message. */
    @Converter
    public static IncomingMessage toIncomingMessage(byte[] json) {
        return as(IncomingMessage.class, CallbackJson.read(json));
    }

    /** The event of a JSON text in UTF-8, which has to be a message. */
    @Converter
    public static IncomingMessage toIncomingMessage(InputStream json) throws IOException {
        return toIncomingMessage(json.readAllBytes());
    }

    /** The event of a file with its JSON in UTF-8, which has to be a message. */
    @Converter
    public static IncomingMessage toIncomingMessage(File json) throws IOException {
        return toIncomingMessage(Files.readAllBytes(json.toPath()));
    }

    /** The event of a JSON text, which has to be a call. */
    @Converter
    public static CallConfirmation toCallConfirmation(String json) {
        return as(CallConfirmation.class, CallbackJson.read(json));
    }

    /** The event of a JSON text in UTF-8, which has to be a call. */
    @Converter
    public static CallConfirmation toCallConfirmation(byte[] json) {
        return as(CallConfirmation.class, CallbackJson.read(json));
    }

    /** The event of a JSON text in UTF-8, which has to be a call. */
    @Converter
    public static CallConfirmation toCallConfirmation(InputStream json) throws IOException {
        return toCallConfirmation(json.readAllBytes());
    }

    /** The event of a file with its JSON in UTF-8, which has to be a call. */
    @Converter
    public static CallConfirmation toCallConfirmation(File json) throws IOException {
        return toCallConfirmation(Files.readAllBytes(json.toPath()));
    }

    private static <T extends CallbackEvent> T as(Class<T> type, CallbackEvent event) {
        if (!type.isInstance(event)) {
            throw new IllegalArgumentException("kind is " + event.kind().tag() + ", which is no " + type.getSimpleName());
        }
        return type.cast(event);
    }
}
