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

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelsmsc.model.CallConfirmation;
import io.github.camelsmsc.model.WaitCall;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which call, and which code, confirms which visitor. */
class VisitsTest {

    private static final String PHONE = "79990000077";
    private static final String TYPED = "8 (999) 000-00-77";
    private static final String ANN = "192.0.2.1";
    private static final String BOB = "192.0.2.2";

    // between two seconds, as most moments are
    private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-26T10:00:00.700Z"));
    private final Limits limits = new Limits();
    private final Visits visits = new Visits(limits, "RU,KZ");

    @BeforeEach
    void setUp() {
        visits.setClock(clock);
    }

    private String asksForNumber(String token, String address) throws Refusal {
        return answered(visits.askForCall(token, ask(TYPED, null, null), address), token);
    }

    private String answered(Visit visit, String token) {
        WaitCall answer = new WaitCall("79001112200", List.of(), visit.getPhone(), clock.instant().plus(Visits.CALL_LIVES));
        assertThat(visits.toCall(visit, answer, token).step()).isEqualTo("call");
        return visit.getToken();
    }

    private Visit asksForCode(String token, String address) throws Refusal {
        Visit visit = visits.askForCode(token, ask(TYPED, "12345", null), address);
        visits.sent(visit, token);
        return visit;
    }

    private static Ask ask(String phone, String picture, String code) {
        return new Ask(phone, picture, code, "en");
    }

    private void call(Instant at) {
        visits.called(new CallConfirmation(PHONE, at.getEpochSecond(), null, null, null, Map.of()));
    }

    private void callNow() {
        call(clock.instant());
    }

    private static String codeOf(Visit visit) {
        return visit.getText().replaceAll("\\D", "");
    }

    private static String otherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private String stepOf(String token) {
        return visits.view(token).step();
    }

    // --- calls

    @Test
    void aCallConfirmsWhoAskedForIt() throws Refusal {
        String token = asksForNumber(null, ANN);
        clock.advance(Duration.ofSeconds(30));
        callNow();
        assertThat(stepOf(token)).isEqualTo("confirmed");
        assertThat(visits.confirmedPhone(token)).contains(PHONE);
    }

    @Test
    void aCallInTheSecondOfTheRequestCounts() throws Refusal {
        String token = asksForNumber(null, ANN);
        callNow();
        assertThat(stepOf(token)).isEqualTo("confirmed");
    }

    @Test
    void aCallBeforeTheRequestDoesNotCount() throws Refusal {
        String token = asksForNumber(null, ANN);
        call(clock.instant().minusSeconds(1));
        assertThat(stepOf(token)).isEqualTo("call");
    }

    @Test
    void aCallInTheLastSecondCountsWheneverItsCallbackComes() throws Refusal {
        String token = asksForNumber(null, ANN);
        Instant last = clock.instant().plus(Visits.CALL_LIVES);
        clock.advance(Duration.ofMinutes(200));
        assertThat(visits.view(token).problem()).isEqualTo("expired");
        call(last);
        assertThat(stepOf(token)).isEqualTo("confirmed");
    }

    @Test
    void aCallAfterItsTimeDoesNotCount() throws Refusal {
        String token = asksForNumber(null, ANN);
        call(clock.instant().plus(Visits.CALL_LIVES).plusSeconds(1));
        clock.advance(Visits.CALL_LIVES.plusMinutes(1));
        callNow();
        assertThat(visits.confirmedPhone(token)).isEmpty();
    }

    @Test
    void aCallThatIsToldBeforeTheProviderNamesTheNumberCounts() throws Refusal {
        Visit visit = visits.askForCall(null, ask(TYPED, null, null), ANN);
        callNow();
        WaitCall answer = new WaitCall("79001112200", List.of(), PHONE, clock.instant().plus(Visits.CALL_LIVES));
        assertThat(visits.toCall(visit, answer, null).step()).isEqualTo("confirmed");
    }

    @Test
    void aCallOfAnotherPhoneDoesNotCount() throws Refusal {
        String token = asksForNumber(null, ANN);
        visits.called(new CallConfirmation("79990000078", clock.instant().getEpochSecond(), null, null, null, Map.of()));
        assertThat(stepOf(token)).isEqualTo("call");
    }

    @Test
    void aCallWithoutTimeDoesNotCount() throws Refusal {
        String token = asksForNumber(null, ANN);
        visits.called(new CallConfirmation(PHONE, null, null, null, null, Map.of()));
        assertThat(stepOf(token)).isEqualTo("call");
    }

