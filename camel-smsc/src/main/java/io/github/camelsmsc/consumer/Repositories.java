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

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.StatefulService;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The repositories that the endpoints of a context have started. Accounts can share one: it is started with the first
 * endpoint that uses it and stopped with the last, unless it ran before.
 */
public final class Repositories {

    private final Map<IdempotentRepository, Integer> users = new IdentityHashMap<>();
    private final Map<IdempotentRepository, Set<String>> inFlight = new IdentityHashMap<>();

    /** The keys of the events that are being routed now, of all endpoints that share the repository. */
    synchronized Set<String> inFlight(IdempotentRepository repository) {
        return inFlight.computeIfAbsent(repository, any -> ConcurrentHashMap.newKeySet());
    }

    /** One more endpoint uses the repository. */
    synchronized void start(IdempotentRepository repository) {
        Integer before = users.get(repository);
        if (before == null && repository instanceof StatefulService service && service.isStarted()) {
            return; // its owner stops it
        }
        if (before == null) {
            ServiceHelper.startService(repository);
        }
        users.merge(repository, 1, Integer::sum);
    }

    /** One endpoint less uses it. */
    synchronized void stop(IdempotentRepository repository) {
        Integer before = users.remove(repository);
        if (before != null && before > 1) {
            users.put(repository, before - 1);
        } else if (before != null) {
            ServiceHelper.stopService(repository);
        }
    }
}
