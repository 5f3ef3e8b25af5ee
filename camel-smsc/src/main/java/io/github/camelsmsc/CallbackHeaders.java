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
import org.apache.camel.Processor;

/**
 * Sets the headers of an event anew, as {@code smsc:callback} had set them, for an event that comes back from where no headers
 * are kept: a file, a table, a queue. Those of another event that the message has are removed. The body is the event's JSON in
 * any form that Camel reads as bytes (UTF-8), or the event itself, and stays as it is. {@code CamelSmscSignature} is removed,
 * since nothing is verified here.
 */
public class CallbackHeaders implements Processor {

    /**
     * Sets the headers.
     *
     * @throws IllegalArgumentException if the body is no event; the message holds nothing of it
     */
    @Override
    public void process(Exchange exchange) {
        CallbackMessage.setHeaders(exchange.getMessage(), CallbackMessage.event(exchange.getMessage()));
    }
}
