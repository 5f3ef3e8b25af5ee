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
package io.github.camelsmsc.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** "The server does not accept more than two identical requests within a minute." */
class QuotaTest {

    private static final Runnable NOBODY_LOOKS = () -> {
    };

    private final TestClock clock = new TestClock();
    private final Quota quota = new Quota(clock);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private Quota.Slot take() throws ApiFailure {
        return quota.take("key", 2, Duration.ZERO, NOBODY_LOOKS);
    }

    @Test
    void aThirdIdenticalRequestIsRefusedUntilTheMinuteIsOver() throws Exception {
        take().end(true);
        clock.advance(Duration.ofSeconds(10));
        take().end(true);
        clock.advance(Duration.ofSeconds(20));
        ApiFailure failure = catchThrowableOfType(ApiFailure.class, this::take);
        assertThat(failure.getCode()).isEqualTo(9);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(30).minusNanos(1));
        assertThatThrownBy(this::take).isInstanceOf(ApiFailure.class);
        clock.advance(Duration.ofNanos(1));
        take().end(true);
        assertThatThrownBy(this::take).isInstanceOf(ApiFailure.class);
    }

    @Test
    void theMinuteCountsFromTheEndOfTheCall() throws Exception {
        Quota.Slot slow = take();
        clock.advance(Duration.ofSeconds(50));
        slow.end(true);
        take().end(true);
        clock.advance(Duration.ofSeconds(59));
        assertThatThrownBy(this::take).isInstanceOf(ApiFailure.class);
    }

    @Test
    void whileAllAreUnderWayNobodyKnowsWhenASlotIsFree() throws Exception {
        take();
        take();
        assertThat(catchThrowableOfType(ApiFailure.class, this::take).getRetryAfter()).isNull();
    }

    @Test
    void otherRequestsHaveTheirOwnSlots() throws Exception {
        take();
        take();
        assertThat(quota.take("other", 2, Duration.ZERO, NOBODY_LOOKS)).isNotNull();
    }

    @Test
    void aRequestThatNeverLeftGivesItsSlotBack() throws Exception {
        take().end(false);
        take().end(false);
        take();
        assertThat(take()).isNotNull();
    }

    @Test
    void aSlotIsGivenBackOnce() throws Exception {
        Quota.Slot slot = take();
        slot.end(false);
        slot.end(false);
        take();
        take();
        assertThatThrownBy(this::take).isInstanceOf(ApiFailure.class);
    }

    @Test
    void anUnlimitedRequestIsCounted() {
        quota.count("key", 2).end(true);
        quota.count("key", 2).end(true);
        quota.count("key", 2).end(true);
        assertThat(catchThrowableOfType(ApiFailure.class, this::take).getRetryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whatIsNotCountedAnyMoreIsForgotten() throws Exception {
        for (int i = 0; i < 1000; i++) {
            quota.take("key" + i, 2, Duration.ZERO, NOBODY_LOOKS).end(true);
        }
        clock.advance(Duration.ofSeconds(61));
        take();
        assertThat(quota.size()).isEqualTo(1);
    }

    @Test
    void waitingEndsWithASlot() throws Exception {
        take().end(true);
        take().end(true);
        Future<Quota.Slot> waiting = threads.submit(() -> quota.take("key", 2, Duration.ofSeconds(70), NOBODY_LOOKS));
        Awaitility.await().until(clock::isWaitedFor);
        assertThat(waiting).isNotDone();
        clock.advance(Duration.ofSeconds(60));
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void waitingEndsAfterTheTimeout() throws Exception {
        take();
        take();
        Future<Quota.Slot> waiting = threads.submit(() -> quota.take("key", 2, Duration.ofSeconds(70), NOBODY_LOOKS));
        Awaitility.await().until(clock::isWaitedFor);
        clock.advance(Duration.ofSeconds(70));
        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(ApiFailure.class);
    }

    @Test
    void waitingEndsWhenTheComponentStops() throws Exception {
        take();
        take();
        Future<Quota.Slot> waiting = threads.submit(() -> quota.take("key", 2, Duration.ofDays(1), NOBODY_LOOKS));
        Awaitility.await().until(clock::isWaitedFor);
        quota.endWaits();
        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(ApiFailure.class);
    }

    @Test
    void aFreeSlotIsStillGivenWhenTheComponentStops() throws Exception {
        quota.endWaits();
        take();
        take();
        assertThatThrownBy(() -> quota.take("key", 2, Duration.ofDays(1), NOBODY_LOOKS)).isInstanceOf(ApiFailure.class);
    }

    @Test
    void waitingCanBeInterruptedAndTheThreadStaysInterrupted() throws Exception {
        take();
        take();
        AtomicInteger interrupted = new AtomicInteger();
        Thread thread = new Thread(() -> {
            try {
                quota.take("key", 2, Duration.ofDays(1), NOBODY_LOOKS);
            } catch (ApiFailure e) {
                interrupted.set(Thread.currentThread().isInterrupted() ? 1 : -1);
            }
        });
        thread.start();
        Awaitility.await().until(clock::isWaitedFor);
        thread.interrupt();
        thread.join(20_000);
        assertThat(interrupted).hasValue(1);
    }

    @Test
    void manyThreadsGetExactlyAsManySlotsAsThereAre() throws Exception {
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            calls.add(() -> {
                try {
                    quota.take("key", 50, Duration.ZERO, NOBODY_LOOKS).end(true);
                    return true;
                } catch (ApiFailure e) {
                    return false;
                }
            });
        }
        int taken = 0;
        for (Future<Boolean> call : threads.invokeAll(calls)) {
            taken += call.get() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(50);
    }

    @Test
    void manyWaitingThreadsNeverBreakTheLimitAndNoneIsLost() throws Exception {
        Queue<Long> ends = new ConcurrentLinkedQueue<>();
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            calls.add(threads.submit(() -> {
                Quota.Slot slot = quota.take("key", 5, Duration.ofDays(1), NOBODY_LOOKS);
                slot.end(true);
                ends.add(clock.nanoTime()); // then the clock may be moved on
                return null;
            }));
        }
        for (int minute = 1; minute <= 8; minute++) {
            int expected = 5 * minute;
            Awaitility.await().until(() -> ends.size() == expected);
            clock.advance(Duration.ofSeconds(60));
        }
        for (Future<?> call : calls) {
            call.get(20, TimeUnit.SECONDS);
        }
        List<Long> times = List.copyOf(ends);
        for (int i = 5; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 5)).isGreaterThanOrEqualTo(Duration.ofSeconds(60).toNanos());
        }
    }
}
