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

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.consumer.RoutedOnce;
import io.github.camelsmsc.source.AnswerSource;
import io.github.camelsmsc.source.Events;
import io.github.camelsmsc.source.HistorySource;
import io.github.camelsmsc.source.PolledConsumer;
import io.github.camelsmsc.source.Source;
import io.github.camelsmsc.source.TaskSource;
import org.apache.camel.Processor;

/** Makes the consumers of {@code smsc:downloads}, {@code smsc:get_answers} and {@code smsc:get_messages} of their options. */
final class PolledSources {

    private static final Duration LIMITED = Duration.ofMinutes(1);

    private PolledSources() {
    }

    static PolledConsumer consumer(SmscEndpoint endpoint, Processor processor, RoutedOnce once) throws Exception {
        SmscConfiguration options = endpoint.getConfiguration();
        requireDelay(options);
        PolledConsumer consumer = new PolledConsumer(endpoint, processor, source(endpoint), once);
        options.configure(consumer, endpoint.getCamelContext());
        return consumer;
    }

    /** "The server does not accept more than three identical requests": a poll makes one of each. */
    private static void requireDelay(SmscConfiguration options) {
        Call call = options.getOperation().calls().get(0);
        Duration least = LIMITED.dividedBy(call.mostPerMinute());
        if (options.isScheduledByDelay() && Duration.of(options.getDelay(), options.getTimeUnit().toChronoUnit()).compareTo(least) < 0) {
            throw wrong(options, "option delay must be at least " + least.toSeconds() + "s, and a number without a unit is in "
                                 + options.getTimeUnit().name().toLowerCase(Locale.ENGLISH)
                                 + ": the provider's limit on identical requests is " + call.mostPerMinute() + " a minute");
        }
    }

    private static Source source(SmscEndpoint endpoint) {
        SmscConfiguration options = endpoint.getConfiguration();
        PolledCalls calls = new PolledCalls(endpoint);
        String path = CallbackOptions.path(options);
        boolean json = options.getPayload() != SmscPayload.object;
        Clock clock = endpoint.getComponent().clock();
        Events events = new Events(path, calls.zone(), (exchange, event) -> CallbackMessage.fill(exchange, event, null, json));
        return switch (options.getOperation()) {
            case downloads -> new TaskSource(calls, path, clock);
            case get_answers -> new AnswerSource(calls, events, lookBack(options, Duration.ofHours(1), Duration.ofHours(168)), clock);
            default -> new HistorySource(calls, events, lookBack(options, Duration.ofHours(24), Duration.ofHours(4320)), clock);
        };
    }

    private static Duration lookBack(SmscConfiguration options, Duration standard, Duration most) {
        Duration given = options.getLookBack() == null ? standard : Duration.ofMillis(options.getLookBack());
        if (given.isNegative() || given.isZero() || given.compareTo(most) > 0) {
            throw wrong(options, "option lookBack must be a duration above 0 and of at most " + most.toHours() + "h");
        }
        return given;
    }

    private static IllegalArgumentException wrong(SmscConfiguration options, String what) {
        return new IllegalArgumentException("smsc:" + options.getOperation() + ": " + what);
    }
}
