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
package io.github.camelsmsc.api;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelsmsc.model.Balance;
import io.github.camelsmsc.model.DownloadTask;
import io.github.camelsmsc.model.IncomingMessage;
import io.github.camelsmsc.model.MessageCost;
import io.github.camelsmsc.model.MessageStatus;
import io.github.camelsmsc.model.PhoneRenewal;
import io.github.camelsmsc.model.PhoneRental;
import io.github.camelsmsc.model.ReceivePhone;
import io.github.camelsmsc.model.SentMessage;
import io.github.camelsmsc.model.WaitCall;

/**
 * The table of calls: everything that is particular to one of them stands in its entry, and nowhere else.
 */
public enum Call {

    /** The numbers that can be rented. "The server does not accept more than two identical requests" (a minute). */
    NUMBERS(of("receive_phones", "get").limit(2).with("get", "1")
            .lines("phone = <phone>, type = <type>, cost = <cost>, current_cost = <current_cost>(?:, info = <info:.*>)?",
                    "<phone>,<type>,<cost>,<current_cost>(?:,<info:.*>)?")
            .lists((row, request, clock) -> new ReceivePhone(row.phone("phone"), row.smallNumber("type"), row.moneyOrNull("cost"),
                    row.moneyOrNull("current_cost"), row.text("info")))),
    /** Rents a number: spends money. */
    RENT(of("receive_phones", "buy").actionOfTheAddress().spends().limit(2).with("buy", "1")
            .needsInAddress(Parameter.PHONE).takes(Parameter.NO_PROLONG, "0")
            .lines("cost = <cost>", "<cost>")
            .gives((row, request, clock) -> new PhoneRental(request.parameters().get("phone"), row.price("cost")))
            .sets("Cost", PhoneRental::cost)),
    /** Switches the renewal of a rented number. */
    RENEWAL(of("receive_phones", "chg").actionOfTheAddress().limit(2).with("chg", "1")
            .needs(Parameter.PHONE).needs(Parameter.NO_PROLONG)
            .lines("<result:OK>", "<result:OK>").gives(Call::renewal)),
    /** The number that the subscriber has to call. "... more than fifty identical requests". */
    WAIT_CALL(of("wait_call", null).limit(50).needs(Parameter.PHONE)
            // fmt 1 has the list alone: "the first is the number to which the subscriber needs to call"
            .lines("phone = <phone>(?:, all_phones = <all_phones[]>)?", "(?=[ ,;]*+<phone:[^,;]*+>)<all_phones[]>")
            // "a call within 15 minutes": the time in which the subscriber must call
            .gives((row, request, clock) -> new WaitCall(row.phone("phone"), row.phones("all_phones"),
                    request.parameters().get("phone"), clock.instant().plus(Duration.ofMinutes(15))))
            .sets("NumberToCall", WaitCall::phone)),
    /** The deferred tasks. "... more than three identical requests". */
    TASKS(of("downloads", "get_list").limit(3).with("get_list", "1").takes(Parameter.COUNT).takes(Parameter.AFTER_ID)
            .lines("id = <id:\\d++>, name = <name:.*>, status = <status:-?\\d++>, created = <created>, time = <time>, file = <file:.*>",
                    "<id:\\d++>,<name:.*>,<status:-?\\d++>,<created:\\d[-+\\d.:/TZ ]*+>,<time:(?:\\d[-+\\d.:/TZ ]*+)?>,<file:.*>",
                    "<id:\\d++>,<name:.*>,<status:-?\\d++>,<created>,<time>,<file:.*>")
            .lists((row, request, clock) -> new DownloadTask(row.number("id"), row.text("name"), row.smallNumber("status"),
                    row.text("created"), row.text("time"), row.text("file")))),
    /** The file of a task. */
    FILE(of("downloads", "get_file").limit(3).with("get_file", "1").needs(Parameter.TASK_ID, Parameter.TASK_NAME)),
    /** Sends a message, makes a call, asks an operator: spends money. */
    SEND(message("send").spends().limit(1).with("cost", "3")
            .takes(Parameter.OWN_ID).takes(Parameter.IMG_CODE).takes(Parameter.USER_IP)
            .lines("OK - <cnt:\\d++>[^,]*+, ID - <id:\\d++>(?:, COST *+[-=]? *+<cost:[\\d.]++>)?"
                   + "(?:, BALANCE *+[-=]? *+<balance:-?[\\d.]++>)?(?:, CODE *+[-=]? *+<code:\\w++>)?",
                    "<id:\\d++>,<cnt:\\d++>(?:,<cost:[\\d.]++>(?:,<balance:-?[\\d.]++>(?:,<code:\\w++>)?)?)?")
            .gives((row, request, clock) -> new SentMessage(row.id("id"), row.amount("cnt"), row.priceOrNull("cost"),
                    row.moneyOrNull("balance"), row.textOrNull("code"), request.phones()))
            .sets("Id", SentMessage::id).sets("Cost", SentMessage::cost).sets("Balance", SentMessage::balance)),
    /** What sending would cost. "... more than five identical requests". */
    COST(message("cost").limit(5).with("cost", "1")
            .lines("<cost:[\\d.]++> *+\\(<cnt:\\d++>[^)]*+\\)", "<cost:[\\d.]++>,<cnt:\\d++>")
            .gives((row, request, clock) -> new MessageCost(row.amount("cnt"), row.price("cost")))
            .sets("Cost", MessageCost::cost)),
    /** The state of a message, or of several: five identical requests a minute, one if for several. */
    STATUS(of("status", null).limit(5).limitOfSeveral(1).needs(Parameter.PHONES).needs(Parameter.MESSAGE_IDS)
            .takes(Parameter.DETAILS).completed(Call::pairIdsWithPhones)
            .lines(States.TEXT, States.CSV).rowsBegin("Status = -?\\d++, check_time *+=", "-?\\d{1,3}+,(?:\\d{9,11}+|0)(?:[,\r\n]|\\z)")
            .ofThoseAskedFor().gives((row, request, clock) -> States.state(row))),
    /** What is left on the account. "... more than ten". */
    BALANCE(of("balance", null).limit(10).takes(Parameter.CURRENCY)
            .lines("<balance:[^ ,]++>(?:[ ,]++<currency:[A-Za-z]++>)?(?:[ ,]++(?:credit *+[-=] *+)?<credit:-?[\\d.]++>)?",
                    "<balance:[^,]++>(?:,<currency:[A-Za-z]++>)?(?:,<credit:-?[\\d.]++>)?")
            // a balance may be any number, and a debt stand beside it; its errors are said to be 1, 2, 4 and 9
            .failsWith("(0), *+-(\\d)")
            .gives((row, request, clock) -> new Balance(row.money("balance"), row.textOrNull("currency"), row.moneyOrNull("credit")))
            .sets("Balance", Balance::balance)),
    /** The incoming messages. "... more than three identical requests", "at most 10000" of them. */
    ANSWERS(history("get_answers").takes(Parameter.TO_PHONE)
            .lines("id = <id:\\d++>, received = <received>, phone = <phone>, message *+= ?<message:.*>, to_phone = <to_phone>, sent = <sent>",
                    "<id:\\d++>,<received>,<phone>,<message:.*>,<to_phone>,<sent>")
            .rowsBegin("id = \\d++, received *+=", "\\d++,\\d\\d\\.\\d\\d\\.\\d{2,4}+ \\d\\d:\\d\\d:\\d\\d,")
            .lists(Call::incoming)),
    /** The sent messages with their states: each a {@link HistoryEntry}. */
    MESSAGES(history("get_messages").takes(Parameter.PHONE)
            .lines(States.HISTORY_TEXT, States.HISTORY_CSV)
            .rowsBegin("(?:(?:int_)?id = \\d++, ){1,2}+Status = -?\\d++,", "\\d++,\\d++,-?\\d++,\\d*+,\\d*+,")
            .countedBy("int_id").lists(Call::historyEntry));

