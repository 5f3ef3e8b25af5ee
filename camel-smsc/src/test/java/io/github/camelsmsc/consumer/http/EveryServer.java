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

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One application on each HTTP server for all tests of a class. */
@ParameterizedClass(name = "{0}")
@EnumSource(HttpServerKind.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EveryServer {

    /** What reached the route. */
    final List<Received> received = new CopyOnWriteArrayList<>();
    @Parameter
    HttpServerKind kind;
    CallbackApplication application;

    record Received(String body, Map<String, Object> headers, Exchange exchange) {
    }

    @BeforeParameterizedClassInvocation
    void startApplication() {
        application = CallbackApplication.on(kind).routes(routes());
        configure(application);
        application.start();
    }

    @AfterParameterizedClassInvocation
    void stopApplication() {
        if (application != null) {
            application.close();
            application = null;
        }
    }

    @BeforeEach
    void forget() {
        received.clear();
    }

    abstract RouteBuilder routes();

    void configure(CallbackApplication application) {
        // most need nothing
    }

    void record(Exchange exchange) {
        received.add(new Received(exchange.getMessage().getBody(String.class), Map.copyOf(exchange.getMessage().getHeaders()),
                exchange));
    }

    public CallbackSender application() {
        return application;
    }

    public List<String> events() {
        return received.stream().map(Received::body).toList();
    }

    public Set<Habit> habits() {
        return kind.habits();
    }

    static long newId() {
        return Smsc.newId();
    }
}
