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

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.SmscRequest;
import org.apache.camel.Exchange;

/**
 * Requests that may have spent money already: what Camel repeats of them is not sent again, whichever copy of the
 * exchange, endpoint, host or account it comes by. A new exchange is a new order.
 */
final class UnknownOutcomes {

    /** At most 14 requests are under way, so these are the outcomes of hours. */
    private static final int MOST = 100_000;

    private final Map<Request, String> messages = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Request, String> eldest) {
            return size() > MOST;
        }
    };

    /** Not the request itself: a hundred thousand texts and lists of phones would be too much to keep. */
    private record Request(String rootExchange, String identity) {

        private static Request of(Exchange exchange, SmscRequest request) {
            return new Request(RootExchange.id(exchange), request.identity());
        }
    }

    /**
     * Refuses a repeat.
     *
     * @throws ApiFailure if the outcome of this request is unknown
     */
    synchronized void refuse(Exchange exchange, SmscRequest request) throws ApiFailure {
        String message = messages.get(Request.of(exchange, request));
        if (message != null) {
            throw ApiFailure.outcomeUnknown(message, null);
        }
    }

    /** From now on the request is refused. */
    synchronized void add(Exchange exchange, SmscRequest request, ApiFailure failure) {
        messages.put(Request.of(exchange, request), failure.getMessage());
    }
}
