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
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the provider knows of one client: money, numbers, tasks, awaited calls. Safe for use by many threads. */
public final class Account {

    /** The subscriber must call within 15 minutes. */
    public static final Duration TIME_TO_CALL = Duration.ofMinutes(15);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");

    private static final class Held {
        private final Task task;
        private final Instant added;
        private TaskState commanded;

        Held(Task task, Instant added) {
            this.task = task;
            this.added = added;
        }
    }

    private final Clock clock;
    private final ZoneId zone;
    private final String login;
    private final String password;
    private final String apiKey;
    private BigDecimal balance;
    private BigDecimal credit;
    private String currency = "RUR";
    private BigDecimal callCost = new BigDecimal("0.50");
    private boolean blocked;
    private Set<String> allowedIps = Set.of();
    private List<String> allowedPrefixes = List.of("");
    private List<String> numbersToCall = List.of("79001112200", "79001112201", "79001112202");
    private int nextToCall;
    private final Set<String> blackList = new HashSet<>();
    private final Map<String, NumberForRent> offered = new LinkedHashMap<>();
    private final Map<String, RentedNumber> rented = new LinkedHashMap<>();
    private final Map<Long, Held> tasks = new TreeMap<>();
    private final Map<String, AwaitedCall> awaited = new LinkedHashMap<>();

    /**
     * @param apiKey null for none
     */
    public Account(Clock clock, ZoneId zone, String login, String password, String apiKey, BigDecimal balance) {
        this.clock = clock;
        this.zone = zone;
        this.login = login;
        this.password = password;
        this.apiKey = apiKey;
        this.balance = balance;
    }

    // --- who may come in

    synchronized boolean knows(Map<String, String> params, InetAddress from) {
        if (!allowedIps.isEmpty() && !allowedIps.contains(from.getHostAddress())) {
            return false;
        }
        String givenLogin = params.get("login");
        if (params.containsKey("apikey")) {
            return apiKey != null && apiKey.equals(params.get("apikey"))
                    && (givenLogin == null || givenLogin.equals(login));
        }
        String given = params.get("psw");
        return login.equals(givenLogin) && (password.equals(given) || md5(password).equals(given));
    }

    /** What public clients send in place of the password: its MD5 in lower-case hex. */
    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    synchronized boolean isBlocked() {
        return blocked;
    }

    /** Blocks the caller's address, or lets it in again. */
    public synchronized void block(boolean isBlocked) {
        blocked = isBlocked;
    }

    /** The only addresses that may call; none for any. */
    public synchronized void allowIps(Set<String> ips) {
        allowedIps = Set.copyOf(ips);
    }

    // --- money

    /** What the account has. */
    public synchronized BigDecimal balance() {
        return balance;
    }

    /** Sets what the account has. */
    public synchronized void balance(BigDecimal amount) {
        balance = amount;
    }

    /** How far the balance may go below zero, null for not at all. */
    public synchronized BigDecimal credit() {
        return credit;
    }

    /** Sets the credit, null for none. */
    public synchronized void credit(BigDecimal amount) {
        credit = amount;
    }

    /** The account's currency. */
    public synchronized String currency() {
        return currency;
    }

    /** Sets the currency. */
    public synchronized void currency(String code) {
        currency = code;
    }

    /** Takes an amount from the balance; false, and nothing taken, if there is not as much. */
    synchronized boolean debit(BigDecimal amount) {
        BigDecimal left = balance.subtract(amount);
        if (left.add(credit == null ? BigDecimal.ZERO : credit).signum() < 0) {
            return false;
        }
        balance = left;
        return true;
    }

    /** The client's login. */
    public String login() {
        return login;
    }

    ZoneId zone() {
        return zone;
    }

    // --- numbers

    /** Offers a number for rent. */
    public synchronized void offer(NumberForRent number) {
        offered.put(number.phone(), number);
    }

    /** The numbers for rent. */
    public synchronized List<NumberForRent> offered() {
        return new ArrayList<>(offered.values());
    }

    /** The rented numbers. */
    public synchronized List<RentedNumber> rented() {
        return new ArrayList<>(rented.values());
    }

    synchronized String rent(String phone, boolean noprolong) throws ApiError {
        NumberForRent number = offered.get(phone);
        if (number == null) {
            throw new ApiError(Page.RECEIVE_PHONES, 1);
        }
        BigDecimal cost = new BigDecimal(number.currentCost());
        if (!debit(cost)) {
            throw new ApiError(Page.RECEIVE_PHONES, 3);
        }
        offered.remove(phone);
        rented.put(phone, new RentedNumber(phone, noprolong, number.currentCost()));
        return number.currentCost();
    }

