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
package io.github.camelsmsc.examples.phoneconfirmation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How often visitors may ask: each code costs the site money. In the memory of one node; not for several threads at once.
 */
public final class Limits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    /** A household or a company has so much of an IPv6 address to itself. */
    private static final int IPV6_NETWORK_BYTES = 8;
    /** Beyond it nobody new is served: an attack from very many addresses must not fill the memory. */
    private static final int MAX_KEYS = 100_000;
    private static final Pattern IP_ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:.*");

    private final Map<String, Deque<Instant>> times = new HashMap<>();
    private int codesPerPhoneAndDay = 5;
    private int requestsPerAddressAndHour = 10;
    private int codesPerHour = 500;
    private int callsPerHour = 500;

    /** Messages to one phone in any 24 hours, from whatever address; 5 by default. At most one a minute. */
    public void setCodesPerPhoneAndDay(int count) {
        codesPerPhoneAndDay = count;
    }

    /** Requests for a code or a call from one address in any hour, those with a wrong picture too; 10 by default. */
    public void setRequestsPerAddressAndHour(int count) {
        requestsPerAddressAndHour = count;
    }

    /** Messages of the whole site in any hour: what an attack can cost at most; 500 by default. */
    public void setCodesPerHour(int count) {
        codesPerHour = count;
    }

    /** Numbers to call that the whole site asks for in any hour; 500 by default. */
    public void setCallsPerHour(int count) {
        callsPerHour = count;
    }

    /** Counts a request from an address; false if it is one too many. */
    boolean takeAddress(String address, Instant now) {
        return take("address " + network(address), requestsPerAddressAndHour, HOUR, now);
    }

    /** Counts a message to a phone; false if it is one too many. */
    boolean takeCode(String phone, Instant now) {
        String key = "phone " + phone;
        if (count(key, MINUTE, now) > 0 || count(key, DAY, now) >= codesPerPhoneAndDay
                || !take("codes", codesPerHour, HOUR, now)) {
            return false;
        }
        return take(key, codesPerPhoneAndDay, DAY, now);
    }

    /** A message that was counted did not go out. */
    void giveBackCode(String phone, Instant taken) {
        giveBack("codes", taken);
        giveBack("phone " + phone, taken);
    }

    /** Counts a number to call; false if it is one too many. */
    boolean takeCall(Instant now) {
        return take("calls", callsPerHour, HOUR, now);
    }

    /** Forgets what no longer counts. */
    void tidy(Instant now) {
        times.values().forEach(all -> all.removeIf(time -> !time.isAfter(now.minus(DAY))));
        times.values().removeIf(Deque::isEmpty);
    }

    private boolean take(String key, int most, Duration window, Instant now) {
        if (count(key, window, now) >= most || times.size() >= MAX_KEYS && !times.containsKey(key)) {
            return false;
        }
        times.computeIfAbsent(key, any -> new ArrayDeque<>()).add(now);
        return true;
    }

    private long count(String key, Duration window, Instant now) {
        return times.getOrDefault(key, new ArrayDeque<>()).stream().filter(time -> time.isAfter(now.minus(window))).count();
    }

    private void giveBack(String key, Instant taken) {
        times.getOrDefault(key, new ArrayDeque<>()).removeLastOccurrence(taken);
    }

    private static String network(String address) {
        if (!IP_ADDRESS.matcher(address).matches()) {
            // a name would be looked up
            throw new IllegalArgumentException("The visitor's address is not an IP address");
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes.length > 4 ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("The visitor's address is not an IP address", e);
        }
    }
}
