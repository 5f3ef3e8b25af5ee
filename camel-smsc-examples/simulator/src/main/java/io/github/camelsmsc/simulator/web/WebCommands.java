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

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.Misbehaviour;
import io.github.camelsmsc.simulator.api.Outcome;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.api.TaskState;
import io.github.camelsmsc.simulator.callback.Callback;
import io.github.camelsmsc.simulator.callback.CallbackRequest;
import io.github.camelsmsc.simulator.callback.ConfirmationCall;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;

/** What the buttons of the page do. Each says in a sentence what was done, or throws with what is wrong. */
final class WebCommands {

    /** More than the ids of the provider's have, and than anybody needs. */
    private static final long MAX_ID = 9_999_999_999L;
    /** A year at once. */
    private static final int MAX_MINUTES = 366 * 24 * 60;
    /** States and errors of the provider have up to three digits; a handler may be tried with any of them. */
    private static final int MAX_CODE = 999;

    private final SmscSimulator smsc;

    WebCommands(SmscSimulator smsc) {
        this.smsc = smsc;
    }

    String obey(JsonNode command) {
        return switch (text(command, "do")) {
            case "handler" -> handler(text(command, "url"));
            case "status" -> status(command);
            case "message" -> message(command);
            case "call" -> call(phone(command));
            case "forge" -> forge(command);
            case "repeat" -> repeat(number(command, "number", 1, MAX_ID));
            case "advance" -> advance(number(command, "minutes", 0, MAX_MINUTES));
            case "misbehave" -> misbehave(command);
            case "task" -> task(command);
            case "balance" -> balance(text(command, "amount"));
            default -> throw new IllegalArgumentException("There is no such command");
        };
    }

    private String handler(String url) {
        smsc.callbackUrl(url.isEmpty() ? null : url);
        return url.isEmpty() ? "The account has no handler now" : "Callbacks go to " + smsc.callbackUrl();
    }

    private String status(JsonNode command) {
        long id = number(command, "id", 1, MAX_ID);
        String phone = phone(command);
        int status = (int) number(command, "status", -MAX_CODE, MAX_CODE);
        int err = command.path("err").asText().isEmpty() ? 0 : (int) number(command, "err", 0, MAX_CODE);
        if (smsc.outbox().stream().anyMatch(sent -> sent.id() == id && sent.phone().equals(phone))) {
            smsc.messageStatus(id, phone, Outcome.of(status, err));
            return "Message " + id + " has the state " + status + (smsc.callbackUrl() == null ? "; there is no handler" : "");
        }
        later(StatusCallback.of(id, phone, status).err(err));
        return "The state " + status + " of message " + id + " is on its way";
    }

    private String message(JsonNode command) {
        IncomingSms sms = smsc.receive(IncomingSms.of(phone(command), text(command, "text"), text(command, "to")));
        if (smsc.callbackUrl() == null) {
            return "The message has arrived at the account; there is no handler";
        }
        later(sms);
        return "The message is on its way";
    }

    private String call(String phone) {
        if (smsc.awaitedCalls().stream().noneMatch(awaited -> awaited.phone().equals(phone))) {
            later(ConfirmationCall.of(phone));
            return "A call that nobody asked for is on its way";
        }
        smsc.checkHandler();
        smsc.subscriberCalls(phone);
        return "The subscriber has called";
    }

    /** An event that the handler must refuse. */
    private String forge(JsonNode command) {
        IncomingSms sms = IncomingSms.of(phone(command), text(command, "text"), text(command, "to"));
        String how = text(command, "how");
        smsc.checkHandler();
        Delivery forged = switch (how) {
            case "secret" -> smsc.sendSignedWith("not-the-secret", sms);
            // in a form, in JSON, in XML
            case "unsigned" -> smsc.sendForged(sms, change("\\b(md5|sha1|crc32)(?=(=|\": |>))", "forged"));
            case "changed" -> smsc.sendForged(sms, change("\\bto(?<mark>=|\": \"|>)\\d", "to${mark}0"));
            default -> throw new IllegalArgumentException("how is secret, unsigned or changed");
        };
        return "Forged; the handler answered " + forged.lastStatusCode();
    }

    private static UnaryOperator<CallbackRequest> change(String pattern, String replacement) {
        return request -> request.withBody(new String(request.body(), StandardCharsets.ISO_8859_1)
                .replaceAll(pattern, replacement).getBytes(StandardCharsets.ISO_8859_1));
    }

    private String repeat(long number) {
        Delivery delivery = smsc.deliveries().stream().filter(sent -> sent.number() == number).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such callback"));
        smsc.repeat(delivery);
        return "Sent again; the handler answered " + delivery.lastStatusCode();
    }

    private String advance(long minutes) {
        smsc.advance(Duration.ofMinutes(minutes));
        return "The clock was moved on by " + minutes + " minutes";
    }

    private String misbehave(JsonNode command) {
        Page page = Arrays.stream(Page.values()).filter(p -> p.file().equals(text(command, "page"))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such page"));
        String fault = text(command, "fault");
        if (fault.matches("error[1-9]\\d?")) {
            smsc.failNext(page, Integer.parseInt(fault.substring(5)));
        } else {
            smsc.misbehave(page, switch (fault) {
                case "cut" -> Misbehaviour.cutBeforeAnswer();
                case "half" -> Misbehaviour.cutInBody(5);
                case "late" -> Misbehaviour.late(Duration.ofSeconds(10));
                case "html" -> Misbehaviour.htmlError(502);
                case "empty" -> Misbehaviour.emptyBody();
                case "broken" -> Misbehaviour.brokenJson();
                default -> throw new IllegalArgumentException("There is no such fault");
            }).times(1);
        }
        return "The next answer of " + page.file() + " misbehaves";
    }

    private String task(JsonNode command) {
        long id = number(command, "id", 1, MAX_ID);
        TaskState state = Arrays.stream(TaskState.values()).filter(s -> s.name().equals(text(command, "state"))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such state"));
        smsc.taskState(id, state);
        return "Task " + id + " is " + state.name().toLowerCase();
    }

    private String balance(String amount) {
        if (!amount.matches("-?\\d{1,9}(\\.\\d{1,2})?")) {
            throw new IllegalArgumentException("The balance is an amount such as 50.00");
        }
        smsc.balance(new BigDecimal(amount).setScale(2, RoundingMode.UNNECESSARY).toPlainString());
        return "The balance is " + smsc.balance().toPlainString();
    }

    private void later(Callback<?> callback) {
        smsc.sendLater(callback);
    }

    private static String text(JsonNode command, String name) {
        JsonNode value = command.path(name);
        if (!value.isValueNode()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value.asText();
    }

    private static String phone(JsonNode command) {
        String phone = text(command, "phone");
        if (!phone.matches("\\d{5,15}")) {
            throw new IllegalArgumentException("A phone is digits, with the code of the country first");
        }
        return phone;
    }

    private static long number(JsonNode command, String name, long least, long most) {
        String text = text(command, name);
        long number = text.matches("-?\\d{1,10}") ? Long.parseLong(text) : Long.MIN_VALUE;
        if (number < least || number > most) {
            throw new IllegalArgumentException(name + " is a number from " + least + " to " + most);
        }
        return number;
    }
}