    /** Whether the provider lists as many as it is asked for is not known: where it lists fewer, it is taken to list so many at least. */
    public static final int LEAST_LISTED = 100;
    /** Ten thousand tasks have room in four of them; what is larger is no answer of the provider. */
    private static final int MEBIBYTE = 1024 * 1024;

    /** Makes the record of an object of a successful answer. */
    @FunctionalInterface
    private interface Reader<R> {
        R read(Row row, SmscRequest request, Clock clock) throws UnreadableAnswer;
    }

    /** Adds what comes of the message body or of several parameters together. */
    @FunctionalInterface
    private interface Completion {
        void complete(Map<String, String> parameters, Object body);
    }

    /**
     * One thing that a call takes.
     *
     * @param parameters  the ways to say it; the place that gives one of them says it all
     * @param required    whether the call is impossible without it
     * @param addressOnly whether it counts in the address alone, since it spends money
     * @param standard    what is sent where nothing is given; null for nothing
     */
    public record Input(List<Parameter> parameters, boolean required, boolean addressOnly, String standard) {
    }

    private final Entry<?> entry;

    Call(Entry<?> entry) {
        this.entry = entry;
    }

    /** The calls of an operation, the standard one first; none if it is no operation of producers. */
    public static List<Call> of(String operation) {
        return Arrays.stream(values()).filter(call -> call.operation().equals(operation)).toList();
    }

