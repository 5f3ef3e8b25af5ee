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
package io.github.camelsmsc.simulator.main;

import java.io.PrintStream;
import java.time.Duration;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.TaskState;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;

/** The commands that a person types. */
final class Console {

    static final String HELP = """
            Commands:
              status <id> <phone> <status>   send the status of a message
              message <phone> <to> <text>    send an incoming message
              call <phone>                   the subscriber calls the number from wait_call.php
              handler <address>              set the handler address of the account
              task <id> <0..4>               set the state of a task
              clock <minutes>                move the clock on
              account                        balance, rented numbers, tasks
              quit""";

    private final SmscSimulator smsc;
    private final PrintStream out;

    Console(SmscSimulator smsc, PrintStream out) {
        this.smsc = smsc;
        this.out = out;
    }

    /** Whether to go on. */
    boolean obey(String line) {
        String[] words = line.split("\\s+", 4);
        try {
            switch (words[0]) {
                case "" -> {
                    return true;
                }
                case "quit" -> {
                    return false;
                }
                case "status" -> report(smsc.sendStatus(
                        StatusCallback.of(Long.parseLong(words[1]), words[2], Integer.parseInt(words[3]))));
                case "message" -> report(smsc.sendMessage(IncomingSms.of(words[1], words[3], words[2])));
                case "call" -> report(smsc.subscriberCalls(words[1]));
                case "handler" -> smsc.callbackUrl(words[1]);
                case "task" -> smsc.taskState(Long.parseLong(words[1]), TaskState.values()[Integer.parseInt(words[2])]);
                case "clock" -> smsc.advance(Duration.ofMinutes(Long.parseLong(words[1])));
                case "account" -> account();
                default -> out.println(HELP);
            }
        } catch (IndexOutOfBoundsException | NumberFormatException | ArithmeticException e) {
            out.println(HELP);
        } catch (IllegalArgumentException | IllegalStateException e) {
            out.println(e.getMessage());
        }
        return true;
    }

    private void account() {
        out.println("balance " + smsc.balance());
        smsc.rented().forEach(n -> out.println("rented " + n.phone() + (n.noprolong() ? ", ends with the month" : "")));
        smsc.tasks().forEach(t -> out.println("task " + t.id() + " " + t.name() + ": " + t.state()));
    }

    private void report(Delivery delivery) {
        Delivery.Attempt attempt = delivery.last();
        String how = attempt.failure() == null ? "the handler answered " + attempt.statusCode() : attempt.failure();
        out.println(how + (!delivery.isDone() ? "; it is repeated every 4 minutes"
                : attempt.statusCode() == 404 ? ", which the provider takes for delivered" : ""));
    }
}
