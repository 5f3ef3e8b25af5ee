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

import java.time.Clock;
import java.time.Duration;

import io.github.camelsmsc.callback.CallbackDecoder;
import io.github.camelsmsc.callback.SignatureVerifier;
import io.github.camelsmsc.model.CallbackEvent;
import org.apache.camel.Exchange;

/**
 * The options of a callback endpoint, checked.
 *
 * @param decoder       bytes to fields
 * @param verifier      which signatures count
 * @param newest        the same with the first of several secrets alone, or null
 * @param maxBodySize   the largest body, in bytes
 * @param readTimeout   how long a body may take
 * @param maxAge        the age from which call confirmations are refused, or null
 * @param message       makes the message of an event
 * @param clock         for {@code maxAge}
 * @param maxInFlight   how many events the route may have in hand at once
 * @param addressParameters what stands behind the question mark of the address that is entered at the provider, without
 *                      the secret
 */
public record CallbackSettings(CallbackDecoder decoder, SignatureVerifier verifier, SignatureVerifier newest,
        int maxBodySize, Duration readTimeout, Duration maxAge, MessageFiller message,
        Clock clock, int maxInFlight, String addressParameters) {

    /** Makes the message of an event. */
    @FunctionalInterface
    public interface MessageFiller {

        /**
         * Sets body and headers.
         *
         * @param algorithm of the signature that was verified, or {@code none}
         */
        void fill(Exchange exchange, CallbackEvent event, String algorithm);
    }
}