    /** The options that headers may fill or that fall back to the component's, each once. */
    public static Stream<Parameter> parameters(List<Call> calls) {
        return calls.stream().flatMap(call -> call.inputs().stream()).flatMap(input -> input.parameters().stream()).distinct();
    }

    /** The provider's names of what the calls take. */
    public static Set<String> sentNames(List<Call> calls) {
        return parameters(calls).map(Parameter::sentName).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** The operation of the address. */
    public String operation() {
        return entry.operation;
    }

    /** The action of the address; null where the operation has none. */
    public String action() {
        return entry.action;
    }

    /** Whether a header may name the action. */
    public boolean isActionInHeader() {
        return !entry.addressOnly && !entry.configured;
    }

    /** Whether the action counts in an address alone, and nothing of the address may be taken out of it. */
    public boolean isFixed() {
        return entry.addressOnly;
    }

    /** Whether it may cost money each time it arrives: it is never sent twice. */
    public boolean spendsMoney() {
        return entry.spends;
    }

    /** Whether the answer is a file. */
    public boolean isFile() {
        return entry.reader == null;
    }

    /** Whether the message body says what is sent. */
    public boolean takesBody() {
        return entry.configured;
    }

    /** What it takes. */
    public List<Input> inputs() {
        return entry.inputs;
    }

    /** The headers that it sets, and how they come of a result. */
    public Map<String, Function<Object, Object>> headers() {
        return entry.headers;
    }

    /** The address with the action, for a message. */
    public String address() {
        return "smsc:" + entry.operation + (entry.action == null || of(entry.operation).get(0) == this ? "" : "?action=" + entry.action);
    }

    /**
     * Makes a request.
     *
     * @param  values                   what was given, checked
     * @param  more                     further parameters as they stand, for the calls that take any
     * @param  body                     the message body: a text, a Map or a List of several, or null
     * @throws IllegalArgumentException if the body or the values do not go together
     */
    public SmscRequest request(Map<Parameter, String> values, Map<String, String> more, Object body) {
        Map<String, String> parameters = new LinkedHashMap<>(entry.fixed);
        values.forEach((parameter, value) -> parameter.add(parameters, value));
        parameters.putAll(more);
        entry.completion.complete(parameters, body);
        parameters.forEach((name, value) -> {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
                // it would be sent as ?, and paid
                throw new IllegalArgumentException("A text or option of " + address() + ", the provider's " + name
                                                   + ", has half a surrogate pair, which is no character");
            }
        });
        return new SmscRequest(this, parameters);
    }

    /** How many identical requests the provider takes in a minute. */
    public int mostPerMinute() {
        return entry.limit;
    }

    String page() {
        return entry.page + ".php";
    }

    /** Whether the number of an error says that there is nothing to list. */
    public boolean isEmpty(int errorCode) {
        return entry.empty != null && entry.empty == errorCode;
    }

    /** The size of the largest answer, in bytes. */
    public int longestAnswer() {
        return entry.mebibytes * MEBIBYTE;
    }

    /** Whether the answer tells of subscribers, whose phones must not be shown. */
    public boolean tellsOfSubscribers() {
        return entry.ofSubscribers;
    }

