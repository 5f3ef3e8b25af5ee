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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelsmsc.consumer.CallbackGate;
import io.github.camelsmsc.consumer.CallbackReceiver;
import io.github.camelsmsc.consumer.CallbackServer;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.FileUtil;

/**
 * Any HTTP server component of Camel, through the factory of REST consumers that they all have. What is to be known of a
 * single one is in its subclass, whose optional types are touched only when it serves.
 */
class RestCallbackServer implements CallbackServer {

    /** All of them come to the component, which answers 405 with what is allowed; servers differ in that. */
    private static final String METHODS = "GET,HEAD,POST,PUT,DELETE,PATCH,TRACE,OPTIONS,CONNECT";

    final CamelContext context;
    private final String name;
    private final Supplier<Stream<CallbackGate>> all;
    /** By path. */
    private final Map<String, List<Consumer>> consumers = new HashMap<>();
    /** By the one spelling of the full path. */
    private final Map<String, CallbackReceiver> served = new ConcurrentHashMap<>();

    RestCallbackServer(CamelContext context, String name) {
        this(context, name, Stream::empty);
    }

    /** The gates of all components, which have a server each. */
    RestCallbackServer(CamelContext context, String name, Supplier<Stream<CallbackGate>> all) {
        this.context = context;
        this.name = name;
        this.all = all;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void serve(String path, CallbackReceiver receiver, Set<String> allPaths) throws Exception {
        Component component = name.isBlank() ? null : context.getComponent(name);
        if (component == null && HttpServers.NAMES.contains(name)) {
            throw new IllegalArgumentException("httpComponent=" + name + " is not on the class path; add camel-" + name);
        }
        if (!(component instanceof RestConsumerFactory)) {
            throw new IllegalArgumentException(
                    "httpComponent=" + name + " is no HTTP server component; expected one of " + HttpServers.NAMES);
        }
        requireServer(component);
        // a consumer that starts before the first route finds the factory of units of work without its repository
        PluginHelper.getUnitOfWorkFactory(context).afterPropertiesConfigured(context);
        boolean first = consumers.isEmpty();
        Set<String> fullPaths = allPaths.stream().map(this::fullPath).collect(Collectors.toSet());
        List<Consumer> started = new ArrayList<>();
        try {
            served.put(RequestPath.of(fullPath(path)), receiver);
            for (Map.Entry<String, Processor> entry : processors(path, receiver, first).entrySet()) {
                started.add(start((RestConsumerFactory) component, entry.getKey(), entry.getValue(), fullPaths, first));
            }
            consumers.put(path, started);
        } catch (Exception e) {
            ServiceHelper.stopAndShutdownServices(started);
            served.remove(RequestPath.of(fullPath(path)));
            throw e;
        }
    }

    private Consumer start(
            RestConsumerFactory factory, String path, Processor processor, Set<String> fullPaths, boolean first)
            throws Exception {
        Map<String, Object> options = options(path);
        Consumer consumer = factory.createConsumer(context, processor, methods(), path, null, null, null,
                restConfiguration(), options);
        beforeStart(consumer, fullPaths, first);
        try {
            ServiceHelper.startService(consumer);
        } catch (Exception e) {
            ServiceHelper.stopAndShutdownService(consumer);
            throw e;
        }
        return consumer;
    }

    /** Fails if the component has nothing that listens. */
    void requireServer(Component component) {
        // the component brings its server along
    }

    final void requirePort() {
        if (restConfiguration().getPort() <= 0) {
            throw new IllegalArgumentException(
                    "httpComponent=" + name + " has no port; set camel.rest.component=" + name
                                               + " and camel.rest.port, or restConfiguration(\"" + name
                                               + "\").port(...) in a route builder");
        }
    }

    /** The methods to register, or null for all that the server knows. */
    String methods() {
        return METHODS;
    }

    /** The options of an endpoint with which the server leaves the body alone. */
    Map<String, Object> options(String path) {
        Map<String, Object> options = new HashMap<>();
        options.put("headerFilterStrategy", new CallbackHeaderFilter());
        options.put("muteException", true);
        return options;
    }

    /**
     * What to register for a path.
     *
     * @param first whether it is the first path of this server
     */
    Map<String, Processor> processors(String path, CallbackReceiver receiver, boolean first) {
        return Map.of(path, new RestCallbackProcessor(receiver));
    }

    /**
     * What has to be done before the server's port is opened.
     *
     * @param fullPaths the paths of all callbacks of this server
     * @param first     whether the port may have been opened by others
     */
    void beforeStart(Consumer consumer, Set<String> fullPaths, boolean first) {
        // nothing
    }

    /** Who takes what comes in for a request target in any spelling, null if it is not a callback's. */
    final CallbackReceiver receiver(String target) {
        String path = RequestPath.of(target);
        CallbackReceiver own = served.get(path);
        // a port, and a connection, that another component had first is that one's
        return own != null ? own : all.get().filter(gate -> gate.server() instanceof RestCallbackServer other && other.name.equals(name)
                && RequestPath.of(fullPath(gate.path())).equals(path)).findFirst().orElse(null);
    }

    /** One of those that the server has, null if it has none. */
    final CallbackReceiver firstReceiver() {
        return served.values().stream().findFirst().orElse(null);
    }

    @Override
    public String whyNotServed(String path) {
        return whyNotServed(path, consumers.getOrDefault(path, List.of()));
    }

    String whyNotServed(String path, List<Consumer> started) {
        return null;
    }

    @Override
    public boolean mayBeServedLater() {
        return false;
    }

    final RestConfiguration restConfiguration() {
        RestConfiguration global = context.getRestConfiguration();
        if (global.getComponent() == null || global.getComponent().equals(name)) {
            return global;
        }
        return new RestConfiguration();
    }

    @Override
    public String url(String path) {
        return urlOfPort(path);
    }

    final String urlOfPort(String path) {
        RestConfiguration configuration = restConfiguration();
        String scheme = configuration.getScheme() == null ? "http" : configuration.getScheme();
        String host = configuration.getHost() == null ? "localhost" : configuration.getHost();
        return scheme + "://" + host + ":" + configuration.getPort() + fullPath(path);
    }

    final String fullPath(String path) {
        return slashed(restConfiguration().getContextPath()) + path;
    }

    static String slashed(String path) {
        String plain = path == null ? "" : FileUtil.stripTrailingSeparator(FileUtil.stripLeadingSeparator(path));
        return plain.isEmpty() ? "" : "/" + plain;
    }

    @Override
    public void close() {
        consumers.values().forEach(ServiceHelper::stopAndShutdownServices);
        consumers.clear();
        served.clear();
    }
}
