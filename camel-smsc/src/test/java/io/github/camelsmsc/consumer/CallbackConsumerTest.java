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
package io.github.camelsmsc.consumer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelsmsc.callback.CallbackDecoder;
import io.github.camelsmsc.callback.RawCallback;
import io.github.camelsmsc.callback.SignatureVerifier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a consumer does about a route that breaks the rules of asynchronous processors. */
class CallbackConsumerTest extends CamelTestSupport {

    private static final RawCallback EVENT = new RawCallback(
            "id=1&phone=79991234567&status=1".getBytes(StandardCharsets.US_ASCII), null, null);

    private final CallbackGate gate = new CallbackGate("/callbacks", null, path -> { }, null, Clock.systemUTC(),
            new ReadBudget(() -> 65_536));
    private final List<Answer> answers = new ArrayList<>();

    /** The first event makes it throw, before or after it has called back; the others pass. */
    private static final class Throwing extends AsyncProcessorSupport {

        private final boolean callsBack;
        private boolean thrown;

        private Throwing(boolean callsBack) {
            this.callsBack = callsBack;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            boolean throwing = !thrown;
            thrown = true;
            if (!throwing || callsBack) {
                callback.done(true);
            }
            if (throwing) {
                throw new NoClassDefFoundError("79991234567");
            }
            return true;
        }
    }

    private void receive(Throwing route, int times) throws Exception {
        receive(route, times, null);
    }

    /** @param handler the application's own, or null */
    private void receive(Throwing route, int times, ExceptionHandler handler) throws Exception {
        CallbackSettings settings = new CallbackSettings(CallbackDecoder.of("auto"), SignatureVerifier.of("none", null), null, 100,
                Duration.ofSeconds(1), null, (exchange, event, algorithm) -> { }, Clock.systemUTC(), 1, "");
        RoutedOnce once = new RoutedOnce(MemoryIdempotentRepository.memoryIdempotentRepository(), new Repositories());
        once.start();
        try (CallbackConsumer consumer = new CallbackConsumer(
                context.getEndpoint("direct:any"), route, settings, gate, once, null)) {
            if (handler != null) {
                consumer.setExceptionHandler(handler);
            }
            consumer.start();
            for (int i = 0; i < times; i++) {
                consumer.receive(EVENT, () -> null, answers::add);
            }
        }
    }

    @Test
    void aRouteThatThrowsPastTheErrorHandlingIsAnsweredWith503AndTheRepeatIsRouted() throws Exception {
        receive(new Throwing(false), 2);

        assertThat(answers).containsExactly(Answer.UNAVAILABLE, Answer.OK);
        assertThat(gate.statistics().inFlight()).isZero();
        assertThat(gate.statistics().failed()).isEqualTo(1);
    }

    @Test
    void aRouteThatCallsBackAndThenThrowsIsAnsweredOnce() throws Exception {
        receive(new Throwing(true), 1);

        assertThat(answers).containsExactly(Answer.OK);
        assertThat(gate.statistics().inFlight()).isZero();
    }

    /** One of the application's that fails itself. */
    private static final class FailingHandler implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            handleException(null, exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handleException(message, null, exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            throw new IllegalStateException("79991234567");
        }
    }

    @Test
    void anExceptionHandlerThatThrowsLeavesNoEventInFlight() throws Exception {
        receive(new Throwing(false), 2, new FailingHandler());

        assertThat(answers).containsExactly(Answer.UNAVAILABLE, Answer.OK);
        assertThat(gate.statistics().inFlight()).isZero();
    }

    @Test
    void theIdOfARefusedCallIsNotShownSinceACallHasNone() throws Exception {
        CallbackSettings settings = new CallbackSettings(CallbackDecoder.of("auto"),
                SignatureVerifier.of("md5", "secret-of-the-test"), null, 100, Duration.ofSeconds(1), null,
                (exchange, event, algorithm) -> { }, Clock.systemUTC(), 1, "");
        RawCallback forged = new RawCallback("waitcall=1&phone=1&ts=1&id=%0A%1B79991234567".getBytes(StandardCharsets.US_ASCII),
                null, null);
        try (LogLines log = new LogLines(); CallbackConsumer consumer = new CallbackConsumer(
                context.getEndpoint("direct:any"), new Throwing(true), settings, gate, null, null)) {
            consumer.start();
            consumer.receive(forged, () -> "192.0.2.1", answers::add);

            assertThat(answers).containsExactly(Answer.FORBIDDEN);
            assertThat(log.lines()).contains(
                    "Callback on /callbacks refused with 403 (call from 192.0.2.1): no signature of those that count");
            assertThat(gate.lastRefused()).singleElement().extracting(RefusedCallback::id).isNull();
        }
    }
}
