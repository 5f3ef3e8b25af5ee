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
package io.github.camelsmsc.callback.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;

import io.github.camelsmsc.callback.CallbackGate;
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
        return entries.computeIfAbsent(new Key(httpComponent, path), key -> new Entry(gates.apply(path))).gate;
    }

    /**
     * Begins to answer on the path of a gate, unless that has begun.
     *
     * @throws IllegalArgumentException if there is no server, or not one alone, or another endpoint has the path
     */
    public synchronized void serve(CallbackGate gate) throws Exception {
        for (Map.Entry<Key, Entry> entry : entries.entrySet()) {
            if (entry.getValue().gate == gate && entry.getValue().server == null) {
                serve(entry.getKey(), entry.getValue());
            }
        }
    }

    private void serve(Key key, Entry entry) throws Exception {
        String server = servers.resolve(key.httpComponent());
        for (Entry other : entries.values()) {
            if (server.equals(other.server) && other.gate.path().equals(key.path())) {
                throw CallbackGate.taken(key.path());
            }
        }
        servers.get(server).serve(key.path(), entry.gate);
        entry.server = server;
    }

    private synchronized void serveThoseOfVertx() {
        for (Map.Entry<Key, Entry> entry : entries.entrySet()) {
            try {
                if (entry.getValue().server == null
                        && HttpServers.PLATFORM_HTTP.equals(servers.resolve(entry.getKey().httpComponent()))) {
                    serve(entry.getKey(), entry.getValue());
                }
            } catch (Exception e) {
                // the same happens when the endpoint starts, and is thrown there
                LOG.debug("{} is not served yet", entry.getKey().path(), e);
            }
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
