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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.api.HistoryEntry;
import io.github.camelsmsc.api.Parameter;
import io.github.camelsmsc.api.ProviderError;
import io.github.camelsmsc.api.SmscRequest;
import io.github.camelsmsc.api.UnreadableRow;
import io.github.camelsmsc.client.History;
import io.github.camelsmsc.source.Provider;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of a polled source, with the options, limits and meters of those that a producer makes. */
final class PolledCalls implements Provider {

    private static final Logger LOG = LoggerFactory.getLogger(PolledCalls.class);
    /** More of them say no more. */
    private static final int MOST_KNOWN = 1_000;

    private final Set<UnreadableRow> leftOut = new HashSet<>();
    private final SmscEndpoint endpoint;
    private final EndpointCalls calls;
    private final SmscRequest list;

    PolledCalls(SmscEndpoint endpoint) {
        this.endpoint = endpoint;
        this.calls = new EndpointCalls(endpoint);
        // no message comes before a poll: what headers could fill stays open
        this.list = calls.options().request(nobody(), endpoint.getConfiguration().getOperation().calls().get(0), Map.of());
    }

    private Exchange nobody() {
        return new DefaultExchange(endpoint.getCamelContext());
    }

    /** The time zone of the account. */
    ZoneId zone() {
        return calls.settings().zone();
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
    public <T> Page<T> list(Class<T> type, Map<String, String> parameters) throws Exception {
        List<?> rows = call(() -> rows(list.with(parameters)));
        return new Page<>(rows.stream().filter(type::isInstance).map(type::cast).toList(), rows.size());
    }

    private List<?> rows(SmscRequest request) throws ApiFailure {
        List<?> rows = calls.client().rows(request, calls.settings());
        rows.forEach(row -> {
            if (row instanceof UnreadableRow unreadable) {
                leaveOut(unreadable);
            }
        });
        return rows;
    }

    /** One line for each: it comes again as long as it is listed. */
    private void leaveOut(UnreadableRow row) {
        if (leftOut.size() < MOST_KNOWN && leftOut.add(row)) {
            LOG.warn("smsc:{} lists a row that cannot be read, {}: it is left out, as {} since the start",
                    endpoint.getConfiguration().getOperation(), row.id() == null ? "without an id" : "id " + row.id(), leftOut.size());
        }
    }

    @Override
    public void history(Map<String, String> parameters, Predicate<List<HistoryEntry>> reader) throws Exception {
        call(() -> {
            History.read(this::rows, list.with(parameters), reader);
            return null;
        });
    }

    @Override
    public void fetch(Exchange exchange, long taskId, String taskName) throws Exception {
        SmscRequest request = Call.FILE.request(new EnumMap<>(Map.of(Parameter.TASK_ID, Long.toString(taskId))), Map.of(), null);
        try {
            call(() -> {
                calls.fetch(exchange, request, taskId, taskName.isBlank() ? null : taskName);
                return null;
            });
        } catch (TooSoon e) {
            throw e;
        } catch (SmscException e) {
            boolean ofAll = e instanceof SmscQuotaException || e instanceof SmscAuthenticationException || e.isOfStore()
                    || e.getErrorCode() == 0 && isUnreachable(e.getCause());
            throw ofAll ? new Unavailable(e) : e;
        }
    }

    private static boolean isUnreachable(Throwable cause) {
        return cause instanceof ConnectException || cause instanceof UnknownHostException || cause instanceof ConnectTimeoutException;
    }

    private <T> T call(EndpointCalls.Calling<T> calling) throws SmscException, TooSoon {
        try {
            return calls.metered(nobody(), calling);
        } catch (SmscException e) {
            if (e.isOwnLimit() || endpoint.getConfiguration().isGreedy() && e.getErrorCode() == ProviderError.QUOTA) {
                throw new TooSoon(e.getDescription());
            }
            throw e;
        }
    }
}
