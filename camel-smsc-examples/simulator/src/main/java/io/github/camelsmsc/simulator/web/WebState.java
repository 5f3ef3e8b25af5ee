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
package io.github.camelsmsc.simulator.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.OutboxMessage;
import io.github.camelsmsc.simulator.api.ReceivedRequest;
import io.github.camelsmsc.simulator.callback.Callback;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;

/** What the page shows, newest first; no password, no key, no secret. */
final class WebState {

    private static final int MAX_ROWS = 100;
    private static final Set<String> CREDENTIALS = Set.of("login", "psw", "apikey");

    private final SmscSimulator smsc;
    private final String login;

    WebState(SmscSimulator smsc, String login) {
        this.smsc = smsc;
        this.login = login;
    }

    Instant now() {
        return smsc.now();
    }

    Map<String, Object> read() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("login", login);
        state.put("balance", smsc.balance().toPlainString());
        state.put("handler", smsc.callbackUrl());
        state.put("callbacks", callbacks());
        state.put("messages", newest(smsc.outbox()).stream().map(WebState::message).toList());
        state.put("inbox", newest(smsc.inbox()).stream().map(sms -> sms.fields()).toList());
        state.put("calls", smsc.awaitedCalls().stream().map(call -> Map.of("phone", call.phone(), "number", call.number(),
                "until", call.until().toEpochMilli())).toList());
        List<Map<String, Object>> numbers = new ArrayList<>();
        smsc.rented().forEach(n -> numbers.add(row("phone", n.phone(), "cost", n.cost(), "info",
                n.noprolong() ? "rented until the end of the month" : "rented")));
        smsc.numbers().forEach(n -> numbers.add(row("phone", n.phone(), "cost", n.currentCost(), "info", n.info())));
        state.put("numbers", numbers);
        state.put("tasks", smsc.tasks().stream().map(t -> row("id", t.id(), "name", t.name(), "state", t.state().name(),
                "created", t.created(), "file", t.file())).toList());
        state.put("requests", newest(smsc.requests()).stream().map(WebState::request).toList());
        return state;
    }

    private static <T> List<T> newest(List<T> all) {
        List<T> latest = new ArrayList<>(all.subList(Math.max(0, all.size() - MAX_ROWS), all.size()));
        Collections.reverse(latest);
        return latest;
    }

    private List<Map<String, Object>> callbacks() {
        return newest(smsc.deliveries()).stream().map(WebState::callback).toList();
    }

    private static Map<String, Object> callback(Delivery delivery) {
        Callback<?> event = delivery.event();
        return row("number", delivery.number(), "kind", event == null ? "raw" : event instanceof StatusCallback ? "status"
                : event instanceof IncomingSms ? "message" : "call",
                "to", delivery.request().method() + " " + delivery.request().uri(),
                "type", delivery.request().contentType(), "body", text(delivery.body()),
                "fields", event == null ? Map.of() : event.fields(), "signature", delivery.signature(),
                "done", delivery.isDone(), "givenUp", delivery.isGivenUp(),
                "next", delivery.next() == null ? null : delivery.next().toEpochMilli(),
                "attempts", delivery.history().stream().map(attempt -> row("at", attempt.at().toEpochMilli(),
                        "status", attempt.statusCode(), "answer", attempt.text(), "failure", attempt.failure())).toList());
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return new String(body, Charset.forName("windows-1251"));
        }
    }

    private static Map<String, Object> message(OutboxMessage message) {
        return row("id", message.id(), "phone", message.phone(), "kind", message.type().name().toLowerCase(), "text",
                message.text(), "sender", message.sender(), "parts", message.parts(), "cost", message.cost().toPlainString(),
                "status", message.status(), "err", message.err(), "changed", message.changed().toEpochMilli());
    }

    private static Map<String, Object> request(ReceivedRequest request) {
        Map<String, String> params = new TreeMap<>(request.params());
        params.keySet().removeAll(CREDENTIALS);
        return row("at", request.at().toEpochMilli(), "method", request.method(), "path", request.path(), "params", params,
                "files", request.files().size());
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }
}
