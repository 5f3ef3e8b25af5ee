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

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.camelsmsc.api.Call;

/**
 * The calls and callbacks of the provider that the component knows, under the provider's own names. The name is the
 * path of the endpoint address: {@code smsc:wait_call}.
 */
public enum SmscOperation {

    /** Lists, rents and changes dedicated numbers that receive messages. Producer. */
    receive_phones,

    /** Asks for the number that a subscriber has to call to confirm his phone. Producer. */
    wait_call,

    /** Lists deferred export tasks and fetches their files. Producer; as a consumer, the file of each that is finished. */
    downloads,

    /** Receives delivery states, incoming messages and confirmation calls. Consumer. */
    callback,

    /** Sends messages, makes calls, asks operators about phones, or tells what it would cost. Producer. */
    send,

    /** Tells the state of a message, or of several. Producer. */
    status,

    /** Tells what is left on the account. Producer. */
    balance,

    /** Lists incoming messages. Producer; as a consumer, each that callbacks have not brought. */
    get_answers,

    /** Lists sent messages with their states. Producer; as a consumer, each final state that callbacks have not brought. */
    get_messages;

    /** The names of some operations, for a message. */
    static String names(Predicate<SmscOperation> which) {
        return Arrays.stream(values()).filter(which).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** The calls that it makes; none for a consumer alone. */
    List<Call> calls() {
        return Call.of(name());
    }

    /** Whether {@code to("smsc:...")} is possible. */
    public boolean isProducer() {
        return !calls().isEmpty();
    }

    /** Whether {@code from("smsc:...")} is possible. */
    public boolean isConsumer() {
        return this == callback || isPolled();
    }

    /** Whether its consumer asks the provider again and again. */
    boolean isPolled() {
        return this == downloads || this == get_answers || this == get_messages;
    }
}