    synchronized void prolong(String phone, boolean noprolong) throws ApiError {
        RentedNumber number = rented.get(phone);
        if (number == null) {
            throw new ApiError(Page.RECEIVE_PHONES, 1);
        }
        rented.put(phone, new RentedNumber(phone, noprolong, number.cost()));
    }

    // --- confirmation calls

    /** Puts a subscriber on the client's black list. */
    public synchronized void blackList(String phone) {
        blackList.add(phone);
    }

    /** Only subscribers whose numbers begin so are allowed by the account's settings. */
    public synchronized void allowPrefixes(List<String> prefixes) {
        allowedPrefixes = List.copyOf(prefixes);
    }

    /** The numbers that subscribers are given to call, in turn. */
    public synchronized void numbersToCall(List<String> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("There must be a number to call");
        }
        numbersToCall = List.copyOf(numbers);
        nextToCall = 0;
    }

    /** What a confirmation costs, debited when the call comes. */
    public synchronized void callCost(BigDecimal cost) {
        callCost = cost;
    }

    synchronized List<String> awaitCall(String phone) throws ApiError {
        if (blackList.contains(phone)) {
            throw new ApiError(Page.WAIT_CALL, 5);
        }
        if (allowedPrefixes.stream().noneMatch(phone::startsWith)) {
            throw new ApiError(Page.WAIT_CALL, 6);
        }
        if (balance.compareTo(callCost) < 0) {
            throw new ApiError(Page.WAIT_CALL, 3);
        }
        List<String> all = new ArrayList<>(numbersToCall);
        String first = all.remove(nextToCall % all.size());
        nextToCall++;
        all.add(0, first);
        awaited.put(phone, new AwaitedCall(phone, first, clock.instant().plus(TIME_TO_CALL)));
        return all;
    }

    /** The call from this subscriber that is awaited at this moment; it is no longer. */
    public synchronized Optional<AwaitedCall> called(String phone) {
        AwaitedCall call = awaited.remove(phone);
        if (call == null || clock.instant().isAfter(call.until())) {
            return Optional.empty();
        }
        balance = balance.subtract(callCost);
        return Optional.of(call);
    }

    /** The calls that are awaited at this moment. */
    public synchronized List<AwaitedCall> awaitedCalls() {
        awaited.values().removeIf(call -> clock.instant().isAfter(call.until()));
        return new ArrayList<>(awaited.values());
    }

    // --- tasks

    /** Adds a task, or replaces the one with its identifier. */
    public synchronized void add(Task task) {
        tasks.put(task.id(), new Held(task, clock.instant()));
    }

    /** Sets the state of a task by command; from now on the clock does not change it. */
    public synchronized void state(long id, TaskState state) {
        Held held = tasks.get(id);
        if (held == null) {
            throw new IllegalArgumentException("There is no task " + id);
        }
        held.commanded = state;
    }

    /** The tasks as they are at this moment, by identifier. */
    public synchronized List<TaskRow> tasks() {
        return tasks.values().stream().map(this::row).toList();
    }

    synchronized Optional<Task> finished(String id, String name) {
        return tasks.values().stream().filter(held -> stateOf(held) == TaskState.COMPLETED)
                .map(held -> held.task)
                .filter(task -> id == null || id.equals(Long.toString(task.id())))
                .filter(task -> name == null || name.equals(task.name()) || name.equals(task.file()))
                .findFirst();
    }

    private TaskRow row(Held held) {
        Task task = held.task;
        String added = TIME.format(held.added.atZone(zone));
        return new TaskRow(task.id(), task.name(), stateOf(held), task.created() == null ? added : task.created(),
                task.time() == null ? added : task.time(), task.file());
    }

    private TaskState stateOf(Held held) {
        if (held.commanded != null) {
            return held.commanded;
        }
        Duration age = Duration.between(held.added, clock.instant());
        if (held.task.completedAfter() != null && age.compareTo(held.task.completedAfter()) >= 0) {
            return TaskState.COMPLETED;
        }
        if (held.task.inProgressAfter() != null && age.compareTo(held.task.inProgressAfter()) >= 0) {
            return TaskState.IN_PROGRESS;
        }
        return held.task.state();
    }
}
