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
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.ConcurrencyLimit;
import io.github.camelsmsc.api.Quota;
import io.github.camelsmsc.api.QuotaClock;
import io.github.camelsmsc.api.SharedQuota;
import io.github.camelsmsc.client.HttpClients;
import io.github.camelsmsc.client.SmscClient;
import io.github.camelsmsc.consumer.Observers;
import io.github.camelsmsc.download.FileStore;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.spi.OnCamelContextStopping;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the producers of one component share: quota, places, HTTP clients and directories for files. */
final class ProviderCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);

    /** A few dozen megabytes, and the unknown outcomes of hours. */
    private static final int MOST_OUTCOMES = 100_000;

    private final SmscComponent component;
    private final Clock clock;
    private final Quota quota;
    private final Map<Path, FileStore> stores = new HashMap<>();
    private final LifecycleStrategy contextStopping = LifecycleStrategySupport.adapt(
            (OnCamelContextStopping) context -> endWaits());
    private final UnknownOutcomes unknownOutcomes;
    private final RootExchange rootExchange = new RootExchange();
    private ConcurrencyLimit places;
    private SharedQuota shared;
    private HttpClients clients;
    private ScheduledExecutorService timer;
    private ExecutorService storeThreads;
    private SmscClient client;
    private boolean running;
    private volatile Observers<SmscMeters> meters = new Observers<>("Calls");

    ProviderCalls(SmscComponent component, Clock clock, QuotaClock quotaClock) {
        this.component = component;
        this.clock = clock;
        this.quota = new Quota(quotaClock);
        this.unknownOutcomes = new UnknownOutcomes(quotaClock, MOST_OUTCOMES);
    }

    synchronized void start() {
        if (component.getMaxConcurrentRequests() < 1) {
            throw new IllegalArgumentException("The option maxConcurrentRequests must be 1 or more");
        }
        if (component.getPlaceTimeout() < 0) {
            throw new IllegalArgumentException("The option placeTimeout must be a duration such as 30s, or 0 not to wait");
        }
        quota.open();
        meters = new Observers<>("Calls", SmscMeters.of(component.getCamelContext()));
        places = new ConcurrencyLimit(component.getMaxConcurrentRequests());
        if (component.getQuotaStore() != null) {
            storeThreads = component.getCamelContext().getExecutorServiceManager().newCachedThreadPool(component, "SmscQuotaStore");
        }
        shared = new SharedQuota(component.getQuotaStore(), places, component.getMaxConcurrentRequests(), storeThreads);
        component.getCamelContext().addLifecycleStrategy(contextStopping);
        component.getCamelContext().getManagementStrategy().addEventNotifier(rootExchange);
        running = true;
    }

    /** Who waits for the quota or a place would else hold up the graceful shutdown; calls that need not wait still go out. */
    private synchronized void endWaits() {
        quota.endWaits();
        if (shared != null) {
            shared.endWaits();
        }
    }

    synchronized void stop() {
        running = false;
        component.getCamelContext().getLifecycleStrategies().remove(contextStopping);
        component.getCamelContext().getManagementStrategy().removeEventNotifier(rootExchange);
        endWaits();
        if (timer != null) {
            component.getCamelContext().getExecutorServiceManager().shutdownNow(timer);
            clients.close();
            timer = null;
            client = null;
        }
        if (storeThreads != null) {
            component.getCamelContext().getExecutorServiceManager().shutdown(storeThreads);
            storeThreads = null;
        }
        stores.values().forEach(FileStore::close);
        stores.clear();
    }

    /** What must not be sent again; kept while the component is stopped. */
    UnknownOutcomes unknownOutcomes() {
        return unknownOutcomes;
    }

    /** What identical requests have used. */
    Quota quota() {
        return quota;
    }

    /** How many places of simultaneous requests are taken now. */
    synchronized int placesTaken() {
        return places == null ? 0 : places.taken();
    }

    /** A call ended that began at a time of {@link System#nanoTime()}; the failure is null if it has a result. */
    void ended(SmscOperation operation, Exception failure, long begin) {
        meters.tell(with -> with.ended(operation, failure, System.nanoTime() - begin));
    }

    /**
     * The client, made when it is first asked for.
     *
     * @throws ApiFailure if the component is stopped
     */
    synchronized SmscClient client() throws ApiFailure {
        requireRunning();
        if (client == null) {
            timer = component.getCamelContext().getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(component, "SmscDeadlines");
            clients = new HttpClients(component.getCamelContext(), component.getMaxConcurrentRequests());
            client = new SmscClient(clients, quota, shared, timer, clock,
                    call -> meters.tell(with -> with.waited(SmscOperation.valueOf(call.operation()))));
        }
        return client;
    }

    /**
     * The directory for files below this one; null stands for the temporary directory of the JVM.
     *
     * @throws ApiFailure if the component is stopped, or the directory cannot be made
     */
    synchronized FileStore store(String tempDirectory) throws ApiFailure {
        requireRunning();
        try {
            Path root = Path.of(tempDirectory == null ? System.getProperty("java.io.tmpdir") : tempDirectory)
                    .toAbsolutePath().normalize();
            FileStore store = stores.get(root);
            if (store == null) {
                store = new FileStore(root);
                stores.put(root, store);
            }
            return store;
        } catch (IOException | RuntimeException e) {
            throw ApiFailure.file("the directory for files cannot be made in tempDirectory, nothing was sent", e);
        }
    }

    /** Removes left-overs of a killed process now, not with the first file. */
    synchronized void prepareStore(String tempDirectory) {
        if (running) {
            try {
                store(tempDirectory);
            } catch (ApiFailure e) {
                LOG.warn("Until it can, each call for a file fails: {} ({})", e.getMessage(), String.valueOf(e.getCause()));
            }
        }
    }

    private void requireRunning() throws ApiFailure {
        if (!running) {
            throw ApiFailure.stopped("the component is stopped, nothing was sent", null);
        }
    }
}
