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

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.github.camelsmsc.simulator.time.SimulatedClock;

/** Collects what a simulator starts with. */
public final class SmscSimulatorBuilder {

    String login = "demo";
    String password = "secret";
    String apiKey;
    BigDecimal balance = new BigDecimal("1000.00");
    Clock clock = Clock.systemUTC();
    ZoneId timeZone = ZoneOffset.UTC;
    Duration callbackTimeout = Duration.ofSeconds(30);
    boolean truthfulContentType;
    int port;

    SmscSimulatorBuilder() {
    }

    /** The client's login; {@code demo} by default. */
    public SmscSimulatorBuilder login(String text) {
        login = text;
        return this;
    }

    /** The client's password; {@code secret} by default. */
    public SmscSimulatorBuilder password(String text) {
        password = text;
        return this;
    }

    /** The client's API key; none by default. */
    public SmscSimulatorBuilder apiKey(String text) {
        apiKey = text;
        return this;
    }

    /** The account's balance; 1000.00 by default. */
    public SmscSimulatorBuilder balance(String amount) {
        balance = new BigDecimal(amount);
        return this;
    }

    /** The clock of limits, tasks and repeats; the system's by default, a {@link SimulatedClock} to move it. */
    public SmscSimulatorBuilder clock(Clock theClock) {
        clock = theClock;
        return this;
    }

    /** The account's time zone, in which times are written; UTC by default. */
    public SmscSimulatorBuilder timeZone(ZoneId zone) {
        timeZone = zone;
        return this;
    }

    /** How long a handler may take to answer a callback; 30 seconds by default. */
    public SmscSimulatorBuilder callbackTimeout(Duration timeout) {
        callbackTimeout = timeout;
        return this;
    }

    /**
     * Whether the content type of an answer names the charset in use; by default it always names windows-1251, as
     * recorded from the provider.
     */
    public SmscSimulatorBuilder truthfulContentType(boolean truthful) {
        truthfulContentType = truthful;
        return this;
    }

    /** The port on 127.0.0.1; 0 (default) for any free one. */
    public SmscSimulatorBuilder port(int number) {
        port = number;
        return this;
    }

    /** The simulator, not started yet. */
    public SmscSimulator build() {
        return new SmscSimulator(this);
    }
}
