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

import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelsmsc.model.Balance;
import io.github.camelsmsc.model.MessageCost;
import io.github.camelsmsc.model.PhoneRental;
import io.github.camelsmsc.model.SentMessage;
import io.github.camelsmsc.model.WaitCall;

/**
 * The table of calls: everything that is particular to one of them stands in its entry, and nowhere else.
 */
public enum Call {

    /** The numbers that can be rented. "The server does not accept more than two identical requests" (a minute). */
    NUMBERS(of("receive_phones", "get").limit(2).with("get", "1").gives(AnswerShape.PHONES, Answers::numbers)),
    /** Rents a number: spends money. */
    RENT(of("receive_phones", "buy").actionOfTheAddress().spends().limit(2).with("buy", "1")
            .needsInAddress(Parameter.PHONE).takes(Parameter.NO_PROLONG, "0")
            .gives(AnswerShape.RENTAL, Answers::rental).sets("Cost", PhoneRental.class, PhoneRental::cost)),
    /** Switches the renewal of a rented number. */
    RENEWAL(of("receive_phones", "chg").actionOfTheAddress().limit(2).with("chg", "1")
            .needs(Parameter.PHONE).needs(Parameter.NO_PROLONG).gives(AnswerShape.RENEWAL, Answers::renewal)),
    /** The number that the subscriber has to call. "... more than fifty identical requests". */
    WAIT_CALL(of("wait_call", null).limit(50).needs(Parameter.PHONE)
            .gives(AnswerShape.WAIT_CALL, Answers::waitCall).sets("NumberToCall", WaitCall.class, WaitCall::phone)),
    /** The deferred tasks. "... more than three identical requests". */
    TASKS(of("downloads", "get_list").limit(3).with("get_list", "1")
            .takes(Parameter.COUNT).takes(Parameter.AFTER_ID).gives(AnswerShape.TASKS, Answers::tasks)),
    /** The file of a task. */
    FILE(of("downloads", "get_file").limit(3).with("get_file", "1").needs(Parameter.TASK_ID, Parameter.TASK_NAME)),
    /** Sends a message, makes a call, asks an operator: spends money. */
    SEND(message("send").spends().limit(1).with("cost", "3")
            .takes(Parameter.OWN_ID).takes(Parameter.IMG_CODE).takes(Parameter.USER_IP)
            .gives(AnswerShape.SENT, Answers::sent)
            .sets("Id", SentMessage.class, SentMessage::id)
            .sets("Cost", SentMessage.class, SentMessage::cost)
            .sets("Balance", SentMessage.class, SentMessage::balance)),
    /** What sending would cost. "... more than five identical requests". */
    COST(message("cost").limit(5).with("cost", "1").gives(AnswerShape.COST, Answers::cost)
            .sets("Cost", MessageCost.class, MessageCost::cost)),
    /** The state of a message, or of several: five identical requests a minute, one if for several. */
    STATUS(of("status", null).limit(5).limitOfSeveral(1).needs(Parameter.PHONES).needs(Parameter.MESSAGE_IDS)
            .takes(Parameter.DETAILS).completed(Call::pairIdsWithPhones).gives(AnswerShape.STATUS, Answers::status)),
    /** What is left on the account. "... more than ten". */
    BALANCE(of("balance", null).limit(10).takes(Parameter.CURRENCY).gives(AnswerShape.BALANCE, Answers::balance)
            .sets("Balance", Balance.class, Balance::balance)),
    /** The incoming messages. "... more than three identical requests", "at most 10000" of them. */
    ANSWERS(of("get_answers", null).page("get").limit(3).with("get_answers", "1")
            .takes(Parameter.COUNT).takes(Parameter.AFTER_ID).takes(Parameter.TO_PHONE)
            .emptyIs(ProviderError.NOT_FOUND).upTo(16).gives(AnswerShape.ANSWERS, Answers::incoming)),
    /** The sent messages with their states: each a {@link HistoryEntry}. */
    MESSAGES(of("get_messages", null).page("get").limit(3).with("get_messages", "1")
            .takes(Parameter.COUNT).takes(Parameter.PHONE)
            .emptyIs(ProviderError.NOT_FOUND).upTo(16).gives(AnswerShape.MESSAGES, Answers::history));

    /** Ten thousand tasks have room in four of them; what is larger is no answer of the provider. */
    private static final int MEBIBYTE = 1024 * 1024;

