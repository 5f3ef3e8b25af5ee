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
package io.github.camelsmsc.consumer;

import java.sql.SQLException;
import java.util.Set;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an event from being routed twice. A key enters the repository only after the route has succeeded: stored before,
 * it would lose the event of a process that dies in between.
 */
public final class RoutedOnce {

    private static final Logger LOG = LoggerFactory.getLogger(RoutedOnce.class);

    private final IdempotentRepository repository;
    private final Repositories repositories;
    /** Of all endpoints with the repository: a callback and a poll may bring one event at once. */
    private final Set<String> inFlight;
    private boolean started;

    /**
     * @param repository   the keys of routed events
     * @param repositories of the context
     */
    public RoutedOnce(IdempotentRepository repository, Repositories repositories) {
        this.repository = repository;
        this.repositories = repositories;
        this.inFlight = repositories.inFlight(repository);
    }

    /** Starts the repository unless it runs already. */
    public synchronized void start() {
        if (!started) {
            repositories.start(repository);
            started = true;
        }
    }

    /** Stops the repository if nobody else needs it; one that fails to stop is left behind. */
    public synchronized void stop() {
        if (started) {
            started = false;
            try {
                repositories.stop(repository);
            } catch (Exception e) {
                // that of Kafka throws while its own thread still reads; the rest of the application has to stop all the same
                LOG.warn("idempotentRepository failed to stop: {}", e.toString());
            }
        }
    }

    /** Takes the key for this delivery; false while another delivery of the event is in flight on this node. */
    public boolean begin(String key) {
        return inFlight.add(key);
    }

    /** Whether the event was routed before, here or on another node. */
    public boolean isRouted(String key) {
        return repository.contains(key);
    }

    /** Remembers that the event is routed. */
    public void routed(String key) {
        try {
            repository.add(key);
        } catch (RuntimeException e) {
            // another node had the event at the same moment; a key alone says nothing, since some put it into a cache before they fail
            if (!isSecondRow(e) || !repository.contains(key)) {
                throw e;
            }
        }
        repository.confirm(key);
    }

    /** Whether a database has refused it: SQL's class 23, integrity constraint violation. */
    private static boolean isSecondRow(RuntimeException failure) {
        SQLException ofDatabase = ObjectHelper.getException(SQLException.class, failure);
        return ofDatabase != null && ofDatabase.getSQLState() != null && ofDatabase.getSQLState().startsWith("23");
    }

    /** Gives the key back. */
    public void end(String key) {
        inFlight.remove(key);
    }
}
