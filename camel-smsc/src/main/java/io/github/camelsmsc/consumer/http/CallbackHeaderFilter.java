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
package io.github.camelsmsc.consumer.http;

import java.util.Locale;
import java.util.Set;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets nothing of a request become a header of the server's exchange but what reading a callback takes, and nothing of
 * that exchange leave but the one or two headers of an {@link io.github.camelsmsc.consumer.Answer}.
 */
final class CallbackHeaderFilter implements HeaderFilterStrategy {

    private static final Set<String> IN = Set.of("content-type", "content-length", "transfer-encoding", "expect");
    /** The servers take the content type from the message by themselves; passed on here it would be there twice. */
    private static final Set<String> OUT = Set.of("allow", "retry-after");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ENGLISH));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !IN.contains(name.toLowerCase(Locale.ENGLISH));
    }
}