    int limitPerMinute(SmscRequest request) {
        return request.isForSeveral() ? entry.limitOfSeveral : entry.limit;
    }

    /** Whether the answer has any number of objects; else it has exactly one. */
    boolean isForList(SmscRequest request) {
        return entry.list || request.isForSeveral();
    }

    /** The line formats of its answer; null for a file. */
    AnswerLines lines() {
        return entry.lines;
    }

    /** An error in fmt 1. */
    Pattern csvError() {
        return entry.csvError;
    }

    /** Each row by itself: the record, or an {@link UnreadableRow} in its place; not all without what a list goes on from. */
    List<Object> readEach(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        List<Object> read = new ArrayList<>(rows.size());
        for (Row row : rows) {
            read.add(recordOf(row, request, clock));
        }
        if (!read.isEmpty() && read.stream().allMatch(row -> row instanceof UnreadableRow unreadable && unreadable.number() == 0)) {
            throw new UnreadableAnswer(); // it is no list at all, or none to page through
        }
        return read;
    }

    private Object recordOf(Row row, SmscRequest request, Clock clock) {
        try {
            if (row.has(entry.counter) && row.isCountable()) {
                return entry.reader.read(row, request, clock);
            }
        } catch (UnreadableAnswer e) {
            // as if it could not be counted
        }
        return UnreadableRow.of(row, entry.counter);
    }

