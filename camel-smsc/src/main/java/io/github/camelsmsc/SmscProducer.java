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

import java.io.IOException;
import java.math.BigDecimal;

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.Patience;
import io.github.camelsmsc.api.SmscClient;
import io.github.camelsmsc.api.SmscRequest;
import io.github.camelsmsc.api.Target;
import io.github.camelsmsc.download.DownloadedFile;
import io.github.camelsmsc.download.FileFetcher;
import io.github.camelsmsc.download.FileStore;
import io.github.camelsmsc.model.PhoneRental;
import io.github.camelsmsc.model.ResultJson;
import io.github.camelsmsc.model.WaitCall;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Calls the provider and replaces the message body by the result; the message's other headers stay. A failure is a
 * {@link SmscException}; a value that is missing or wrong is an IllegalArgumentException, and nothing is sent.
 */
public class SmscProducer extends DefaultProducer {

    /** Followed by the identity of a request that went out and whose outcome is unknown. */
    private static final String OUTCOME_UNKNOWN = "CamelSmscOutcomeUnknown.";

    private final SmscConfiguration configuration;
    private final ProducerOptions options;
    private final Target target;
    private final Patience patience;

    SmscProducer(SmscEndpoint endpoint) {
        super(endpoint);
        SmscComponent component = endpoint.getComponent();
        this.configuration = endpoint.getConfiguration();
        this.options = new ProducerOptions(configuration, component.getConfiguration());
        this.target = ProviderTarget.of(configuration, component.globalSsl());
        this.patience = ProviderTarget.patience(configuration, component);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (configuration.getOperation() == SmscOperation.downloads) {
            getEndpoint().getComponent().calls().prepareStore(configuration.getTempDirectory());
        }
    }

    /** Not kept: a component that was stopped and started has new ones. */
    private SmscClient client() throws ApiFailure {
        return getEndpoint().getComponent().calls().client();
    }

    private FileStore store() throws ApiFailure, IOException {
        return getEndpoint().getComponent().calls().store(configuration.getTempDirectory());
    }

    @Override
    public SmscEndpoint getEndpoint() {
        return (SmscEndpoint) super.getEndpoint();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        SmscAction action = options.action(exchange);
        SmscRequest request = options.request(exchange, action);
        String unknown = OUTCOME_UNKNOWN + SmscClient.identity(request, target);
        SmscOutcomeUnknownException before = exchange.getProperty(unknown, SmscOutcomeUnknownException.class);
        if (before != null) {
            throw before;
        }
        long begin = System.nanoTime();
        try {
            if (action == SmscAction.get_file) {
                fetch(exchange, request);
            } else {
                call(exchange, request);
            }
            ended(null, begin);
        } catch (ApiFailure failure) {
            SmscException exception = SmscException.of(exchange, configuration.getOperation(), failure);
            ended(exception, begin);
            if (exception instanceof SmscOutcomeUnknownException) {
                exchange.setProperty(unknown, exception);
            }
            throw exception;
        }
        exchange.getMessage().setHeader(SmscConstants.OPERATION, configuration.getOperation().name());
    }

    private void ended(SmscException failure, long begin) {
        getEndpoint().getComponent().calls().observer()
                .ended(configuration.getOperation(), failure, System.nanoTime() - begin);
    }

    private void call(Exchange exchange, SmscRequest request) throws ApiFailure {
        Object result = client().call(request, target, patience);
        Message message = exchange.getMessage();
        if (result instanceof PhoneRental rental) {
            BigDecimal cost = rental.cost();
            message.setHeader(SmscConstants.COST, cost);
        } else if (result instanceof WaitCall call) {
            message.setHeader(SmscConstants.NUMBER_TO_CALL, call.phone());
        }
        message.setBody(configuration.getPayload() == SmscPayload.json ? ResultJson.write(result) : result);
    }

    private void fetch(Exchange exchange, SmscRequest request) throws ApiFailure, IOException {
        ProducerOptions.WantedFile wanted = options.file(exchange);
        DownloadedFile file = client().fetch(
                request, target, patience, new FileFetcher(store(), wanted.id(), wanted.name()));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                file.delete();
            }
        });
        Message message = exchange.getMessage();
        if (wanted.id() != null) {
            message.setHeader(SmscConstants.TASK_ID, wanted.id());
        }
        if (wanted.name() != null) {
            message.setHeader(SmscConstants.TASK_NAME, wanted.name());
        }
        message.setHeader(SmscConstants.FILE_NAME, file.getName());
        message.setBody(file);
    }
}
