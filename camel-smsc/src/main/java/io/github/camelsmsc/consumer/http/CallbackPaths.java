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

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelsmsc.consumer.CallbackGate;
import io.github.camelsmsc.consumer.CallbackServer;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The callback paths of an application and the servers that they are registered with. A path that was registered once is
 * answered until the component stops, even when its route has been removed.
 */
public final class CallbackPaths implements CallbackGate.Registration {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackPaths.class);
    private static final String VERTX_SERVER = "VertxPlatformHttpServer";

    private final CamelContext context;
    private final HttpServers servers;
    private final Gates maker;
    private final Supplier<Stream<CallbackGate>> all;
    private final List<CallbackGate> gates = new CopyOnWriteArrayList<>();
    private final LifecycleStrategySupport serverStarts = new LifecycleStrategySupport() {
        @Override
        public void onThreadPoolAdd(
                CamelContext camelContext, ThreadPoolExecutor threadPool, String id, String sourceId, String routeId,
                String threadPoolProfileId) {
            // Vert.x: the router is there and the server is about to listen, the only moment to be there before it
            if (VERTX_SERVER.equals(id) || VERTX_SERVER.equals(sourceId)) {
                registerAll(HttpServers.PLATFORM_HTTP);
            }
        }
    };

    /** Makes gates. */
    @FunctionalInterface
    public interface Gates {

        /** A gate of a path and a server component, or null for the one that the application has. */
        CallbackGate make(String path, String httpComponent, CallbackGate.Registration registration);
    }

    /**
     * @param context the application
     * @param maker   makes the gates
     * @param all     the gates of all components of the application, these among them
     */
    public CallbackPaths(CamelContext context, Gates maker, Supplier<Stream<CallbackGate>> all) {
        this.context = context;
        this.servers = new HttpServers(context, all);
        this.maker = maker;
        this.all = all;
    }

    /** Begins to watch for servers that start. */
    public void start() {
        context.addLifecycleStrategy(serverStarts);
    }

    /**
     * The gate of a path on a server: that of a route which was removed, of this component or another one, or a new one.
     *
     * @param httpComponent the server component, or null for the one that the application has
     * @param path          with a leading slash
     */
    public synchronized CallbackGate gate(String httpComponent, String path) {
        String server = servers.find(httpComponent);
        return Stream.concat(gates.stream(), all.get())
                .filter(gate -> gate.path().equals(path) && (server != null ? server.equals(serverOf(gate))
                        : gate.server() == null && Objects.equals(httpComponent, gate.httpComponent())))
                .findFirst().orElseGet(() -> {
                    CallbackGate gate = maker.make(path, httpComponent, this);
                    gates.add(gate);
                    return gate;
                });
    }

    /** All paths that the application has or had. */
    public List<CallbackGate> gates() {
        return List.copyOf(gates);
    }

    /** Null while that is an error, which is thrown when the endpoint starts. */
    private String serverOf(CallbackGate gate) {
        return gate.server() == null ? servers.find(gate.httpComponent()) : gate.server().name();
    }

    /**
     * Begins to answer on the path of a gate, and on those of all endpoints of the same server, unless that has begun: the
     * server's port is open from then on.
     */
    @Override
    public synchronized void register(CallbackGate gate) throws Exception {
        String name = servers.resolve(gate.httpComponent());
        if (isTaken(gate, name)) {
            throw gate.taken();
        }
        if (!servers.isComing(name)) { // else it is registered before that one listens
            CallbackServer server = servers.get(name);
            List<CallbackGate> open = unregistered(name);
            register(gate, server, paths(open));
            open.forEach(other -> tryToRegister(other, server, paths(open)));
        }
    }

    /** By another gate that a server has, of this component or another one. */
    private boolean isTaken(CallbackGate gate, String name) {
        return all.get().anyMatch(other -> {
            CallbackServer server = other.server();
            return other != gate && other.path().equals(gate.path()) && server != null && server.name().equals(name);
        });
    }

    private static void register(CallbackGate gate, CallbackServer server, Set<String> all) throws Exception {
        server.serve(gate.path(), gate, all);
        gate.setServer(server);
    }

    private synchronized void registerAll(String name) {
        CallbackServer server = servers.get(name);
        List<CallbackGate> open = unregistered(name);
        open.forEach(gate -> tryToRegister(gate, server, paths(open)));
    }

    /** What is wrong with another endpoint's path is thrown when that endpoint starts. */
    private void tryToRegister(CallbackGate gate, CallbackServer server, Set<String> all) {
        if (gate.server() == null && !isTaken(gate, server.name())) {
            try {
                register(gate, server, all);
            } catch (Exception e) {
                LOG.debug("The callbacks on {} are not served yet", gate.path(), e);
            }
        }
    }

    private List<CallbackGate> unregistered(String name) {
        return gates.stream().filter(gate -> gate.server() == null && name.equals(serverOf(gate))).toList();
    }

    private static Set<String> paths(List<CallbackGate> gates) {
        return gates.stream().map(CallbackGate::path).collect(Collectors.toSet());
    }

    /** Stops answering. */
    public synchronized void stop() {
        context.getLifecycleStrategies().remove(serverStarts);
        servers.close();
        gates.forEach(gate -> gate.setServer(null));
    }
}
