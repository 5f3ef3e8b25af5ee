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

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/**
 * Marks every exchange with the one that it is a copy of, over any number of copies. Camel's own correlation id goes back
 * one step only, and the unit of work of a copy is a new one.
 */
final class RootExchange extends SimpleEventNotifierSupport {

    /** Copied with the other properties to each copy. */
    private static final String ROOT = "io.github.camelsmsc.root";

    RootExchange() {
        setIgnoreCamelContextInitEvents(true);
        setIgnoreCamelContextEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreExchangeEvents(false);
        setIgnoreExchangeCreatedEvent(false);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.ExchangeCreatedEvent created) {
            Exchange exchange = created.getExchange();
            if (exchange.getProperty(ROOT) == null) {
                exchange.setProperty(ROOT, id(exchange));
            }
        }
    }

    /** The id of the exchange that this one and all its relatives are copies of; its own if it is none. */
    static String id(Exchange exchange) {
        String root = exchange.getProperty(ROOT, String.class);
        if (root == null) {
            // begun before the component was there
            root = exchange.getProperty(ExchangePropertyKey.CORRELATION_ID, String.class);
        }
        return root == null ? exchange.getExchangeId() : root;
    }
}
