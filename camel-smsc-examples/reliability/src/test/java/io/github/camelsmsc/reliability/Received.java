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
package io.github.camelsmsc.reliability;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.builder.RouteBuilder;

/** The other end of a queue: takes what arrives. */
final class Received extends RouteBuilder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String from;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final Set<Long> ids = ConcurrentHashMap.newKeySet();

    Received(String from) {
        this.from = from;
    }

    @Override
    public void configure() {
        from(from).process(exchange -> {
            String body = exchange.getMessage().getBody(String.class);
            bodies.add(body);
            // last: who sees the id finds the body
            ids.add(JSON.readTree(body).get("id").longValue());
        });
    }

    /** Every body as it arrived. */
    List<String> bodies() {
        return bodies;
    }

    /** The events that arrived, however often. */
    Set<Long> ids() {
        return ids;
    }
}
