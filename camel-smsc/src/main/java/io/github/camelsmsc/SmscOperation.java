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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The calls and callbacks of the provider that the component knows, under the provider's own names. The name is the
 * path of the endpoint address: {@code smsc:wait_call}.
 */
public enum SmscOperation {

    /** Lists, rents and changes dedicated numbers that receive messages. Producer. */
    receive_phones(true, false),

    /** Asks for the number that a subscriber has to call to confirm his phone. Producer. */
    wait_call(true, false),

    /** Lists deferred export tasks and fetches their files. Producer. */
    downloads(true, false),

    /** Receives delivery states, incoming messages and confirmation calls. Consumer. */
    callback(false, true);

    private final boolean producer;
    private final boolean consumer;

    SmscOperation(boolean producer, boolean consumer) {
        this.producer = producer;
        this.consumer = consumer;
    }

    /** The names of some operations, for a message. */
    static String names(Predicate<SmscOperation> which) {
        return Arrays.stream(values()).filter(which).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** Whether {@code to("smsc:...")} is possible. */
    public boolean isProducer() {
        return producer;
    }

    /** Whether {@code from("smsc:...")} is possible. */
    public boolean isConsumer() {
        return consumer;
    }
}
