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
package io.github.camelsmsc.simulator.api;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static io.github.camelsmsc.simulator.api.AnswerText.fields;

/** Sends messages, makes calls, asks operators, and tells what it would cost. */
record SendPage(Account account, Outbox outbox, Captchas captchas, Clock clock) implements ApiPage {

    /** The longest text of one message. */
    private static final int MAX_TEXT = 1000;
    private static final String DEFAULT_SENDER = "SMSC.RU";
    private static final int COST_ONLY = 1;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A phone as it was given, the text for it, and into how many parts that goes. */
    private record Item(String given, String text, int parts) {
    }

    /** What was asked for, all parameters read and checked. */
    private record Order(MessageType type, long cost, long ownId, List<Item> items, String sender, Instant due,
            Duration validity, long everyMinutes, String code, boolean listsAll, boolean listsWrong) {
    }

    @Override
    public int identicalPerMinute(Call call) {
        return call.text("cost").equals("1") ? 5 : Page.SEND.identicalPerMinute();
    }

    @Override
    public Answer answer(Call call) throws ApiError {
        Order order = read(call);
        captcha(call);
        boolean costOnly = order.cost() == COST_ONLY;
        long id = costOnly ? 0 : order.ownId() == 0 ? outbox.newId() : order.ownId();
        List<Outbox.Draft> drafts = new ArrayList<>();
        List<Map<String, Object>> phones = new ArrayList<>();
        int refusal = 7;
        for (Item item : order.items()) {
            if (outbox.isForbidden(item.text())) {
                throw costOnly ? call.error(6) : call.error(6, id);
            }
            String phone = recipient(order.type(), item.given());
            boolean wrong = phone == null || outbox.isUnreachable(phone);
            if (wrong) {
                refusal = phone == null ? refusal : 8;
            } else {
                drafts.add(draft(order, phone, item, drafts.size()));
            }
            if (order.listsAll() || order.listsWrong() && wrong) {
                phones.add(phone(item.given(), phone, wrong, wrong ? null : drafts.get(drafts.size() - 1).cost()));
            }
        }
        if (drafts.isEmpty()) {
            throw costOnly ? call.error(refusal) : call.error(refusal, id);
        }
        BigDecimal sum = drafts.stream().map(Outbox.Draft::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        int count = drafts.stream().mapToInt(Outbox.Draft::parts).sum();
        if (costOnly) {
            return call.answer(cost(call, sum, count, phones));
        }
        if (!account.debit(sum)) {
            throw call.error(3, id);
        }
        String balance = account.balance().toPlainString();
        outbox.send(id, drafts);
        return call.answer(sent(call, order, id, count, sum.toPlainString(), balance, phones));
    }

    // --- what is asked for

    private Order read(Call call) throws ApiError {
        MessageType type = type(call);
        String code = type == MessageType.CALL && call.text("mes").equals("code")
                ? Integer.toString(100_000 + RANDOM.nextInt(900_000)) : null;
        List<Item> items = items(call, type, code);
        call.number("period", 0, 0, 720);
        long every = call.number("freq", 0, 1, 1440);
        return new Order(type, call.number("cost", 0, 0, 3), call.number("id", 0, 0, Integer.MAX_VALUE), items,
                sender(call, type), due(call), validity(call), every, code, call.flag("op"), call.flag("err"));
    }

    private static MessageType type(Call call) throws ApiError {
        MessageType type = call.has("bot") ? MessageType.TG : MessageType.SMS;
        for (MessageType candidate : MessageType.values()) {
            if (candidate != MessageType.SMS
                    && call.number(candidate.parameter(), 0, 0, candidate == MessageType.BIN ? 2 : 1) > 0) {
                if (type != MessageType.SMS && type != candidate) {
                    throw call.error(1);
                }
                type = candidate;
            }
        }
        return type;
    }

    private static List<Item> items(Call call, MessageType type, String code) throws ApiError {
        List<Item> items = new ArrayList<>();
        if (call.has("list")) {
            for (String line : call.text("list").split("\\R")) {
                int colon = line.indexOf(':');
                if (colon < 1 && !line.isBlank()) {
                    throw call.error(1);
                }
                if (colon > 0) {
                    String text = text(call, type, line.substring(colon + 1).replace("\\n", "\n"));
                    int parts = parts(call, type, text);
                    for (String phone : line.substring(0, colon).split("[,;]")) {
                        items.add(new Item(phone.strip(), text, parts));
                    }
                }
            }
        } else {
            String text = text(call, type, code == null ? call.text("mes") : code);
            int parts = parts(call, type, text);
            call.list("phones").forEach(phone -> items.add(new Item(phone, text, parts)));
        }
        if (items.isEmpty()) {
            throw call.error(1);
        }
        return items;
    }

    private static String text(Call call, MessageType type, String given) throws ApiError {
        boolean hasFile = !call.request().files().isEmpty() || call.has("fileurl");
        boolean needed = type != MessageType.HLR && type != MessageType.PING && !hasFile;
        if (given.isEmpty() && needed || given.length() > MAX_TEXT && type != MessageType.MAIL) {
            throw call.error(1);
        }
        String text = Translit.apply(given, call.number("translit", 0, 0, 2));
        if (call.flag("tinyurl")) {
            text = LINK.matcher(text).replaceAll(
                    link -> "https://s.example/" + Integer.toString(link.group().hashCode() & 0xFFFFFF, 36));
        }
        if (parts(call, type, text) > call.number("maxsms", Integer.MAX_VALUE, 1, Integer.MAX_VALUE)) {
            throw call.error(1);
        }
        return text;
    }

    private static int parts(Call call, MessageType type, String text) throws ApiError {
        return switch (type) {
            case SMS, FLASH, PUSH -> TextParts.count(text);
            case BIN -> {
                boolean hex = call.text("bin").equals("2");
                if (hex && !text.matches("([0-9A-Fa-f]{2})+")) {
                    throw call.error(1);
                }
                yield TextParts.countBytes(hex ? text.length() / 2 : text.length());
            }
            // about what it takes to say it
            case CALL -> Math.max(10, text.length() / 10);
            default -> 1;
        };
    }

    private static String sender(Call call, MessageType type) {
        if (type == MessageType.HLR) {
            return "HLR";
        }
        String sender = call.request().param("sender");
        // empty or a point: no name, not even the account's
        return sender == null ? DEFAULT_SENDER : sender.equals(".") ? "" : sender;
    }

    private Instant due(Call call) throws ApiError {
        long tz = call.number("tz", 0, -24, 24);
        try {
            return SendTime.due(call.text("time"), tz, clock.instant(), account.zone());
        } catch (DateTimeException e) {
            throw call.error(5);
        }
    }

    private static Duration validity(Call call) throws ApiError {
        try {
            return call.has("valid") ? SendTime.validity(call.text("valid")) : Outbox.VALIDITY;
        } catch (DateTimeException e) {
            throw call.error(1);
        }
    }

    private void captcha(Call call) throws ApiError {
        if (!call.has("imgcode")) {
            return;
        }
        if (!call.has("userip")) {
            throw call.error(1);
        }
        if (!captchas.take(call.text("userip"), call.text("imgcode"))) {
            throw call.error(10);
        }
    }

    // --- whom it goes to

    /** The recipient as it is kept, null if it is none. */
    private static String recipient(MessageType type, String given) {
        if (type == MessageType.MAIL) {
            return given.matches("[^@\\s]+@[^@\\s]+") ? given : null;
        }
        if (type == MessageType.TG && given.matches("[@#]\\w+")) {
            return given;
        }
        boolean corrected = !given.startsWith("+");
        String digits = given.replaceAll("[+() -]", "");
        if (corrected && digits.matches("8\\d{10}")) {
            digits = "7" + digits.substring(1);
        } else if (corrected && digits.matches("9\\d{9}")) {
            digits = "7" + digits;
        }
        return Call.isPhone(digits) ? digits : null;
    }

    private Outbox.Draft draft(Order order, String phone, Item item, int place) {
        // what is counted in seconds has one price
        int units = order.type() == MessageType.CALL ? 1 : item.parts();
        BigDecimal cost = outbox.price(order.type()).multiply(BigDecimal.valueOf(units));
        return new Outbox.Draft(phone, order.type(), item.text(), order.sender(), item.parts(), cost,
                order.due().plus(Duration.ofMinutes(order.everyMinutes() * place)), order.validity());
    }

    // --- answers

    private static Map<String, Object> phone(String given, String phone, boolean wrong, BigDecimal cost) {
        return fields("phone", phone == null ? given : phone, "mccmnc", wrong ? "" : "25001",
                "cost", cost == null ? "" : cost.toPlainString(), "status", "",
                "error", wrong ? phone == null ? "249" : "248" : "");
    }

    private static String cost(Call call, BigDecimal sum, int count, List<Map<String, Object>> phones) {
        String cost = sum.toPlainString();
        return call.fmt() == 0 ? cost + " (" + count + " SMS)"
                : call.form().object("result", fields("cost", cost, "cnt", count, "phones", list(call, phones)));
    }

    private static String sent(Call call, Order order, long id, int count, String cost, String balance,
            List<Map<String, Object>> phones) {
        String asked = order.cost() >= 2 ? cost : null;
        String left = order.cost() == 3 ? balance : null;
        if (call.fmt() == 0) {
            return "OK - " + count + " SMS, ID - " + id + (asked == null ? "" : ", COST - " + asked)
                    + (left == null ? "" : ", BALANCE - " + left) + (order.code() == null ? "" : ", CODE - " + order.code());
        }
        return call.form().object("result", fields("id", id, "cnt", count, "cost", asked, "balance", left,
                "code", order.code(), "phones", list(call, phones)));
    }

    /** Lists are for those who can tell them from the fields beside them. */
    private static List<Map<String, Object>> list(Call call, List<Map<String, Object>> phones) {
        return phones.isEmpty() || call.fmt() < 2 ? null : phones;
    }
}