    /** Makes the result of what a successful answer holds. */
    @FunctionalInterface
    interface Reader {
        Object read(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer;
    }

    /** Adds what comes of the message body or of several parameters together. */
    @FunctionalInterface
    interface Completion {
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

    private final Entry entry;

    Call(Entry entry) {
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
        return !entry.spends && !entry.addressOnly && !entry.configured;
    }

    /** Whether the action counts in an address alone, not on the component. */
    public boolean isActionAddressOnly() {
        return entry.addressOnly;
    }

    /** Whether nothing of the address may be taken out of it. */
    public boolean isFixed() {
        return entry.addressOnly;
    }

    /** Whether it may cost money each time it arrives: it is never sent twice. */
    public boolean spendsMoney() {
        return entry.spends;
    }

    /** Whether the answer is a file. */
    public boolean isFile() {
        return entry.shape == null;
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
        return this == ANSWERS || this == MESSAGES;
    }

    int limitPerMinute(SmscRequest request) {
        return request.isForSeveral() ? entry.limitOfSeveral : entry.limit;
    }

    AnswerShape shape() {
        return entry.shape;
    }

    Object read(List<Row> rows, SmscRequest request, Clock clock) throws UnreadableAnswer {
        return entry.reader.read(rows, request, clock);
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

    private static Entry of(String operation, String action) {
        return new Entry(operation, action);
    }

    private static Entry message(String action) {
        return of("send", action).actionOfTheConfiguration().takes(Parameter.RECIPIENTS).takes(Parameter.MESSAGE_TYPE)
                .takes(Parameter.SENDER).takes(Parameter.TIME).takes(Parameter.VALIDITY).takes(Parameter.TRANSLIT)
                .takes(Parameter.TINY_URL).takes(Parameter.MAX_PARTS).takes(Parameter.SUBJECT).takes(Parameter.VOICE)
                .completed(SendParameters::add);
    }

    /** An entry while it is written. */
    private static final class Entry {

        private final String operation;
        private final String action;
        private String page;
        private Integer empty;
        private int mebibytes = 4;
        private boolean addressOnly;
        private boolean configured;
        private boolean spends;
        private int limit;
        private int limitOfSeveral;
        private final Map<String, String> fixed = new LinkedHashMap<>();
        private List<Input> inputs = List.of();
        private Completion completion = (parameters, body) -> { };
        private AnswerShape shape;
        private Reader reader;
        private final Map<String, Function<Object, Object>> headers = new LinkedHashMap<>();

        private Entry(String operation, String action) {
            this.operation = operation;
            this.action = action;
            this.page = operation;
        }

        private Entry page(String name) {
            page = name;
            return this;
        }

        /** The number of the error that stands for an empty list. */
        private Entry emptyIs(int errorCode) {
            empty = errorCode;
            return this;
        }

        private Entry upTo(int answerInMebibytes) {
            mebibytes = answerInMebibytes;
            return this;
        }

        private Entry actionOfTheAddress() {
            addressOnly = true;
            return this;
        }

        private Entry actionOfTheConfiguration() {
            configured = true;
            return this;
        }

        private Entry spends() {
            spends = true;
            return this;
        }

        private Entry limit(int perMinute) {
            limit = perMinute;
            limitOfSeveral = perMinute;
            return this;
        }

        private Entry limitOfSeveral(int perMinute) {
            limitOfSeveral = perMinute;
            return this;
        }

        private Entry with(String name, String value) {
            fixed.put(name, value);
            return this;
        }

        private Entry needs(Parameter... ways) {
            return input(new Input(List.of(ways), true, false, null));
        }

        private Entry needsInAddress(Parameter parameter) {
            return input(new Input(List.of(parameter), true, true, null));
        }

        private Entry takes(Parameter parameter) {
            return takes(parameter, null);
        }

        private Entry takes(Parameter parameter, String standard) {
            return input(new Input(List.of(parameter), false, false, standard));
        }

        private Entry input(Input input) {
            inputs = Stream.concat(inputs.stream(), Stream.of(input)).toList();
            return this;
        }

        private Entry completed(Completion how) {
            completion = how;
            return this;
        }

        private Entry gives(AnswerShape of, Reader how) {
            shape = of;
            reader = how;
            return this;
        }

        private <T> Entry sets(String header, Class<T> result, Function<T, Object> value) {
            headers.put(Parameter.HEADER_PREFIX + header, value.compose(result::cast));
            return this;
        }
    }
}
