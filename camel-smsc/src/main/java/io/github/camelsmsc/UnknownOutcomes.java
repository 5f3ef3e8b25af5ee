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
import java.util.function.Consumer;

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.QuotaClock;
import io.github.camelsmsc.api.SmscRequest;
import org.apache.camel.Exchange;

/**
 * Requests that spend money now, or may have done so: what Camel repeats of them is not sent, whichever copy of the exchange,
 * endpoint, host or account it comes by. A new exchange is a new order.
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

    /** Of a call that has ended or is under way; repeated if a repeat of it was refused. */
    private record Outcome(String message, long since, boolean repeated) {
    }

    /** Not the request itself: a hundred thousand texts and lists of phones would be too much to keep. */
    private record Request(String rootExchange, String identity) {

        private static Request of(Exchange exchange, SmscRequest request) {
            return new Request(RootExchange.id(exchange), request.identity());
        }
    }

    /**
     * A call begins, unless it is a repeat.
     *
     * @return            must be told when the call has ended: null or its failure. The request stays refused if its outcome is
     *                    unknown, or if it has a result and a repeat was told that it is unknown
     * @throws ApiFailure if the outcome of this request is unknown, or could not be remembered
     */
    synchronized Consumer<ApiFailure> begin(Exchange exchange, SmscRequest request) throws ApiFailure {
        Request key = Request.of(exchange, request);
        Outcome outcome = outcomes.get(key);
        if (outcome != null) {
            // it may be under way, and who made it waits no more: after a time-out of seda, say
            outcomes.put(key, new Outcome(outcome.message(), outcome.since(), true));
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
        outcomes.put(key, new Outcome("the outcome is unknown, the same request of this exchange is under way", now, false));
        return failure -> end(key, failure);
    }

    private synchronized void end(Request key, ApiFailure failure) {
        Outcome outcome = outcomes.remove(key);
        if (failure != null && failure.getKind() == ApiFailure.Kind.OUTCOME_UNKNOWN) {
            outcomes.put(key, new Outcome(failure.getMessage(), clock.nanoTime(), false));
        } else if (failure == null && outcome != null && outcome.repeated()) {
            outcomes.put(key, new Outcome(outcome.message(), clock.nanoTime(), false));
        }
    }
}