    Object read(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        if (entry.ofThoseAskedFor) {
            nameByOrder(rows, request);
        }
        List<Object> records = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (!isForList(request) && (row.has("error_code") || !row.text("error").isEmpty())) {
                throw new UnreadableAnswer(); // an error without a number, beside what may be a result
            }
            records.add(entry.reader.read(row, request, clock));
        }
        return isForList(request) ? records : records.get(0);
    }

    /** One object for each phone that was asked for, which the line formats name by their order alone. */
    private static void nameByOrder(List<Row> rows, SmscRequest request) throws UnreadableAnswer {
        String[] ids = request.parameters().get("id").split(",");
        String[] phones = request.parameters().get("phone").split(",");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (rows.size() != phones.length && !(row.has("id") && row.has("phone"))) {
                throw new UnreadableAnswer();
            }
            row.put("id", row.has("id") ? row.text("id") : ids[i]).put("phone", row.has("phone") ? row.text("phone") : phones[i]);
        }
    }

    /** "The lists must be of one length, in the same order"; one id may stand for all phones, as a message to many has one. */
    private static void pairIdsWithPhones(Map<String, String> parameters, Object body) {
        List<String> ids = List.of(parameters.get("id").split(","));
        int phones = parameters.get("phone").split(",").length;
        if (ids.size() == 1) {
            parameters.put("id", String.join(",", Collections.nCopies(phones, ids.get(0))));
        } else if (ids.size() != phones) {
            throw new IllegalArgumentException("smsc:status needs as many values in messageId as in phone, or one messageId for all");
        }
    }

    private static PhoneRenewal renewal(Row row, SmscRequest request, Clock clock) throws UnreadableAnswer {
        if (!"OK".equals(row.text("result"))) {
            throw new UnreadableAnswer();
        }
        return new PhoneRenewal(request.parameters().get("phone"), "1".equals(request.parameters().get("noprolong")));
    }

    /** Newer pages call the fields of a message as callbacks do, the page of get.php otherwise: either is taken. */
    private static IncomingMessage incoming(Row row, SmscRequest request, Clock clock) throws UnreadableAnswer {
        return new IncomingMessage(row.number("id"), row.numberOrNull("sms_id"), row.required("phone"),
                row.untouched(row.has("message") ? "message" : "mes"), row.text(row.has("to_phone") ? "to_phone" : "to"),
                row.textOrNull("smsc"), Dates.seconds(row.text("sent"), clock.getZone()),
                Dates.seconds(row.text("received"), clock.getZone()), Map.of());
    }

    /** A format without stamps has dates, one without dates has stamps: the zone of the account gives the other. */
    private static HistoryEntry historyEntry(Row row, SmscRequest request, Clock clock) throws UnreadableAnswer {
        Dates.complete(row, "last_date", "last_timestamp", clock.getZone());
        Dates.complete(row, "send_date", "send_timestamp", clock.getZone());
        row.required("phone");
        return new HistoryEntry(row.has("int_id") ? row.number("int_id") : 0, States.state(row));
    }

    /** The state of a message: alone or with details, of an HLR request or of another message. */
    private static final class States {

        /** The last comment of the line counts: to try each with each type would take time squared. */
        static final String TEXT = "Status = <status:-?\\d++>, check_time = <last_date>(?:, err = <err:\\d*+>)?"
                + "(?:, imsi = <imsi>, msc = <msc>, mcc = <mcc>, mnc = <mnc>, cn = <cn>, net = <net>, rcn = <rcn>, rnet = <rnet>)?"
                + "(?:, send_date = <send_date>, phone = <phone>, cost = <cost>, sender_id = <sender_id>, status_name = <status_name>"
                + ", message *+= ?(?><message:.*>, comment = )<comment:.*>, type = <type:\\d*+>"
                + "(?:, country = <country>, operator = <operator>, region = <region:.*>)?)?";
        /** With the number in the history and the id before it. */
        static final String HISTORY_TEXT =
                "(?:int_id = <int_id:\\d++>, )?+id = <id:\\d++>, (?:int_id = <int_id:\\d++>, )?+" + TEXT;

        private static final String STATE = "<status:-?\\d++>,<last_timestamp:\\d*+>,<err:\\d*+>,";
        private static final String HLR = "<imsi>,<msc>,<mcc>,<mnc>,<cn>,<net>,<rcn>,<rnet>";
        private static final String SENT = "<send_timestamp:\\d*+>,<phone:\\+?\\d++>,<cost:[\\d.]*+>,<country>,<operator>,<region>,";
        private static final String SENT_ALONE = "<send_timestamp:\\d*+>,<phone:\\+?[^,]++>,<cost:[\\d.]*+>,";
        private static final String OF_HLR = "<sender_id:HLR>,<status_name>,<message:.*>,<comment>,<type:\\d*+>";
        private static final String OF_ANY = "<sender_id>,<status_name>,<message:.*>,<comment>,<type:\\d*+>";

        static final String[] CSV = {
                STATE + HLR + "," + SENT + OF_HLR, STATE + SENT + OF_ANY, STATE + HLR,
                "<status:-?\\d++>,<last_timestamp:\\d*+>(?:,<err:\\d*+>)?" };
        static final String[] HISTORY_CSV = {
                "<int_id:\\d++>,<id:\\d++>," + STATE + HLR + "," + SENT_ALONE + OF_HLR,
                "<int_id:\\d++>,<id:\\d++>," + STATE + SENT_ALONE + OF_ANY };

        static MessageStatus state(Row row) throws UnreadableAnswer {
            return new MessageStatus(
                    row.number("id"), row.text("phone"), row.smallNumber("status"), row.textOrNull("last_date"),
                    row.stampOrNull("last_timestamp"), row.smallNumberOrNull("err"), row.smallNumberOrNull("flag"),
                    row.textOrNull("send_date"), row.stampOrNull("send_timestamp"), row.moneyOrNull("cost"),
                    row.textOrNull("sender_id"), row.textOrNull("status_name"), row.textOrNull("message"), row.textOrNull("comment"),
                    row.smallNumberOrNull("type"), row.textOrNull("country"), row.textOrNull("operator"), row.textOrNull("region"),
                    row.textOrNull("imsi"), row.textOrNull("msc"), row.textOrNull("mcc"), row.textOrNull("mnc"),
                    row.textOrNull("cn"), row.textOrNull("net"), row.textOrNull("rcn"), row.textOrNull("rnet"));
        }
    }

    private static Entry<Void> of(String operation, String action) {
        return new Entry<>(operation, action);
    }

    private static Entry<Void> message(String action) {
        return of("send", action).actionOfTheConfiguration().takes(Parameter.RECIPIENTS).takes(Parameter.MESSAGE_TYPE)
                .takes(Parameter.SENDER).takes(Parameter.TIME).takes(Parameter.VALIDITY).takes(Parameter.TRANSLIT)
                .takes(Parameter.TINY_URL).takes(Parameter.MAX_PARTS).takes(Parameter.SUBJECT).takes(Parameter.VOICE)
                .completed(SendParameters::add);
    }

    /** A list of get.php, whose rows tell of subscribers. */
    private static Entry<Void> history(String operation) {
        Entry<Void> entry = of(operation, null).limit(3).with(operation, "1").takes(Parameter.COUNT).takes(Parameter.AFTER_ID);
        entry.page = "get";
        entry.empty = ProviderError.NOT_FOUND;
        entry.mebibytes = 16;
        entry.ofSubscribers = true;
        return entry;
    }

    /**
     * An entry while it is written.
     *
     * @param <R> the record that it gives
     */
    private static final class Entry<R> {

        private final String operation;
        private final String action;
        private String page;
        private Integer empty;
        private String counter = "id";
        private int mebibytes = 4;
        private boolean addressOnly;
        private boolean configured;
        private boolean spends;
        private int limit;
        private int limitOfSeveral;
        private final Map<String, String> fixed = new LinkedHashMap<>();
        private List<Input> inputs = List.of();
        private Completion completion = (parameters, body) -> { };
        private boolean ofSubscribers;
        private AnswerLines lines;
        private Pattern csvError = AnswerLines.CSV_ERROR;
        private boolean list;
        private boolean ofThoseAskedFor;
        private Reader<R> reader;
        private final Map<String, Function<Object, Object>> headers = new LinkedHashMap<>();

        private Entry(String operation, String action) {
            this.operation = operation;
            this.action = action;
            this.page = operation;
        }

        private Entry<R> actionOfTheAddress() {
            addressOnly = true;
            return this;
        }

        private Entry<R> actionOfTheConfiguration() {
            configured = true;
            return this;
        }

        private Entry<R> spends() {
            spends = true;
            return this;
        }

        private Entry<R> limit(int perMinute) {
            limit = perMinute;
            limitOfSeveral = perMinute;
            return this;
        }

        private Entry<R> limitOfSeveral(int perMinute) {
            limitOfSeveral = perMinute;
            return this;
        }

        private Entry<R> with(String name, String value) {
            fixed.put(name, value);
            return this;
        }

        private Entry<R> needs(Parameter... ways) {
            return input(new Input(List.of(ways), true, false, null));
        }

        private Entry<R> needsInAddress(Parameter parameter) {
            return input(new Input(List.of(parameter), true, true, null));
        }

        private Entry<R> takes(Parameter parameter) {
            return takes(parameter, null);
        }

        private Entry<R> takes(Parameter parameter, String standard) {
            return input(new Input(List.of(parameter), false, false, standard));
        }

        private Entry<R> input(Input input) {
            inputs = Stream.concat(inputs.stream(), Stream.of(input)).toList();
            return this;
        }

        private Entry<R> completed(Completion how) {
            completion = how;
            return this;
        }

        /** A line of fmt 0, and the readings of one of fmt 1. */
        private Entry<R> lines(String text, String... csv) {
            lines = new AnswerLines(text, csv);
            return this;
        }

        /** How a row begins, where its text may have lines of its own. */
        private Entry<R> rowsBegin(String text, String csv) {
            lines.beginning(text, csv);
            return this;
        }

        /** What a list goes on from, if not the id. */
        private Entry<R> countedBy(String field) {
            counter = field;
            return this;
        }

        private Entry<R> failsWith(String csv) {
            csvError = Pattern.compile(csv);
            return this;
        }

        /** One object for each pair of id and phone of the request, of which there may be several. */
        private Entry<R> ofThoseAskedFor() {
            ofThoseAskedFor = true;
            return this;
        }

        @SuppressWarnings("unchecked") // of nothing yet
        private <T> Entry<T> gives(Reader<T> how) {
            Entry<T> entry = (Entry<T>) this;
            entry.reader = how;
            return entry;
        }

        private <T> Entry<T> lists(Reader<T> how) {
            list = true;
            return gives(how);
        }

        @SuppressWarnings("unchecked") // what the reader gives
        private Entry<R> sets(String header, Function<R, Object> value) {
            headers.put(Parameter.HEADER_PREFIX + header, result -> value.apply((R) result));
            return this;
        }
    }
}
