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

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.api.HistoryEntry;
import io.github.camelsmsc.api.Parameter;
import io.github.camelsmsc.api.ProviderError;
import io.github.camelsmsc.api.SmscRequest;
import io.github.camelsmsc.client.CallSettings;
import io.github.camelsmsc.client.History;
import io.github.camelsmsc.download.DownloadedFile;
import io.github.camelsmsc.download.FileFetcher;
import io.github.camelsmsc.source.Provider;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** The calls of a polled source, with the options, limits and meters of those that a producer makes. */
final class PolledCalls implements Provider {

    private final SmscEndpoint endpoint;
    private final SmscRequest list;
    private final CallSettings settings;

    PolledCalls(SmscEndpoint endpoint) {
        SmscComponent component = endpoint.getComponent();
        SmscConfiguration configuration = endpoint.getConfiguration();
        this.endpoint = endpoint;
        this.settings = CallOptions.settings(configuration, component.getPlaceTimeout(), component.globalSsl());
        ProducerOptions options = new ProducerOptions(
                configuration.getOperation(), option -> component.option(endpoint, option), component::option);
        // no message comes before a poll: what headers could fill stays open
        this.list = options.request(nobody(), configuration.getOperation().calls().get(0), Map.of());
    }

    private Exchange nobody() {
        return new DefaultExchange(endpoint.getCamelContext());
    }

    /** The time zone of the account. */
    ZoneId zone() {
        return settings.zone();
    }

    @Override
    public Integer count() {
        String count = list.parameters().get("cnt");
        return count == null ? null : Integer.valueOf(count);
    }

    @Override
    public Long afterId() {
        String id = list.parameters().get("after_id");
        return id == null ? null : Long.valueOf(id);
    }

    @Override
    @SuppressWarnings("unchecked") // what the reader of the call gives
    public <T> List<T> list(Class<T> type, Map<String, String> parameters) throws Exception {
        return call(() -> (List<T>) calls().client().call(list.with(parameters), settings));
    }

    @Override
    public void history(Map<String, String> parameters, Predicate<List<HistoryEntry>> reader) throws Exception {
        call(() -> {
            History.read(calls().client(), list.with(parameters), settings, reader);
            return null;
        });
    }

    @Override
    public void fetch(Exchange exchange, long taskId, String taskName) throws Exception {
        String name = taskName.isBlank() ? null : taskName;
        SmscRequest request = Call.FILE.request(new EnumMap<>(Map.of(Parameter.TASK_ID, Long.toString(taskId))), Map.of(), null);
        DownloadedFile file;
        try {
            file = call(() -> calls().client().fetch(request, settings, new FileFetcher(
                    calls().store(endpoint.getConfiguration().getTempDirectory()), taskId, name)));
        } catch (TooSoon e) {
            throw e;
        } catch (SmscException e) {
            boolean ofAll = e instanceof SmscQuotaException || e instanceof SmscAuthenticationException
                    || e.getErrorCode() == 0 && isUnreachable(e.getCause());
            throw ofAll ? new Unavailable(e) : e;
        }
        FileMessage.fill(exchange, file, taskId, name);
    }

    private static boolean isUnreachable(Throwable cause) {
        return cause instanceof ConnectException || cause instanceof UnknownHostException || cause instanceof ConnectTimeoutException;
    }

    private ProviderCalls calls() {
        return endpoint.getComponent().calls();
    }

    @FunctionalInterface
    private interface Calling<T> {
        T call() throws ApiFailure;
    }

    private <T> T call(Calling<T> calling) throws SmscException, TooSoon {
        SmscOperation operation = endpoint.getConfiguration().getOperation();
        long begin = System.nanoTime();
        try {
            T result = calling.call();
            calls().ended(operation, null, begin);
            return result;
        } catch (ApiFailure failure) {
            SmscException exception = SmscException.of(nobody(), operation, failure);
            calls().ended(operation, exception, begin);
            if (endpoint.getConfiguration().isGreedy() && failure.getCode() == ProviderError.QUOTA) {
                throw new TooSoon();
            }
            throw exception;
        }
    }
}
