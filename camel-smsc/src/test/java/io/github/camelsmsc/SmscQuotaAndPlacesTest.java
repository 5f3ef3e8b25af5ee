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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What a call has to get before it is sent. */
@Timeout(60)
class SmscQuotaAndPlacesTest extends ProducerTestSupport {

    @BeforeEach
    void answerLists() {
        server.answers("[]");
    }

    private CompletableFuture<Exchange> sendLater(String address) {
        CompletableFuture<Exchange> call = new CompletableFuture<>();
        new Thread(() -> call.complete(send(address))).start();
        return call;
    }

    @Test
    void aThirdIdenticalListIsNotSentWhateverItsFormatAndEndpoint() {
        assertThat(send("smsc:receive_phones").getException()).isNull();
        send("smsc:receive_phones?format=xml");
        quotaClock.advance(Duration.ofSeconds(20));
        SmscQuotaException failure = failure(SmscQuotaException.class, "smsc:receive_phones?format=csv");
        assertThat(failure.getErrorCode()).isEqualTo(9);
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(40));
        assertThat(failure.isRetryable()).isTrue();
        assertThat(server.received()).hasSize(2);
        assertThat(send("smsc:receive_phones?apiKey=other").getException()).isNull();
    }

    @Test
    void aHostIsTheSameInEitherCase() {
        for (String host : List.of("localhost", "LOCALHOST", "LocalHost")) {
            send("smsc:receive_phones?baseUri=http://" + host + ":" + server.port() + "/sys");
        }
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aHostIsTheSameWithItsStandardPort() {
        SmscConfiguration options = smsc.getConfiguration().copy();
        options.setBaseUri("https://smsc.example/sys");
        String account = CallOptions.settings(options, 0, null).account();
        options.setBaseUri("https://smsc.example:443/sys");
        assertThat(CallOptions.settings(options, 0, null).account()).isEqualTo(account);
        options.setBaseUri("http://smsc.example/sys");
        assertThat(CallOptions.settings(options, 0, null).account()).isEqualTo(account);
        options.setBaseUri("https://smsc.example:444/sys");
        assertThat(CallOptions.settings(options, 0, null).account()).isNotEqualTo(account);
    }

    @Test
    void offSendsItAllTheSame() {
        for (int i = 0; i < 5; i++) {
            assertThat(send("smsc:receive_phones?quota=off").getException()).isNull();
        }
        assertThat(send("smsc:receive_phones").getException()).isInstanceOf(SmscQuotaException.class);
    }

    @Test
    void waitSendsItWhenTheMinuteIsOver() throws Exception {
        send("smsc:receive_phones");
        send("smsc:receive_phones");
        CompletableFuture<Exchange> third = sendLater("smsc:receive_phones?quota=wait");
        Awaitility.await().until(quotaClock::isWaitedFor);
        quotaClock.advance(Duration.ofSeconds(60));
        assertThat(third.get(30, TimeUnit.SECONDS).getException()).isNull();
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void aWaitEndsAtOnceWhenTheContextStops() throws Exception {
        send("smsc:receive_phones");
        send("smsc:receive_phones");
        CompletableFuture<Exchange> third = sendLater("smsc:receive_phones?quota=wait");
        Awaitility.await().until(quotaClock::isWaitedFor);
        context.stop();
        assertThat(third.get(30, TimeUnit.SECONDS).getException()).isExactlyInstanceOf(SmscException.class)
                .hasMessageContaining("the component stops, nothing was sent");
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void anExchangeThatIsInFlightWhenTheContextStopsStillMakesItsCall() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:late").process(exchange -> {
                    entered.countDown();
                    awaitUnchecked(stopping);
                }).to("smsc:receive_phones");
            }
        });
        CompletableFuture<Exchange> late = sendLater("direct:late");
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(context::stop);
        Awaitility.await().until(() -> context.isStopping());
        stopping.countDown();
        assertThat(late.get(30, TimeUnit.SECONDS).getException()).isNull();
        stop.get(30, TimeUnit.SECONDS);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aCallWithoutAPlaceFailsAfterThePlaceTimeout() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        server.handles(exchange -> {
            awaitUnchecked(answer);
            ProviderServer.answer(exchange, 200, "text/plain", "[]");
        });
        smsc.setPlaceTimeout(100);
        List<CompletableFuture<Exchange>> held = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            held.add(sendLater("smsc:receive_phones?quota=off"));
        }
        Awaitility.await().until(() -> server.received().size() == 14);
        SmscQuotaException failure = failure(SmscQuotaException.class, "smsc:receive_phones?quota=off");
        assertThat(failure.getErrorCode()).isEqualTo(9);
        answer.countDown();
        for (CompletableFuture<Exchange> call : held) {
            assertThat(call.get(30, TimeUnit.SECONDS).getException()).isNull();
        }
    }

    /** Meant as none; three times the one would be a time before now. */
    @Test
    void aTimeOfCenturiesIsAsGoodAsForEver() {
        smsc.setPlaceTimeout(Long.MAX_VALUE);
        assertThat(send("smsc:receive_phones?quota=wait&quotaTimeout=" + Long.MAX_VALUE + "&responseTimeout=" + Long.MAX_VALUE
                        + "&connectTimeout=" + Long.MAX_VALUE / 2).getException()).isNull();
    }

    @Test
    void twoHundredCallsAtOnceAreNeverMoreThanFourteenAndNoneIsLost() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.handles(exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            awaitUnchecked(new CountDownLatch(1), 20);
            now.decrementAndGet();
            ProviderServer.answer(exchange, 200, "text/plain", "[]");
        });
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(sendLater("smsc:receive_phones?quota=off"));
        }
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(30, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(server.received()).hasSize(200);
        assertThat(most.get()).isLessThanOrEqualTo(14).isGreaterThan(1);
    }

    @Test
    void aFailedConnectionGivesItsSlotBack() {
        for (int i = 0; i < 3; i++) {
            assertThat(send("smsc:receive_phones?baseUri=http://127.0.0.1:1/sys").getException())
                    .isExactlyInstanceOf(SmscException.class);
        }
    }

    @Test
    void aComponentThatStartsAgainRemembersWhatWasCounted() {
        send("smsc:receive_phones");
        smsc.stop();
        smsc.start();
        assertThat(send("smsc:receive_phones").getException()).isNull();
        assertThat(send("smsc:receive_phones").getException()).isInstanceOf(SmscQuotaException.class);
    }

    @Test
    void aCallWhileTheComponentIsStoppedIsNotSentAndTheNextStartRepairsIt() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("smsc:receive_phones");
            }
        });
        smsc.stop();
        SmscException failure = failure(SmscException.class, "direct:list");
        assertThat(failure).isExactlyInstanceOf(SmscException.class)
                .hasMessageContaining("the component is stopped, nothing was sent");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getErrorCode()).isZero();
        assertThat(server.received()).isEmpty();
        smsc.start();
        assertThat(send("direct:list").getException()).isNull();
    }

    @Test
    void noThreadIsLeftWhenTheContextStops() {
        send("smsc:receive_phones");
        context.stop();
        Awaitility.await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().contains("SmscDeadlines") && thread.getName().contains(context.getName())));
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        awaitUnchecked(latch, 20_000);
    }

    private static void awaitUnchecked(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
