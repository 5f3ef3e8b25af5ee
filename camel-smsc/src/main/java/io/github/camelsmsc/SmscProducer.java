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

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.api.SmscRequest;
import io.github.camelsmsc.client.CallSettings;
import io.github.camelsmsc.client.SmscClient;
import io.github.camelsmsc.download.DownloadedFile;
import io.github.camelsmsc.download.FileFetcher;
import io.github.camelsmsc.download.FileStore;
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
    private final ProducerOptions options;
    private final CallSettings settings;

    SmscProducer(SmscEndpoint endpoint) {
        super(endpoint);
        SmscComponent component = endpoint.getComponent();
        this.configuration = endpoint.getConfiguration();
        this.options = new ProducerOptions(
                configuration.getOperation(), option -> component.option(endpoint, option), component::option);
        this.settings = CallOptions.settings(configuration, component.getPlaceTimeout(), component.globalSsl());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (configuration.getOperation().calls().stream().anyMatch(Call::isFile)) {
            getEndpoint().getComponent().calls().prepareStore(configuration.getTempDirectory());
        }
    }

    /** Not kept: a component that was stopped and started has new ones. */
    private SmscClient client() throws ApiFailure {
        return getEndpoint().getComponent().calls().client();
    }

    private FileStore store() throws ApiFailure {
        return getEndpoint().getComponent().calls().store(configuration.getTempDirectory());
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
        Call call = options.call(exchange);
        SmscRequest request = options.request(exchange, call, moved);
        long begin = System.nanoTime();
        try {
            if (request.spendsMoney()) {
                spend(exchange, request);
            } else if (call.isFile()) {
                fetch(exchange, request);
            } else {
                call(exchange, request);
            }
        } catch (ApiFailure failure) {
            SmscException exception = SmscException.of(exchange, configuration.getOperation(), failure);
            getEndpoint().getComponent().calls().ended(configuration.getOperation(), exception, begin);
            throw exception;
        }
        getEndpoint().getComponent().calls().ended(configuration.getOperation(), null, begin);
        exchange.getMessage().setHeader(SmscConstants.OPERATION, configuration.getOperation().name());
    }

    private void spend(Exchange exchange, SmscRequest request) throws ApiFailure {
        UnknownOutcomes unknown = getEndpoint().getComponent().calls().unknownOutcomes();
        unknown.refuse(exchange, request);
        try {
            call(exchange, request);
        } catch (ApiFailure failure) {
            if (failure.getKind() == ApiFailure.Kind.OUTCOME_UNKNOWN) {
                unknown.add(exchange, request, failure);
            }
            throw failure;
        } catch (RuntimeException | Error e) {
            // of the message, say, when the provider had answered: the money is spent all the same
            ApiFailure failure = ApiFailure.outcomeUnknown("the outcome is unknown, money may have been spent", e);
            unknown.add(exchange, request, failure);
            throw failure;
        }
    }

    private void call(Exchange exchange, SmscRequest request) throws ApiFailure {
        Object result = client().call(request, settings);
        Message message = exchange.getMessage();
        request.call().headers().forEach((header, value) -> FileMessage.setHeader(message, header, value.apply(result)));
        message.setBody(configuration.getPayload() == SmscPayload.json ? SmscJson.write(result) : result);
    }

    private void fetch(Exchange exchange, SmscRequest request) throws ApiFailure {
        String id = request.parameters().get("id");
        Long taskId = id == null ? null : Long.valueOf(id);
        String taskName = request.parameters().get("name");
        DownloadedFile file = client().fetch(request, settings, new FileFetcher(store(), taskId, taskName));
        FileMessage.fill(exchange, file, taskId, taskName);
    }
}
