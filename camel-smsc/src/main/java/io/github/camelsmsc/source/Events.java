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
package io.github.camelsmsc.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.github.camelsmsc.model.CallConfirmation;
import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.DeliveryStatus;
import io.github.camelsmsc.model.IncomingMessage;
import io.github.camelsmsc.model.MessageStatus;
import org.apache.camel.Exchange;

/**
 * What the callback of the same event would have given.
 *
 * @param path    of the callback endpoint, before the keys of the repository
 * @param zone    of the account
 * @param message makes the message of an event
 */
public record Events(String path, ZoneId zone, BiConsumer<Exchange, CallbackEvent> message) {

    /** "... in the form of an incoming message with the text [waitcall]". */
    private static final String CALL = "[waitcall]";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yy HH:mm:ss");
    /** Former versions made the keys of the bytes that came, in one of the charsets that the provider has. */
    private static final List<Charset> FORMER = List.of(Charset.forName("windows-1251"), Charset.forName("koi8-r"));

    Found found(CallbackEvent event) {
        String key = event.storedKey(path);
        byte[] text = event.signedText().getBytes(StandardCharsets.UTF_8);
        Stream<String> former = text.length == event.signedText().length() ? Stream.empty()
                : FORMER.stream().map(charset -> event.storedKey(path, event.signedText().getBytes(charset)));
        return new Found(key, former.toList(), exchange -> message.accept(exchange, event));
    }

    /** A confirmation call is listed as a message. */
    static CallbackEvent of(IncomingMessage message) {
        return message.mes().startsWith(CALL)
                ? new CallConfirmation(message.phone(), message.time(), null, null, null, Map.of()) : message;
    }

    DeliveryStatus of(MessageStatus message) {
        Long ts = message.lastTimestamp();
        return new DeliveryStatus(
                message.id(), message.phone(), message.status(),
                ts == null ? message.lastDate() : TIME.format(Instant.ofEpochSecond(ts).atZone(zone)), ts,
                message.err() == null || message.err() == 0 ? null : message.err(), null, null, message.type(),
                message.cost() == null ? null : message.cost().toPlainString(), message.flag(), message.senderId(), null,
                message.comment(), message.imsi(), message.msc(), message.mcc(), message.mnc(), message.cn(), message.net(),
                message.rcn(), message.rnet(), null, null, null, Map.of());
    }
}
