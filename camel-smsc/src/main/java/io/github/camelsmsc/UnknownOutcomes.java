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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.QuotaClock;
import io.github.camelsmsc.api.SmscRequest;
import org.apache.camel.Exchange;

/**
 * Requests that may have spent money already: what Camel repeats of them is not sent again, whichever copy of the
 * exchange, endpoint, host or account it comes by. A new exchange is a new order.
 */
final class UnknownOutcomes {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final QuotaClock clock;
    private final int most;
    /** The oldest first. */
    private final Map<Request, Outcome> outcomes = new LinkedHashMap<>();

    /**
     * @param clock tells when an hour is over, whatever becomes of the machine's time of day
     * @param most  so many outcomes have room; when it is full of younger ones, nothing that spends money is sent
     */
    UnknownOutcomes(QuotaClock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    private record Outcome(String message, long since) {
    }

    /** Not the request itself: a hundred thousand texts and lists of phones would be too much to keep. */
    private record Request(String rootExchange, String identity) {

        private static Request of(Exchange exchange, SmscRequest request) {
            return new Request(RootExchange.id(exchange), request.identity());
        }
    }

    /**
     * Refuses a repeat.
     *
     * @throws ApiFailure if the outcome of this request is unknown, or could not be remembered
     */
    synchronized void refuse(Exchange exchange, SmscRequest request) throws ApiFailure {
        Outcome outcome = outcomes.get(Request.of(exchange, request));
        if (outcome != null) {
            throw ApiFailure.outcomeUnknown(outcome.message(), null);
        }
        long now = clock.nanoTime();
        Iterator<Outcome> oldest = outcomes.values().iterator();
        while (oldest.hasNext() && now - oldest.next().since() >= REMEMBERED.toNanos()) {
            oldest.remove();
        }
        if (outcomes.size() >= most) {
            throw ApiFailure.connection("the outcome of " + most + " requests within an hour is unknown; not sent, since one more"
                                        + " could not be remembered", null);
        }
    }

    /** From now on the request is refused. */
    synchronized void add(Exchange exchange, SmscRequest request, ApiFailure failure) {
        outcomes.put(Request.of(exchange, request), new Outcome(failure.getMessage(), clock.nanoTime()));
    }
}
