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
import java.util.function.Consumer;

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.api.SmscRequest;
import io.github.camelsmsc.model.SmscJson;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/**
 * Calls the provider and replaces the message body by the result; the message's other headers stay. A failure is a
 * {@link SmscException}; a value that is missing or wrong is an IllegalArgumentException, and nothing is sent.
 */
public class SmscProducer extends DefaultProducer {

    private final SmscConfiguration configuration;
    private final EndpointCalls calls;

    SmscProducer(SmscEndpoint endpoint) {
        super(endpoint);
        this.configuration = endpoint.getConfiguration();
        this.calls = new EndpointCalls(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (configuration.getOperation().calls().stream().anyMatch(Call::isFile)) {
            getEndpoint().getComponent().calls().prepareStore(configuration.getTempDirectory());
        }
    }

    @Override
    public SmscEndpoint getEndpoint() {
        return (SmscEndpoint) super.getEndpoint();
    }

    /** Without the phone of the address. */
    @Override
    public String toString() {
        return "Producer[" + getEndpoint() + "]";
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        MovedOptions toD = MovedOptions.of(exchange);
        if (toD == null || !toD.endpoint().equals(getEndpoint().getEndpointUri())) {
            process(exchange, Map.of());
        } else if (toD.isCalling(exchange)) {
            exchange.setProperty(ExchangePropertyKey.TO_ENDPOINT, toD.endpoint());
            process(exchange, toD.values());
        } else {
            try {
                process(exchange, Map.of());
            } finally {
                toD.expect(exchange);
            }
        }
    }

    private void process(Exchange exchange, Map<String, Object> moved) throws SmscException {
        Call call = calls.options().call(exchange);
        SmscRequest request = calls.options().request(exchange, call, moved);
        calls.metered(exchange, () -> {
            if (request.spendsMoney()) {
                spend(exchange, request);
            } else if (call.isFile()) {
                fetch(exchange, request);
            } else {
                call(exchange, request);
            }
            return null;
        });
        exchange.getMessage().setHeader(SmscConstants.OPERATION, configuration.getOperation().name());
    }

    private void spend(Exchange exchange, SmscRequest request) throws ApiFailure {
        Consumer<ApiFailure> ended = getEndpoint().getComponent().calls().unknownOutcomes().begin(exchange, request);
        try {
            call(exchange, request);
            ended.accept(null);
        } catch (ApiFailure failure) {
            ended.accept(failure);
            throw failure;
        } catch (RuntimeException | Error e) {
            // of the message, say, when the provider had answered: the money is spent all the same
            ApiFailure failure = ApiFailure.outcomeUnknown("the outcome is unknown, money may have been spent", e);
            ended.accept(failure);
            throw failure;
        }
    }

    private void call(Exchange exchange, SmscRequest request) throws ApiFailure {
        Object result = calls.call(request);
        Message message = exchange.getMessage();
        request.call().headers().forEach((header, value) -> Headers.set(message, header, value.apply(result)));
        message.setBody(configuration.getPayload() == SmscPayload.json ? SmscJson.write(result) : result);
    }

    private void fetch(Exchange exchange, SmscRequest request) throws ApiFailure {
        String id = request.parameters().get("id");
        calls.fetch(exchange, request, id == null ? null : Long.valueOf(id), request.parameters().get("name"));
    }
}