    @Test
    void aRepeatedCallbackChangesNothing() throws Refusal {
        String token = asksForNumber(null, ANN);
        Instant at = clock.instant();
        call(at);
        String again = asksForNumber(token, ANN);
        call(at);
        assertThat(stepOf(again)).isEqualTo("call");
        call(at.plusSeconds(1));
        assertThat(stepOf(again)).isEqualTo("confirmed");
    }

    // --- two visitors with one phone

    @Test
    void whileACallIsAwaitedNobodyElseGetsANumberForThatPhone() throws Refusal {
        String ann = asksForNumber(null, ANN);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> asksForNumber(null, BOB)).withMessage("LATER");
        callNow();
        assertThat(stepOf(ann)).isEqualTo("confirmed");
    }

    @Test
    void whoCallsLateDoesNotConfirmTheNextVisitor() throws Refusal {
        asksForNumber(null, ANN);
        clock.advance(Visits.CALL_LIVES.plus(Visits.LATE).minusSeconds(1));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> asksForNumber(null, BOB)).withMessage("LATER");
        clock.advance(Duration.ofSeconds(1));
        String bob = asksForNumber(null, BOB);
        call(clock.instant().minusSeconds(1));
        assertThat(stepOf(bob)).isEqualTo("call");
        callNow();
        assertThat(stepOf(bob)).isEqualTo("confirmed");
    }

    @Test
    void whoLeavesForACodeStillKeepsOthersFromHisCall() throws Refusal {
        String call = asksForNumber(null, ANN);
        String code = asksForCode(call, ANN).getToken();
        assertThat(stepOf(call)).isEqualTo("start");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> asksForNumber(null, BOB)).withMessage("LATER");
        assertThat(stepOf(asksForNumber(code, ANN))).isEqualTo("call");
    }

    @Test
    void whoAsksAgainIsConfirmedByTheCallThatHeHasMadeAlready() throws Refusal {
        String first = asksForNumber(null, ANN);
        clock.advance(Duration.ofSeconds(20));
        Instant at = clock.instant();
        clock.advance(Duration.ofSeconds(20));
        String second = asksForNumber(first, ANN);
        call(at);
        assertThat(stepOf(second)).isEqualTo("confirmed");
        assertThat(stepOf(first)).isEqualTo("start");
    }

    @Test
    void aCallWhileTheSameVisitorAsksAgainIsNotLost() throws Refusal {
        String first = asksForNumber(null, ANN);
        clock.advance(Duration.ofSeconds(20));
        Visit second = visits.askForCall(first, ask(TYPED, null, null), ANN);
        callNow();
        visits.toCall(second, new WaitCall("79001112200", List.of(), PHONE, clock.instant().plus(Visits.CALL_LIVES)), first);
        assertThat(stepOf(second.getToken())).isEqualTo("confirmed");
    }

    @Test
    void whereTheProviderFailsTheVisitorCanAskAgainAndTheEarlierCallCounts() throws Refusal {
        String first = asksForNumber(null, ANN);
        Visit second = visits.askForCall(first, ask(TYPED, null, null), ANN);
        assertThat(visits.notToCall(second, Problem.UNAVAILABLE).problem()).isEqualTo("unavailable");
        callNow();
        assertThat(stepOf(first)).isEqualTo("confirmed");
    }

    @Test
    void twoVisitorsWithOnePhoneHaveACodeEach() throws Refusal {
        Visit ann = asksForCode(null, ANN);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> asksForCode(null, BOB)).withMessage("LATER");
        clock.advance(Duration.ofMinutes(1));
        Visit bob = asksForCode(null, BOB);
        visits.check(bob.getToken(), ask(null, null, codeOf(bob)));
        assertThat(visits.confirmedPhone(bob.getToken())).contains(PHONE);
        assertThat(visits.confirmedPhone(ann.getToken())).isEmpty();
    }

    // --- codes

    @Test
    void theCodeConfirms() throws Refusal {
        Visit visit = asksForCode(null, ANN);
        assertThat(visits.check(visit.getToken(), ask(null, null, codeOf(visit))).step()).isEqualTo("confirmed");
    }

    @Test
    void aWrongCodeCostsATryAndTheLastOneTheVisit() throws Refusal {
        Visit visit = asksForCode(null, ANN);
        String code = codeOf(visit);
        for (int left = 2; left > 0; left--) {
            View view = visits.check(visit.getToken(), ask(null, null, otherThan(code)));
            assertThat(view).extracting(View::problem, View::tries).containsExactly("code", left);
        }
        assertThat(visits.check(visit.getToken(), ask(null, null, otherThan(code))).problem()).isEqualTo("tries");
        assertThat(visits.check(visit.getToken(), ask(null, null, code)).problem()).isEqualTo("tries");
        assertThat(visits.confirmedPhone(visit.getToken())).isEmpty();
    }

    @Test
    void whatIsNoCodeCostsNoTry() throws Refusal {
        Visit visit = asksForCode(null, ANN);
        for (String typed : new String[] { null, "", "12345", "1234567", "abcdef", "\u0661\u0662\u0663\u0664\u0665\u0666" }) {
            assertThat(visits.check(visit.getToken(), ask(null, null, typed)).tries()).isEqualTo(Visits.TRIES);
        }
    }

    @Test
    void aCodeExpires() throws Refusal {
        Visit visit = asksForCode(null, ANN);
        clock.advance(Visits.CODE_LIVES);
        assertThat(visits.check(visit.getToken(), ask(null, null, codeOf(visit))).problem()).isEqualTo("expired");
    }

    @Test
    void aNewCodeEndsTheOldOne() throws Refusal {
        Visit first = asksForCode(null, ANN);
        clock.advance(Duration.ofMinutes(1));
        Visit second = asksForCode(first.getToken(), ANN);
        assertThat(visits.check(first.getToken(), ask(null, null, codeOf(first))).step()).isEqualTo("start");
        assertThat(visits.check(second.getToken(), ask(null, null, codeOf(second))).step()).isEqualTo("confirmed");
    }

    @Test
    void aCodeThatDidNotGoOutLeavesTheOldOneAndDoesNotCount() throws Refusal {
        Visit first = asksForCode(null, ANN);
        for (int i = 0; i < 8; i++) {
            clock.advance(Duration.ofSeconds(30));
            if (i > 0) {
                visits.notSent(visits.askForCode(first.getToken(), ask(TYPED, "12345", null), ANN), Problem.PICTURE);
            }
        }
        assertThat(visits.check(first.getToken(), ask(null, null, codeOf(first))).step()).isEqualTo("confirmed");
    }

    @Test
    void codesHaveSixDigitsAndTokensNobodyGuesses() throws Refusal {
        limits.setCodesPerPhoneAndDay(1000);
        limits.setRequestsPerAddressAndHour(1000);
        Set<String> tokens = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Visit visit = asksForCode(null, ANN);
            clock.advance(Duration.ofMinutes(1));
            tokens.add(visit.getToken());
            codes.add(codeOf(visit));
        }
        assertThat(tokens).hasSize(200).allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
        assertThat(codes).hasSizeGreaterThan(190).allMatch(code -> code.matches("\\d{6}"));
    }

    // --- the rest

    @Test
    void aPictureThatCannotBeRightIsNotSent() {
        for (String picture : new String[] { null, "", "12 34", "1&phones=79990000001", "x".repeat(17) }) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> visits.askForCode(null, ask(TYPED, picture, null), ANN)).withMessage("PICTURE");
        }
    }

    @Test
    void anAddressIsServedSoOftenInAnHour() throws Refusal {
        limits.setRequestsPerAddressAndHour(2);
        asksForCode(null, ANN);
        String token = asksForNumber(null, ANN);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> asksForNumber(token, ANN)).withMessage("LATER");
        clock.advance(Duration.ofHours(1));
        assertThat(stepOf(asksForNumber(token, ANN))).isEqualTo("call");
    }

    @Test
    void aVisitIsForgottenAtLast() throws Refusal {
        String token = asksForNumber(null, ANN);
        callNow();
        clock.advance(Visits.KEPT.plus(Visits.CALL_LIVES).plusSeconds(1));
        asksForCode(null, BOB);
        assertThat(stepOf(token)).isEqualTo("start");
    }

    @Test
    void nothingOfAVisitorIsInAnyText() throws Refusal {
        Visit visit = asksForCode(null, ANN);
        assertThat(visit + " " + visits.view(visit.getToken()) + " " + ask(TYPED, "12345", codeOf(visit)))
                .doesNotContain(PHONE, "000-00-77", codeOf(visit), visit.getToken());
    }
}
