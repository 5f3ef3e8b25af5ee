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

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * Options that a toD took out of an address; they count as the address's in the call of that toD alone. An interceptor of the
 * call may make others, to the same endpoint too: whatever sends to an endpoint writes its address, as the endpoint spells it,
 * into the property {@code CamelToEndpoint}, so that another spelling there says that no other call has begun.
 *
 * @param endpoint the address of the endpoint that the toD calls
 * @param values   by the option's name
 */
record MovedOptions(String endpoint, Map<String, Object> values) {

    private static final String PROPERTY = "CamelSmscMovedOptions";

    /** The toD is about to call the endpoint that the exchange names. */
    static void begin(Exchange exchange, Map<String, Object> values) {
        new MovedOptions(exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class), values).expect(exchange);
    }

    /** Those of the toD whose call is under way; null if there is none. */
    static MovedOptions of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, MovedOptions.class);
    }

    /** The call of a toD has ended; that of another, in an interceptor of which it was, goes on unless it is null. */
    static void end(Exchange exchange, MovedOptions outer) {
        exchange.removeProperty(PROPERTY);
        if (outer != null) {
            outer.expect(exchange);
        }
    }

    /** The next call that nobody else begins is that of the toD. */
    void expect(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
        exchange.setProperty(ExchangePropertyKey.TO_ENDPOINT,
                endpoint.contains("://") ? endpoint.replaceFirst("://", ":") : endpoint.replaceFirst(":", "://"));
    }

    /** Whether it is the toD that calls its endpoint. */
    boolean isCalling(Exchange exchange) {
        return !endpoint.equals(exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT));
    }
}
