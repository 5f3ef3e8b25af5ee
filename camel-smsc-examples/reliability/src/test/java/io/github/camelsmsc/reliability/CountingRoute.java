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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelsmsc.SmscConstants;
import org.apache.camel.builder.RouteBuilder;

/** A route that notes the key of each event that it gets, and fails when told to. */
final class CountingRoute extends RouteBuilder {

    private final List<String> routed = new CopyOnWriteArrayList<>();
    private final AtomicBoolean failing = new AtomicBoolean();

    @Override
    public void configure() {
        from("smsc:callback?idempotentRepository=#routed").process(exchange -> {
            routed.add(exchange.getMessage().getHeader(SmscConstants.EVENT_KEY, String.class));
            if (failing.get()) {
                throw new IllegalStateException("told to fail");
            }
        });
    }

    List<String> routed() {
        return routed;
    }

    void fail(boolean fail) {
        failing.set(fail);
    }
}
