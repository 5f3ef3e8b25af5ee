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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;

import io.github.camelsmsc.consumer.CallbackGate;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The callback paths of an application and who answers on them. A path that was opened once is answered until the
 * component stops, even when its route has been removed.
 */
public final class CallbackPaths {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackPaths.class);
    private static final String VERTX_SERVER = "VertxPlatformHttpServer";

    private final CamelContext context;
    private final HttpServers servers;
    private final Function<String, CallbackGate> gates;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private final LifecycleStrategySupport serverStarts = new LifecycleStrategySupport() {
        @Override
        public void onThreadPoolAdd(
                CamelContext camelContext, ThreadPoolExecutor threadPool, String id, String sourceId, String routeId,
                String threadPoolProfileId) {
            // Vert.x: the router is there and the server is about to listen, the only moment to be there before it
            if (VERTX_SERVER.equals(id) || VERTX_SERVER.equals(sourceId)) {
                serveThoseOfVertx();
            }
        }
    };

    private record Key(String httpComponent, String path) {
    }

    private static final class Entry {
        private final CallbackGate gate;
        private String server;

        private Entry(CallbackGate gate) {
            this.gate = gate;
        }
    }

    /**
     * @param context the application
     * @param gates   makes the gate of a path
     */
    public CallbackPaths(CamelContext context, Function<String, CallbackGate> gates) {
        this.context = context;
        this.servers = new HttpServers(context);
        this.gates = gates;
    }

    /** Begins to watch for servers that start. */
    public void start() {
        context.addLifecycleStrategy(serverStarts);
    }

    /**
     * The gate of a path, which is not served before {@link #serve}.
     *
     * @param httpComponent the server component, or null for the one that the application has
     * @param path          with a leading slash
     */
    public synchronized CallbackGate gate(String httpComponent, String path) {
        return entries.computeIfAbsent(new Key(httpComponent, path), key -> freeEntry(key).orElseGet(
                () -> new Entry(gates.apply(path)))).gate;
    }

    /** The path may be that of a route which was removed, whose server the new one has named or has left open. */
    private Optional<Entry> freeEntry(Key key) {
        String server = serverOf(key);
        return entries.values().stream()
                .filter(entry -> entry.gate.path().equals(key.path()) && !entry.gate.isClaimed())
                .filter(entry -> server != null && server.equals(entry.server))
                .findFirst();
    }

    /**
     * Begins to answer on the path of a gate, and on those of all endpoints of the same server, unless that has begun: the
     * server's port is open from then on.
     *
     * @throws IllegalArgumentException if there is no server, or not one alone, or another endpoint has the path
     */
    public synchronized void serve(CallbackGate gate) throws Exception {
        for (Map.Entry<Key, Entry> entry : entries.entrySet()) {
            if (entry.getValue().gate == gate && entry.getValue().server == null) {
                String server = servers.resolve(entry.getKey().httpComponent());
                if (!servers.isComing(server)) { // else it is served before that one listens
                    serveAll(server);
                }
            }
        }
    }

    private void serveAll(String server) throws Exception {
        Set<String> paths = new HashSet<>();
        Map<String, CallbackGate> gates = new LinkedHashMap<>();
        List<Entry> begun = new ArrayList<>();
        Set<Entry> seen = new HashSet<>();
        for (Map.Entry<Key, Entry> each : entries.entrySet()) {
            Entry entry = each.getValue();
            if (server.equals(entry.server == null ? serverOf(each.getKey()) : entry.server) && seen.add(entry)) {
                if (!paths.add(entry.gate.path())) {
                    throw CallbackGate.taken(entry.gate.path());
                }
                if (entry.server == null) {
                    gates.put(entry.gate.path(), entry.gate);
                    begun.add(entry);
                }
            }
        }
        servers.get(server).serve(gates);
        begun.forEach(entry -> entry.server = server);
    }

    /** Null if that is an error, which is thrown when the endpoint starts. */
    private String serverOf(Key key) {
        try {
            return servers.resolve(key.httpComponent());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private synchronized void serveThoseOfVertx() {
        try {
            serveAll(HttpServers.PLATFORM_HTTP);
        } catch (Exception e) {
            // the same happens when the endpoint starts, and is thrown there
            LOG.debug("The callbacks of platform-http are not served yet", e);
        }
    }

    /** The full address of a gate's path, as far as it is known. */
    public synchronized String url(CallbackGate gate) {
        return entries.values().stream()
                .filter(entry -> entry.gate == gate && entry.server != null)
                .map(entry -> servers.get(entry.server).url(gate.path()))
                .findFirst()
                .orElse(gate.path());
    }

    /** Stops answering. */
    public synchronized void stop() {
        context.getLifecycleStrategies().remove(serverStarts);
        servers.close();
        entries.values().forEach(entry -> entry.server = null);
    }
}
