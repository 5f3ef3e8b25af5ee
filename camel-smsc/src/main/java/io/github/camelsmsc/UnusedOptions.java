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

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.api.Parameter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which options of an address the operation does not use, on its side of a route: they do nothing, and were meant to. */
final class UnusedOptions {

    private static final Logger LOG = LoggerFactory.getLogger(UnusedOptions.class);

    private UnusedOptions() {
    }

    /** Logs the names of those that do nothing, in one line. */
    static void warn(SmscOperation operation, boolean from, Set<String> given) {
        Set<String> unused = new TreeSet<>();
        given.stream().filter(option -> !isUsed(operation, from, SmscEndpoint.plain(option)))
                .map(option -> option.replaceFirst("\\..*", ".*")).forEach(unused::add); // what stands behind the dot may be anything
        if (!unused.isEmpty()) {
            LOG.warn("The address smsc:{} as {}(...) has options that it does not use: {}", operation, from ? "from" : "to",
                    String.join(", ", unused));
        }
    }

    private static boolean isUsed(SmscOperation operation, boolean from, String option) {
        boolean polled = from && operation.isPolled();
        boolean history = operation == SmscOperation.get_answers || operation == SmscOperation.get_messages;
        return switch (option) {
            case "payload", "exchangepattern" -> true;
            case "action", "lazystartproducer" -> !from;
            case "path", "idempotentrepository", "bridgeerrorhandler", "exceptionhandler" -> from;
            case "secret", "signature", "charset", "maxbodysize", "readtimeout", "maxinflight", "maxage", "httpcomponent" -> operation == SmscOperation.callback;
            case "startscheduler", "initialdelay", "delay", "timeunit", "usefixeddelay", "greedy", "repeatcount", "backoffmultiplier",
                    "backoffidlethreshold", "backofferrorthreshold", "runlogginglevel", "sendemptymessagewhenidle", "scheduler",
                    "schedulerproperties", "scheduledexecutorservice", "pollstrategy" -> polled;
            case "lookback" -> polled && history;
            case "zone" -> history;
            case "tempdirectory" -> operation == SmscOperation.downloads;
            case "parameter" -> operation == SmscOperation.send;
            default -> option.startsWith("scheduler.") ? polled : option.startsWith("parameter.") ? operation == SmscOperation.send
                    : isParameter(List.of(Call.values()), option) ? isParameter(taken(operation, polled), option) : operation.isProducer();
        };
    }

    /** A poll makes the first, which lists. */
    private static List<Call> taken(SmscOperation operation, boolean polled) {
        return polled ? operation.calls().subList(0, 1) : operation.calls();
    }

    private static boolean isParameter(List<Call> calls, String option) {
        return Call.parameters(calls).map(Parameter::option).map(SmscEndpoint::plain).anyMatch(option::equals);
    }
}
