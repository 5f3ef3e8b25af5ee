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

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.SmscRequest;
import io.github.camelsmsc.client.CallSettings;
import io.github.camelsmsc.client.SmscClient;
import io.github.camelsmsc.download.DownloadedFile;
import io.github.camelsmsc.download.FileFetcher;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;

/** The calls of one endpoint, of its producer or of its polls: with its options, the component's client, meters and files. */
final class EndpointCalls {

    private final SmscEndpoint endpoint;
    private final ProducerOptions options;
    private final CallSettings settings;

    /** A call, which has a result or fails. */
    @FunctionalInterface
    interface Calling<T> {
        T call() throws ApiFailure;
    }

    /** Throws an IllegalArgumentException if an option of the endpoint or of the component is missing or wrong. */
    EndpointCalls(SmscEndpoint endpoint) {
        SmscComponent component = endpoint.getComponent();
        this.endpoint = endpoint;
        this.options = new ProducerOptions(
                endpoint.getConfiguration().getOperation(), option -> component.option(endpoint, option), component::option);
        this.settings = CallOptions.settings(endpoint.getConfiguration(), component.getPlaceTimeout(), component.globalSsl());
    }

    ProducerOptions options() {
        return options;
    }

    CallSettings settings() {
        return settings;
    }

    /** Not kept: a component that was stopped and started has a new one. */
    SmscClient client() throws ApiFailure {
        return endpoint.getComponent().calls().client();
    }

    /** Meters a call; a failure becomes what a route sees. */
    <T> T metered(Exchange exchange, Calling<T> calling) throws SmscException {
        SmscOperation operation = endpoint.getConfiguration().getOperation();
        ProviderCalls shared = endpoint.getComponent().calls();
        long begin = System.nanoTime();
        try {
            T result = calling.call();
            shared.ended(operation, null, begin);
            return result;
        } catch (ApiFailure failure) {
            SmscException exception = SmscException.of(exchange, operation, failure);
            shared.ended(operation, exception, begin);
            throw exception;
        }
    }

    /** The result of a call that is not for a file. */
    Object call(SmscRequest request) throws ApiFailure {
        return client().call(request, settings);
    }

    /** Makes a file the body of an exchange, with its headers; it is removed when the exchange is done. */
    void fetch(Exchange exchange, SmscRequest request, Long taskId, String taskName) throws ApiFailure {
        DownloadedFile file = client().fetch(request, settings, new FileFetcher(
                endpoint.getComponent().calls().store(endpoint.getConfiguration().getTempDirectory()), taskId, taskName));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                file.delete();
            }
        });
        Message message = exchange.getMessage();
        Headers.set(message, SmscConstants.TASK_ID, taskId);
        Headers.set(message, SmscConstants.TASK_NAME, taskName);
        message.setHeader(SmscConstants.FILE_NAME, file.getName());
        message.setBody(file);
    }
}
