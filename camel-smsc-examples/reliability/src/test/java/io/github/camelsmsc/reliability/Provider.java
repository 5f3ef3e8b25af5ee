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
package io.github.camelsmsc.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.Callback;
import io.github.camelsmsc.simulator.callback.CallbackRequest;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import io.github.camelsmsc.simulator.time.SimulatedClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The provider, whose four minutes between two attempts pass when a test says so. */
final class Provider implements AutoCloseable {

    static final String SECRET = "word";

    private final SmscSimulator simulator = SmscSimulator.builder().clock(new SimulatedClock()).build();

    static StatusCallback status(long id) {
        return StatusCallback.of(id, "79990000001", 1).ts(1_700_000_000L);
    }

    static IncomingSms message(long id, String text) {
        return IncomingSms.of("79990000001", text, "79990000002").id(id).time(1_700_000_000L);
    }

    /** An application has an account send a message, without the component. */
    static void order(SmscSimulator account, String phone, int id) throws IOException {
        try (InputStream answer = URI.create(account.baseUri() + "/send.php?login=demo&psw=secret&mes=x&phones=" + phone + "&id=" + id)
                .toURL().openStream()) {
            assertThat(answer.readAllBytes()).asString().startsWith("OK");
        }
    }

    /** Sends an event; the answer's status, 0 if there was none. */
    int send(String url, Callback<?> event) {
        return deliver(url, event).lastStatusCode();
    }

    Delivery deliver(String url, Callback<?> event) {
        simulator.callbackUrl(url + "?md5=" + SECRET);
        return simulator.send(event);
    }

    /** What would be sent, signed. */
    CallbackRequest request(String url, Callback<?> event) {
        simulator.callbackUrl(url + "?md5=" + SECRET);
        return simulator.prepare(event).request();
    }

    /** Lets the time to the next attempt pass; what falls due is sent on the way. */
    void nextAttempt() {
        simulator.clock().advance(Duration.ofMinutes(4));
    }

    /** A client that has found its broker away, or new, may need more than one attempt: how many is the machine's. */
    void repeatUntilTaken(Delivery delivery) {
        Patience.await().until(() -> {
            if (!delivery.isDone()) {
                nextAttempt();
            }
            return delivery.lastStatusCode() == 200;
        });
    }

    @Override
    public void close() {
        simulator.close();
    }
}
