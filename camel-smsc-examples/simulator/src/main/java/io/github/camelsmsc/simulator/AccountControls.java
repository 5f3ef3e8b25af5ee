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
import java.util.List;
import java.util.Set;

import io.github.camelsmsc.simulator.api.Account;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.RentedNumber;
import io.github.camelsmsc.simulator.api.Task;
import io.github.camelsmsc.simulator.api.TaskRow;
import io.github.camelsmsc.simulator.api.TaskState;

/** The part of a simulator with which a test sets up the account: its money, numbers, tasks and confirmation calls. */
abstract class AccountControls {

    final Account account;

    AccountControls(Account account) {
        this.account = account;
    }

    /** The account's balance. */
    public BigDecimal balance() {
        return account.balance();
    }

    /** Sets the account's balance. */
    public void balance(String amount) {
        account.balance(new BigDecimal(amount));
    }

    /** Blocks the caller's address (error 4), or lets it in again. */
    public void blockIp(boolean blocked) {
        account.block(blocked);
    }

    /** The only addresses that may call, all others get error 2; none for any. */
    public void allowIps(String... ips) {
        account.allowIps(Set.of(ips));
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
