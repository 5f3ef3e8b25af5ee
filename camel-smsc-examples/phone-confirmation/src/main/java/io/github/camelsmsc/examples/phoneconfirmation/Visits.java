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

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.camelsmsc.model.CallConfirmation;
import io.github.camelsmsc.model.WaitCall;

/**
 * Who confirms which phone: all that the site has to remember, in the memory of one node. With several nodes this class
 * has to stand on a store that they share.
 *
 * <p>
 * A call names the subscriber's phone and the second, and nothing of the visitor. So at most one visitor awaits a call from
 * a phone, until some time after his last chance to make it: else a call of the one would confirm the other, who need not
 * own the phone at all.
 */
public final class Visits {

    /** How long a code counts. */
    static final Duration CODE_LIVES = Duration.ofMinutes(5);
    /** How often a code can be tried. */
    static final int TRIES = 3;
    /** How long a call counts if the provider has not answered yet. */
    static final Duration CALL_LIVES = Duration.ofMinutes(15);
    /** For so long after it a visitor may still call the number that he sees; that must not confirm the next visitor. */
    static final Duration LATE = Duration.ofMinutes(5);
    /** For so long a callback may still come (the provider repeats it for 200 minutes), and the site may still ask. */
    static final Duration KEPT = Duration.ofHours(4);

    private static final int TOKEN_BYTES = 32;
    private static final int CODES = 1_000_000;
    private static final Pattern PICTURE = Pattern.compile("[0-9A-Za-z]{1,16}");
    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private final SecureRandom random = new SecureRandom();
    private final Limits limits;
    private final List<String> regions;
    private final Map<String, Visit> byToken = new HashMap<>();
    private final Map<String, List<Visit>> callsByPhone = new HashMap<>();
    private Clock clock = Clock.systemUTC();
    private Instant tidied = Instant.MIN;

    /**
     * @param limits  how often visitors may ask
     * @param regions countries whose mobile numbers are served, two-letter codes separated by commas; a number without
     *                country code is one of the first. Elsewhere a message can cost many times as much
     */
    public Visits(Limits limits, String regions) {
        this.limits = limits;
        this.regions = List.of(regions.split("\\s*,\\s*"));
    }

    /** The clock of all times; the system's by default. It must go as the provider's does. */
    public void setClock(Clock theClock) {
        clock = theClock;
    }

    /** A visitor wants a code; the message is to be sent next, then {@link #sent} or {@link #notSent} to be told. */
    public synchronized Visit askForCode(String token, Ask ask, String address) throws Refusal {
        Instant now = tidyNow();
        String phone = phone(ask);
        if (ask.picture() == null || !PICTURE.matcher(ask.picture()).matches()) {
            throw new Refusal(Problem.PICTURE);
        }
        if (!limits.takeAddress(address, now) || !limits.takeCode(phone, now)) {
            throw new Refusal(Problem.LATER);
        }
        String code = String.format("%06d", random.nextInt(CODES));
        return new Visit(newToken(), phone, ask, browser(token), code, TRIES, now.plus(CODE_LIVES));
    }

    /** The message has gone out, or perhaps has; the visitor's earlier visit is over. */
    public synchronized View sent(Visit visit, String token) {
        replace(token, visit);
        return view(visit, null);
    }

    /** The message has not gone out and does not count. */
    public synchronized View notSent(Visit visit, Problem problem) {
        limits.giveBackCode(visit.phone, visit.until.minus(CODE_LIVES));
        return View.start(problem);
    }

    /**
     * A visitor wants to call. He is known from now on, since his call may be told before the provider has answered with
     * the number; then {@link #toCall} or {@link #notToCall} is to be told.
     */
    public synchronized Visit askForCall(String token, Ask ask, String address) throws Refusal {
        Instant now = tidyNow();
        String phone = phone(ask);
        Object browser = browser(token);
        List<Visit> calls = callsByPhone.getOrDefault(phone, List.of());
        boolean awaitedElsewhere = calls.stream()
                .anyMatch(call -> call.browser != browser && now.isBefore(call.until.plus(LATE)));
        if (!limits.takeAddress(address, now) || awaitedElsewhere || !limits.takeCall(now)) {
            throw new Refusal(Problem.LATER);
        }
        Visit visit = new Visit(newToken(), phone, ask, browser, null, 0, now.plus(CALL_LIVES));
        visit.callsFrom = callsFrom(calls, browser, now);
        callsByPhone.computeIfAbsent(phone, any -> new ArrayList<>()).add(visit);
        return visit;
    }

