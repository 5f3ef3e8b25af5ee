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
package io.github.camelsmsc.simulator.callback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.github.camelsmsc.simulator.Handler;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import io.github.camelsmsc.simulator.time.Timeline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatsTest {

    private static final Duration FOUR_MINUTES = Duration.ofMinutes(4);
    private static final StatusCallback STATUS = StatusCallback.of(1, "79991234567", 1);

    private static SmscSimulator simulator(Handler handler) {
        SmscSimulator smsc = SmscSimulator.builder().clock(new SimulatedClock()).build();
        smsc.callbackUrl(handler.address() + "/handler");
        return smsc;
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 404 })
    void code200Or404EndsIt(int code) {
        try (Handler handler = new Handler(n -> code); SmscSimulator smsc = simulator(handler)) {
            Delivery delivery = smsc.sendStatus(STATUS);
            smsc.clock().advance(Duration.ofDays(1));
            assertThat(delivery.isDone()).isTrue();
            assertThat(delivery.attempts()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 201, 204, 302, 400, 401, 403, 500, 503 })
    void codeOtherThan200Or404IsRepeated(int code) {
        try (Handler handler = new Handler(n -> n == 1 ? code : 200); SmscSimulator smsc = simulator(handler)) {
            Delivery delivery = smsc.sendStatus(STATUS);
            assertThat(delivery.lastStatusCode()).isEqualTo(code);
            assertThat(delivery.isDone()).isFalse();
            smsc.clock().advance(FOUR_MINUTES);
            assertThat(delivery.isDone()).isTrue();
            assertThat(handler.seen()).hasSize(2).extracting(Handler.Seen::path).containsOnly("/handler");
            assertThat(handler.seen().get(1).body()).isEqualTo(handler.seen().get(0).body());
        }
    }

    @Test
    void oneRequestEvery4Minutes() {
        try (Handler handler = new Handler(n -> 503); SmscSimulator smsc = simulator(handler)) {
            Delivery delivery = smsc.sendStatus(STATUS);
            smsc.clock().advance(FOUR_MINUTES.minusMillis(1));
            assertThat(delivery.attempts()).isOne();
            smsc.clock().advance(Duration.ofMillis(1));
            assertThat(delivery.attempts()).isEqualTo(2);
            smsc.clock().advance(FOUR_MINUTES.multipliedBy(3));
            assertThat(delivery.history()).extracting(a -> Duration.between(delivery.history().get(0).at(), a.at()))
                    .containsExactly(Duration.ZERO, FOUR_MINUTES, FOUR_MINUTES.multipliedBy(2),
                            FOUR_MINUTES.multipliedBy(3), FOUR_MINUTES.multipliedBy(4));
        }
    }

    @Test
    void total50Attempts() {
        try (Handler handler = new Handler(n -> 503); SmscSimulator smsc = simulator(handler)) {
            Delivery delivery = smsc.sendStatus(STATUS);
            smsc.clock().advance(FOUR_MINUTES.multipliedBy(49).minusMillis(1));
            assertThat(delivery.attempts()).isEqualTo(49);
            assertThat(delivery.isGivenUp()).isFalse();
            smsc.clock().advance(Duration.ofDays(1));
            assertThat(delivery.attempts()).isEqualTo(50);
            assertThat(delivery.isGivenUp()).isTrue();
            assertThat(delivery.next()).isNull();
            assertThat(smsc.clock().plannedActions()).isZero();
        }
    }

    @Test
    void handlerThatCannotBeReachedIsTriedAgain() {
        try (SmscSimulator smsc = SmscSimulator.builder().clock(new SimulatedClock()).build()) {
            smsc.callbackUrl("http://127.0.0.1:1/");
            Delivery delivery = smsc.sendStatus(STATUS);
            assertThat(delivery.last().statusCode()).isZero();
            assertThat(delivery.last().failure()).isNotNull();
            smsc.clock().advance(FOUR_MINUTES);
            assertThat(delivery.attempts()).isEqualTo(2);
        }
    }

    @Test
    void handlerThatDoesNotAnswerInTimeIsTriedAgain() {
        CompletableFuture<Integer> never = new CompletableFuture<>();
        try (Handler handler = new Handler(n -> n == 1 ? never.join() : 200);
             SmscSimulator smsc = SmscSimulator.builder().clock(new SimulatedClock())
                     .callbackTimeout(Duration.ofMillis(200)).build()) {
            smsc.callbackUrl(handler.address() + "/");
            Delivery delivery = smsc.sendStatus(STATUS);
            assertThat(delivery.last().failure()).contains("timed out");
            never.complete(200);
            // on a busy machine the next answer may be late as well
            Awaitility.await().pollInSameThread().until(() -> {
                smsc.clock().advance(FOUR_MINUTES);
                return delivery.isDone();
            });
        }
    }

    @Test
    void repeatOutOfTurnComesBesideTheFirst() {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        try (Handler handler = new Handler(n -> n == 1 ? first.join() : 200); SmscSimulator smsc = simulator(handler)) {
            Delivery delivery = smsc.sendLater(STATUS);
            Awaitility.await().until(() -> handler.seen().size() == 1);
            assertThat(delivery.attempts()).isZero();
            first.complete(503);
            Awaitility.await().until(() -> delivery.attempts() == 1);
            assertThat(smsc.repeat(delivery).isDone()).isTrue();
            smsc.clock().advance(FOUR_MINUTES);
            assertThat(delivery.attempts()).isEqualTo(2);
        }
    }

    @Test
    void anAttemptIsSeenWhenTheNextIsPlanned() {
        Timeline real = Timeline.on(new SimulatedClock(), Runnable::run);
        CompletableFuture<Delivery> sent = new CompletableFuture<>();
        CompletableFuture<Integer> seen = new CompletableFuture<>();
        Timeline slow = new Timeline() {
            @Override
            public Clock clock() {
                return real.clock();
            }

            @Override
            public void at(Instant due, Runnable action) {
                seen.complete(sent.thenApplyAsync(Delivery::attempts).completeOnTimeout(0, 200, TimeUnit.MILLISECONDS).join());
            }

            @Override
            public void close() {
                real.close();
            }
        };
        try (Handler handler = new Handler(n -> 503);
             CallbackSender sender = new CallbackSender(slow, Runnable::run, Duration.ofSeconds(30), ZoneOffset.UTC)) {
            sender.address(handler.address() + "/");
            sent.complete(sender.prepare(STATUS, null, UnaryOperator.identity()));
            sender.send(sent.join());
        }
        assertThat(seen).isCompletedWithValue(0);
        assertThat(sent.join().attempts()).isOne();
    }

    @Test
    void repeatsComeByThemselvesOnAClockThatRuns() {
        Instant start = Instant.now();
        // a clock two thousand times as fast: 4 minutes pass in 120 ms
        Clock fast = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return start.plus(Duration.between(start, Instant.now()).multipliedBy(2000));
            }
        };
        try (Handler handler = new Handler(n -> n < 3 ? 503 : 200);
             SmscSimulator smsc = SmscSimulator.builder().clock(fast).build()) {
            smsc.callbackUrl(handler.address() + "/");
            Delivery delivery = smsc.sendStatus(STATUS);
            Awaitility.await().until(delivery::isDone);
            assertThat(delivery.attempts()).isEqualTo(3);
        }
    }

    @Test
    void closedSimulatorRepeatsNothing() {
        SimulatedClock clock = new SimulatedClock();
        try (Handler handler = new Handler(n -> 503)) {
            SmscSimulator smsc = SmscSimulator.builder().clock(clock).build();
            smsc.callbackUrl(handler.address() + "/");
            smsc.sendStatus(STATUS);
            smsc.close();
            clock.advance(Duration.ofHours(1));
            assertThat(handler.seen()).hasSize(1);
            assertThat(clock.plannedActions()).isZero();
        }
    }
}
