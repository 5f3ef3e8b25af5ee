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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelsmsc.consumer.CallbackGate;
import io.github.camelsmsc.consumer.CallbackReceiver;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.undertow.HttpHandlerRegistrationInfo;
import org.apache.camel.component.undertow.RestUndertowHttpBinding;
import org.apache.camel.component.undertow.UndertowComponent;
import org.apache.camel.component.undertow.UndertowConsumer;
import org.apache.camel.component.undertow.UndertowEndpoint;
import org.apache.camel.support.RestConsumerContextPathMatcher;

/** camel-undertow. */
final class UndertowServer extends RestCallbackServer {

    private static final String EVERYTHING = "/";

    UndertowServer(CamelContext context, Supplier<Stream<CallbackGate>> all) {
        super(context, "undertow", all);
    }

    @Override
    void requireServer(Component component) {
        requirePort();
    }

    @Override
    Map<String, Object> options(String path) {
        Map<String, Object> options = new HashMap<>(Map.of("useStreaming", true));
        if (EVERYTHING.equals(path)) {
            options.put("matchOnUriPrefix", true);
        }
        return options;
    }

    @Override
    Map<String, Processor> processors(String path, CallbackReceiver receiver, boolean first) {
        Map<String, Processor> processors = new HashMap<>(super.processors(path, receiver, first));
        if (first) {
            processors.putIfAbsent(EVERYTHING, this::otherSpelling);
        }
        return processors;
    }

    @Override
    void beforeStart(Consumer consumer, Set<String> fullPaths, boolean first) {
        UndertowEndpoint endpoint = (UndertowEndpoint) consumer.getEndpoint();
        if (first) {
            requireNoPlainRoutes(endpoint.getHttpURI().getPort());
        }
        endpoint.setUndertowHttpBinding(new RestUndertowHttpBinding(true) {
            @Override
            public Message toCamelMessage(HttpServerExchange request, Exchange exchange) throws Exception {
                Message message = super.toCamelMessage(request, exchange);
                // camel-undertow asks for its charset next, and fails with some
                request.getRequestHeaders().remove(Headers.CONTENT_TYPE);
                // nor does it tell where a request comes from
                exchange.setProperty(RemoteAddress.PROPERTY, request.getSourceAddress());
                return message;
            }
        });
    }

    /** Of plain routes and rest ones on a port the second kind is answered with 404. */
    private void requireNoPlainRoutes(int port) {
        List<UndertowConsumer> running = context.getRoutes().stream().map(Route::getConsumer)
                .filter(UndertowConsumer.class::isInstance).map(UndertowConsumer.class::cast)
                .filter(other -> other.isStarted() && other.getEndpoint().getHttpURI().getPort() == port).toList();
        if (!running.isEmpty() && running.stream().noneMatch(UndertowConsumer::isRest)) {
            throw new IllegalStateException("undertow serves routes of from(\"undertow:...\") on port " + port
                                            + ", and answers 404 for callbacks there; give them another port");
        }
    }

    /**
     * Takes what nobody else takes: camel-undertow knows a path in one spelling. What is no spelling of a callback's path is
     * answered as it would.
     */
    private void otherSpelling(Exchange exchange) throws Exception {
        String target = exchange.getIn().getHeader(Exchange.HTTP_URI, String.class);
        CallbackReceiver receiver = receiver(target);
        if (receiver != null) {
            new RestCallbackProcessor(receiver).process(exchange);
        } else {
            boolean known = context.getComponent(name(), UndertowComponent.class).getHandlers().stream().map(HttpHandlerRegistrationInfo::getUri)
                    .anyMatch(uri -> RestConsumerContextPathMatcher.matchPath(RequestPath.of(target), uri.getPath(), false)
                            && !EVERYTHING.equals(uri.getPath()));
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, known ? 405 : 404);
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/plain");
            exchange.getMessage().setBody(known ? "Method not allowed" : "No matching path found");
        }
    }
}
