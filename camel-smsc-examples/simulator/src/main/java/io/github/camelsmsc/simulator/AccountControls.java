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
package io.github.camelsmsc.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.camelsmsc.simulator.api.Account;
import io.github.camelsmsc.simulator.api.AwaitedCall;
import io.github.camelsmsc.simulator.api.MessageType;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.Outbox;
import io.github.camelsmsc.simulator.api.OutboxMessage;
import io.github.camelsmsc.simulator.api.Outcome;
import io.github.camelsmsc.simulator.api.RentedNumber;
import io.github.camelsmsc.simulator.api.Task;
import io.github.camelsmsc.simulator.api.TaskRow;
import io.github.camelsmsc.simulator.api.TaskState;

/** The part of a simulator with which a test sets up the account: its money, numbers, tasks and confirmation calls. */
abstract class AccountControls {

    final Account account;
    final Outbox outbox;

    AccountControls(Account account, Outbox outbox) {
        this.account = account;
        this.outbox = outbox;
    }

    /** The account's balance. */
    public BigDecimal balance() {
        return account.balance();
    }

    /** Sets the account's balance. */
    public void balance(String amount) {
        account.balance(new BigDecimal(amount));
    }

    /** How far the balance may go below zero; null (the default) for not at all. */
    public void credit(String amount) {
        account.credit(amount == null ? null : new BigDecimal(amount));
    }

    /** The account's currency; {@code RUR} by default. */
    public void currency(String code) {
        account.currency(code);
    }

    /** Blocks the caller's address (error 4), or lets it in again. */
    public void blockIp(boolean blocked) {
        account.block(blocked);
    }

    /** The only addresses that may call, all others get error 2; none for any. */
    public void allowIps(String... ips) {
        account.allowIps(Set.of(ips));
    }

    // --- sent messages

    /** The messages that the account has sent, as they are at this moment, oldest first; the latest 100,000. */
    public List<OutboxMessage> outbox() {
        return outbox.messages();
    }

    /** What a message of a type costs, a part of it if it has parts. */
    public void price(MessageType type, String amount) {
        outbox.price(type, new BigDecimal(amount));
    }

    /** What becomes of messages to a phone; without it they are delivered. */
    public void outcome(String phone, Outcome outcome) {
        outbox.outcome(phone, outcome);
    }

    /**
     * How long messages that are due take to the operator (state 0) and from there to the subscriber (a final state); 1
     * and 3 seconds by default.
     */
    public void deliveryTimes(Duration toOperator, Duration toSubscriber) {
        outbox.times(toOperator, toSubscriber);
    }

    /**
     * Sets the state of a sent message and calls it back; the clock does not change a final one.
     *
     * @throws IllegalArgumentException if the account has sent no such message
     */
    public void messageStatus(long id, String phone, Outcome outcome) {
        outbox.status(id, phone, outcome);
    }

    /** Texts with one of these in them are refused with error 6 of send. */
    public void forbidTexts(String... parts) {
        outbox.forbidden(List.of(parts));
    }

    /** Phones that begin so are refused with error 8 of send. */
    public void unreachable(String... prefixes) {
        outbox.unreachable(List.of(prefixes));
    }

    // --- numbers for rent

    /** Offers a number for rent. */
    public void addNumber(NumberForRent number) {
        account.offer(number);
    }

    /** The numbers for rent. */
    public List<NumberForRent> numbers() {
        return account.offered();
    }

    /** The rented numbers. */
    public List<RentedNumber> rented() {
        return account.rented();
    }

    // --- tasks

    /** Adds a deferred task, or replaces the one with its identifier. */
    public void addTask(Task task) {
        account.add(task);
    }

    /** Sets the state of a task; from now on the clock does not change it. */
    public void taskState(long id, TaskState state) {
        account.state(id, state);
    }

    /** The tasks as they are at this moment. */
    public List<TaskRow> tasks() {
        return account.tasks();
    }

    // --- confirmation calls

    /** The numbers that subscribers are given to call, in turn. */
    public void numbersToCall(String... numbers) {
        account.numbersToCall(List.of(numbers));
    }

    /** The calls that subscribers have been told to make and have not made yet. */
    public List<AwaitedCall> awaitedCalls() {
        return account.awaitedCalls();
    }

    /** Puts a subscriber on the client's black list (error 5 of wait_call). */
    public void blackList(String phone) {
        account.blackList(phone);
    }

    /** Only subscribers whose numbers begin so are allowed, all others get error 6 of wait_call. */
    public void allowSubscribers(String... prefixes) {
        account.allowPrefixes(List.of(prefixes));
    }

    /** What a confirmation costs, debited when the call comes; 0.50 by default. */
    public void callCost(String amount) {
        account.callCost(new BigDecimal(amount));
    }
}
