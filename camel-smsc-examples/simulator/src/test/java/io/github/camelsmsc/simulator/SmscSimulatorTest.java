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

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import io.github.camelsmsc.simulator.api.Misbehaviour;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SmscSimulatorTest {

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> !t.getName().startsWith("HttpClient") && !t.getName().startsWith("ForkJoin"))
                .collect(Collectors.toSet());
    }

    @Test
    void closeLeavesNoThreadAndNoPort() throws IOException {
        Set<Thread> before = threads();
        SmscSimulator smsc = Calls.startedOnAPortFrom(29_000);
        int port = smsc.port();
        try (Handler handler = new Handler(n -> 503)) {
            smsc.callbackUrl(handler.address() + "/");
            smsc.sendStatus(StatusCallback.of(1, "79991234567", 1));
            new Calls(smsc).text("downloads.php", "get_list=1");
            smsc.misbehave(Page.DOWNLOADS, Misbehaviour.late(new CountDownLatch(1)));
            CompletableFuture<?> stuck = new Calls(smsc).postLater("downloads.php", "get_list=1&" + Calls.CREDENTIALS);
            Awaitility.await().until(() -> smsc.requests().size() == 2);
            smsc.close();
            Awaitility.await().until(stuck::isCompletedExceptionally);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInSameThread().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(again.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void baseUriIsOnTheLoopbackAddress() {
        try (SmscSimulator smsc = SmscSimulator.builder().build().start()) {
            assertThat(smsc.baseUri()).hasToString("http://127.0.0.1:" + smsc.port() + "/sys");
        }
    }

    @Test
    void confirmationFromTheRequestToTheCallback() {
        try (Handler handler = new Handler(n -> 200);
             SmscSimulator smsc = SmscSimulator.builder().clock(new SimulatedClock()).build().start()) {
            smsc.callbackUrl(handler.address() + "/?md5=s");
            new Calls(smsc).text("wait_call.php", "phone=79995556677");
            Delivery delivery = smsc.subscriberCalls("79995556677");
            assertThat(delivery.isDone()).isTrue();
            assertThat(handler.last().form(Calls.WINDOWS_1251)).containsEntry("waitcall", "1")
                    .containsEntry("phone", "79995556677").containsKey("md5");
            assertThat(smsc.balance()).isEqualByComparingTo("999.50");
        }
    }

    @Test
    void clockOfTheSystemCannotBeMoved() {
        try (SmscSimulator smsc = SmscSimulator.builder().build()) {
            assertThatIllegalStateException().isThrownBy(smsc::clock);
        }
    }

    @Test
    void theClockDoesNotGoBeyondTheYear9999() {
        try (SmscSimulator smsc = SmscSimulator.builder().clock(new SimulatedClock()).build()) {
            assertThatIllegalArgumentException().isThrownBy(() -> smsc.advance(Duration.ofDays(366 * 8000)))
                    .withMessageContaining("9999");
            smsc.advance(Duration.ofDays(366));
            assertThat(smsc.now()).hasToString("2024-11-14T22:13:20Z");
        }
    }

    @Test
    void callbackWithoutAHandlerAddressIsRefused() {
        try (SmscSimulator smsc = SmscSimulator.builder().build()) {
            assertThatIllegalStateException().isThrownBy(() -> smsc.sendCall("79991234567"))
                    .withMessageContaining("callbackUrl");
        }
    }
}