    /** The provider tells whole seconds. Who asks again has perhaps called already; but no call counts for two visits. */
    private static long callsFrom(List<Visit> calls, Object browser, Instant now) {
        long from = calls.stream().filter(call -> call.browser == browser && !call.confirmed && !call.isOver(now))
                .mapToLong(call -> call.callsFrom).min().orElse(now.getEpochSecond());
        return Math.max(from, calls.stream().mapToLong(call -> call.calledAt + 1).max().orElse(0));
    }

    /** The provider has named the number to call; the visitor's earlier visit is over. */
    public synchronized View toCall(Visit visit, WaitCall call, String token) {
        visit.number = call.phone();
        visit.until = call.expiresAt();
        callsByPhone.get(visit.phone)
                .removeIf(other -> other != visit && other.browser == visit.browser && other.calledAt == 0);
        replace(token, visit);
        return view(visit, null);
    }

    /** The provider has named no number. */
    public synchronized View notToCall(Visit visit, Problem problem) {
        callsByPhone.get(visit.phone).remove(visit);
        return View.start(problem);
    }

    /** A subscriber has called: his visit is confirmed if the call was made in its time. Else, and again, nothing changes. */
    public synchronized void called(CallConfirmation call) {
        List<Visit> calls = callsByPhone.getOrDefault(call.phone(), List.of());
        if (call.ts() == null || calls.stream().anyMatch(visit -> visit.calledAt == call.ts())) {
            return;
        }
        // of one browser, if there are two: it asks again at this moment
        for (Visit visit : calls) {
            if (!visit.confirmed && call.ts() >= visit.callsFrom && call.ts() <= visit.until.getEpochSecond()) {
                visit.confirmed = true;
                visit.calledAt = call.ts();
            }
        }
    }

    /** A visitor has typed the code of the message. */
    public synchronized View check(String token, Ask ask) throws Refusal {
        Visit visit = byToken.get(token);
        if (visit == null || visit.confirmed || visit.isCall()) {
            return view(token);
        }
        if (ask.code() == null || !CODE.matcher(ask.code()).matches()) {
            // a slip, not a guess
            return visit.isOver(clock.instant()) ? view(token) : view(visit, Problem.CODE);
        }
        if (visit.isOver(clock.instant())) {
            return view(token);
        }
        visit.confirmed = visit.tryCode(ask.code());
        return visit.confirmed || visit.tries() > 0 ? view(visit, visit.confirmed ? null : Problem.CODE) : view(token);
    }

    /** What a visitor sees at the moment. */
    public synchronized View view(String token) {
        Visit visit = byToken.get(token);
        if (visit == null) {
            return View.start(null);
        }
        if (visit.isOver(clock.instant())) {
            return View.start(!visit.isCall() && visit.tries() == 0 ? Problem.TRIES : Problem.EXPIRED);
        }
        return view(visit, null);
    }

    /** What a visitor sees who is refused. */
    public View refused(Problem problem) {
        return View.start(problem);
    }

    /** The phone that a visitor has confirmed, in the provider's digits: what the site's next step asks; empty if he has not. */
    public synchronized Optional<String> confirmedPhone(String token) {
        return Optional.ofNullable(byToken.get(token)).filter(visit -> visit.confirmed).map(visit -> visit.phone);
    }

    private View view(Visit visit, Problem problem) {
        String phone = PhoneNumbers.readable(visit.phone);
        if (visit.confirmed) {
            return new View("confirmed", phone, null, null, null, null);
        }
        // the last second counts in full
        long seconds = Duration.between(clock.instant(), visit.until).plusMillis(999).toSeconds();
        return visit.isCall()
                ? new View("call", phone, visit.number == null ? null : PhoneNumbers.readable(visit.number), seconds, null, null)
                : new View("code", phone, null, seconds, visit.tries(), View.name(problem));
    }

    private String phone(Ask ask) throws Refusal {
        return PhoneNumbers.digits(ask.phone(), regions).orElseThrow(() -> new Refusal(Problem.PHONE));
    }

    private Object browser(String token) {
        Visit before = byToken.get(token);
        return before == null ? new Object() : before.browser;
    }

    /** Each visit has a token of its own, so that one that was slipped to a visitor is worth nothing. */
    private String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void replace(String token, Visit visit) {
        byToken.remove(token);
        byToken.put(visit.token, visit);
    }

    private Instant tidyNow() {
        Instant now = clock.instant();
        if (now.isAfter(tidied.plus(Duration.ofMinutes(1)))) {
            tidied = now;
            byToken.values().removeIf(visit -> now.isAfter(visit.until.plus(KEPT)));
            callsByPhone.values().forEach(calls -> calls.removeIf(visit -> now.isAfter(visit.until.plus(KEPT))));
            callsByPhone.values().removeIf(List::isEmpty);
            limits.tidy(now);
        }
        return now;
    }
}
