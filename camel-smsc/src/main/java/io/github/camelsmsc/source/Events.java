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
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
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
    /** The charsets of callbacks that have no room for each character. */
    private static final List<Charset> NARROW = List.of(Charset.forName("windows-1251"), Charset.forName("koi8-r"));
    /** What may stand there in its place: a mark for the character, or for each half of it, a reference, nothing. */
    private static final List<IntFunction<String>> REPLACED = List.of(
            c -> "?", c -> "?".repeat(Character.charCount(c)), c -> "&#" + c + ";", c -> "");

    Found found(CallbackEvent event) {
        return found(event, List.of(event));
    }

    /** A confirmation call is listed as a message, and a message may look as one: a callback of either kind has brought it. */
    Found found(IncomingMessage message) {
        Long time = message.time();
        if (!message.mes().startsWith(CALL) || time == null) {
            return found((CallbackEvent) message); // a call without a time would be the same event as the next of its phone
        }
        CallConfirmation call = call(message.phone(), time);
        return found(call, List.of(call, call(message.phone(), latest(time).getEpochSecond()), message));
    }

    private static CallConfirmation call(String phone, long time) {
        return new CallConfirmation(phone, time, null, null, null, Map.of());
    }

    /** When it was at the latest: a date is read as the first of the two hours that it has where clocks go back. */
    Instant latest(long seconds) {
        return Instant.ofEpochSecond(seconds).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    private Found found(CallbackEvent event, List<CallbackEvent> same) {
        List<String> keys = keys(same, StandardCharsets.UTF_8).toList();
        // former versions made the keys of the bytes that came
        List<String> former = NARROW.stream().flatMap(charset -> keys(same, charset)).distinct()
                .filter(key -> !keys.contains(key)).toList();
        return new Found(keys, former, exchange -> message.accept(exchange, event));
    }

    private Stream<String> keys(List<CallbackEvent> same, Charset charset) {
        return same.stream().flatMap(event -> asCallbacksHaveIt(event.signedText()).stream()
                .map(text -> event.storedKey(path, text.getBytes(charset)))).distinct();
    }

    /** As it is, first, and as a callback may have it whose format changes line ends, or whose charset lacks a character. */
    private static Set<String> asCallbacksHaveIt(String text) {
        List<String> whole = List.of(text, text.replaceAll("\r\n|\r|\n", "\n"), text.replaceAll("\r\n|\r|\n", "\r\n"));
        Set<String> texts = new LinkedHashSet<>(whole);
        for (Charset charset : NARROW) {
            CharsetEncoder encoder = charset.newEncoder();
            if (!encoder.canEncode(text)) {
                whole.forEach(with -> REPLACED.forEach(replaced -> texts.add(with.codePoints()
                        .mapToObj(c -> encoder.canEncode(Character.toString(c)) ? Character.toString(c) : replaced.apply(c))
                        .collect(Collectors.joining()))));
            }
        }
        return texts;
    }

    DeliveryStatus of(MessageStatus message) {
        Long ts = message.lastTimestamp();
        return new DeliveryStatus(
                message.id(), message.phone(), message.status(),
                ts == null || ts <= 0 ? message.lastDate() : TIME.format(Instant.ofEpochSecond(ts).atZone(zone)), ts,
                message.err() == null || message.err() == 0 ? null : message.err(), null, null, message.type(),
                message.cost() == null ? null : message.cost().toPlainString(), message.flag(), message.senderId(), null,
                message.comment(), message.imsi(), message.msc(), message.mcc(), message.mnc(), message.cn(), message.net(),
                message.rcn(), message.rnet(), null, null, null, Map.of());
    }
}
