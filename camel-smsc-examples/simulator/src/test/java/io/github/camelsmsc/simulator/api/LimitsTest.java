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

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LimitsTest {

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(b -> b.clock(new SimulatedClock()));

    private SmscSimulator smsc;
    private Calls calls;

    @BeforeEach
    void running() {
        smsc = extension.simulator();
        calls = new Calls(smsc);
    }

    @ParameterizedTest
    @CsvSource({ "receive_phones.php, get=1, 2", "wait_call.php, phone=79995556677, 50",
        "downloads.php, get_list=1, 3" })
    void error9MoreIdenticalRequestsThanAllowedWithinAMinute(String page, String parameters, int allowed) {
        for (int i = 0; i < allowed; i++) {
            assertThat(calls.text(page, parameters)).doesNotContain("ERROR");
        }
        assertThat(calls.text(page, parameters)).isEqualTo("ERROR = 9 (duplicate request, wait a minute)");
    }

    @Test
    void windowSlides() {
        calls.text("receive_phones.php", "get=1&fmt=1");
        smsc.clock().advance(Duration.ofSeconds(30));
        calls.text("receive_phones.php", "get=1&fmt=1");
        smsc.clock().advance(Duration.ofMillis(29_999));
        assertThat(calls.text("receive_phones.php", "get=1&fmt=1")).isEqualTo("0,-9");
        smsc.clock().advance(Duration.ofMillis(1));
        assertThat(calls.text("receive_phones.php", "get=1&fmt=1")).isEmpty();
        assertThat(calls.text("receive_phones.php", "get=1&fmt=1")).isEqualTo("0,-9");
    }

    @Test
    void requestsWithOtherParametersAreNotIdentical() {
        for (int i = 0; i < 10; i++) {
            assertThat(calls.text("downloads.php", "get_list=1&fmt=1&after_id=" + i)).isEmpty();
        }
    }

    @Test
    void anotherFormatDoesNotMakeARequestAnother() {
        calls.text("receive_phones.php", "get=1&fmt=0");
        calls.text("receive_phones.php", "get=1&fmt=2");
        assertThat(calls.text("receive_phones.php", "get=1&fmt=1")).isEqualTo("0,-9");
    }

    @Test
    void error9FifteenRequestsSimultaneously() {
        CountDownLatch gate = new CountDownLatch(1);
        smsc.misbehave(Page.DOWNLOADS, Misbehaviour.late(gate)).times(14);
        List<CompletableFuture<HttpResponse<byte[]>>> fourteen = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            fourteen.add(calls.postLater("downloads.php", "get_list=1&fmt=1&after_id=" + i + "&" + Calls.CREDENTIALS));
        }
        Awaitility.await().until(() -> smsc.maxConcurrent() == 14);
        assertThat(calls.text("downloads.php", "get_list=1&fmt=0"))
                .isEqualTo("ERROR = 9 (too many concurrent requests)");
        gate.countDown();
        assertThat(fourteen).allSatisfy(later -> assertThat(later.join().body()).isEmpty());
        assertThat(smsc.maxConcurrent()).isEqualTo(15);
        assertThat(calls.text("downloads.php", "get_list=1&fmt=1")).isEmpty();
    }

    @Test
    void aClientThatNeverHasMoreThanFourteenUnderWayIsNeverSeenWithMore() throws Exception {
        ExecutorService fourteen = Executors.newFixedThreadPool(14);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                String parameters = "get_list=1&fmt=3&after_id=" + (1000 + i);
                answers.add(fourteen.submit(() -> calls.text("downloads.php", parameters)));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("[]");
            }
        } finally {
            fourteen.shutdownNow();
        }
        assertThat(smsc.maxConcurrent()).isLessThanOrEqualTo(14);
        assertThat(smsc.requests(Page.DOWNLOADS)).hasSize(300);
    }
}
