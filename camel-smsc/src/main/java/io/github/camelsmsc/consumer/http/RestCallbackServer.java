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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

import io.github.camelsmsc.consumer.CallbackReceiver;
import io.github.camelsmsc.consumer.CallbackServer;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.EmbeddedHttpService;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** Any HTTP server component of Camel, through the factory of REST consumers that they all have. */
final class RestCallbackServer implements CallbackServer {

    /**
     * All of them come to the component, which answers 405 with what is allowed; servers differ in that. Spring refuses
     * names that it does not know, and is given none: it takes all that it knows.
     */
    private static final String METHODS = "GET,HEAD,POST,PUT,DELETE,PATCH,TRACE,OPTIONS,CONNECT";

    private static final String PLATFORM_HTTP = HttpServers.PLATFORM_HTTP;
    private static final String SPRING_ENGINE
            = "org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine";
    private static final String VERTX_ENGINE = "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine";
    private static final String SERVLET = "servlet";
    private static final String JETTY = "jetty";
    private static final String UNDERTOW = "undertow";
    private static final String NETTY_HTTP = "netty-http";
    private static final int WORKERS = 20;
    private static final Set<String> SERVLETS = Set.of(SERVLET, JETTY);
    private static final Set<String> HAVE_OWN_PORT = Set.of(JETTY, UNDERTOW, NETTY_HTTP);

    private final CamelContext context;
    private final String name;
    /** By path. */
    private final Map<String, List<Consumer>> consumers = new HashMap<>();
    /** By the one spelling of the full path. */
    private final Map<String, CallbackReceiver> served = new ConcurrentHashMap<>();
    private ExecutorService workers;
    private NettyServer netty;

    RestCallbackServer(CamelContext context, String name) {
        this.context = context;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void serve(String path, CallbackReceiver receiver, Set<String> allPaths) throws Exception {
        Component component = context.getComponent(name);
        if (component == null && HttpServers.NAMES.contains(name)) {
            throw new IllegalArgumentException("httpComponent=" + name + " is not on the class path; add camel-" + name);
        }
        if (!(component instanceof RestConsumerFactory factory)) {
            throw new IllegalArgumentException(
                    "httpComponent=" + name + " is no HTTP server component; expected one of " + HttpServers.NAMES);
        }
        if (HAVE_OWN_PORT.contains(name) && restConfiguration().getPort() <= 0) {
            throw new IllegalArgumentException(
                    "httpComponent=" + name + " has no port; set camel.rest.component=" + name
                                               + " and camel.rest.port, or restConfiguration(\"" + name
                                               + "\").port(...) in a route builder");
        }
        if (PLATFORM_HTTP.equals(name) && !hasServer(component)) {
            throw new IllegalArgumentException("smsc:callback found platform-http and no HTTP server behind it; set"
                                               + " camel.server.enabled=true, or name another component with the option"
                                               + " httpComponent");
        }
        boolean first = served.isEmpty();
        // a consumer that starts before the first route finds the factory of units of work without its repository
        PluginHelper.getUnitOfWorkFactory(context).afterPropertiesConfigured(context);
        Set<String> fullPaths = allPaths.stream().map(this::fullPath).collect(Collectors.toSet());
        List<Consumer> started = new ArrayList<>();
        try {
            served.put(RequestPath.of(fullPath(path)), receiver);
            started.add(start(factory, path, processor(receiver), fullPaths, serverOptions()));
            if (first && UNDERTOW.equals(name)) {
                Map<String, Object> options = serverOptions();
                options.put("matchOnUriPrefix", true);
                started.add(start(factory, "/", new UndertowServer(context, this::receiver), fullPaths, options));
            }
            consumers.put(path, started);
        } catch (Exception e) {
            ServiceHelper.stopAndShutdownServices(started);
            served.remove(RequestPath.of(fullPath(path)));
            throw e;
        }
    }

    /** Vert.x would have been served by its router: its engine without one comes from the class path, and has no server. */
    private static boolean hasServer(Component component) {
        return !VERTX_ENGINE.equals(nameOf(engine(component)));
    }

    private static Object engine(Component component) {
        PropertyConfigurer configurer = component.getComponentPropertyConfigurer();
        return configurer instanceof PropertyConfigurerGetter getter ? getter.getOptionValue(component, "engine", true) : null;
    }

    private static String nameOf(Object engine) {
        return engine == null ? "" : engine.getClass().getName();
    }

    private Consumer start(
            RestConsumerFactory factory, String path, Processor processor, Set<String> allPaths, Map<String, Object> options)
            throws Exception {
        Consumer consumer = factory.createConsumer(context, processor, PLATFORM_HTTP.equals(name) ? null : METHODS, path, null,
                null, null, restConfiguration(), options);
        if (JETTY.equals(name)) {
            JettyServer.beforeStart(consumer, allPaths);
        } else if (NETTY_HTTP.equals(name)) {
            if (netty == null) {
                ThreadPoolProfile profile = new ThreadPoolProfile("SmscCallback");
                profile.setPoolSize(WORKERS);
                profile.setMaxPoolSize(WORKERS);
                profile.setMaxQueueSize(-1); // no more than there are connections
                profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
                workers = context.getExecutorServiceManager().newThreadPool(this, profile.getId(), profile);
                netty = new NettyServer(this::receiver, workers);
            }
            netty.beforeStart(context, consumer);
        } else if (UNDERTOW.equals(name)) {
            UndertowServer.beforeStart(context, consumer, consumers.isEmpty());
        }
        try {
            ServiceHelper.startService(consumer);
        } catch (Exception e) {
            ServiceHelper.stopAndShutdownService(consumer);
            throw e;
        }
        return consumer;
    }

    @Override
    public String whyNotServed(String path) {
        List<Consumer> started = consumers.getOrDefault(path, List.of());
        if (SERVLET.equals(name)) {
            return started.stream().map(ServletMapping::whyNotServed).filter(Objects::nonNull).findFirst().orElse(null);
        }
        if (isSpring() && !started.stream().allMatch(consumer -> SpringMapping.has(context, consumer.getEndpoint()))) {
            return "platform-http did not register " + path + " with Spring, and nobody takes the callbacks there; its own"
                   + " warning in the log says why";
        }
        return null;
    }

    /** A container may start its servlets after Camel. */
    @Override
    public boolean mayBeServedLater() {
        return SERVLET.equals(name);
    }

    private boolean isSpring() {
        return PLATFORM_HTTP.equals(name) && SPRING_ENGINE.equals(nameOf(engine(context.getComponent(name))));
    }

    private CallbackReceiver receiver(String target) {
        return served.get(RequestPath.of(target));
    }

    private Processor processor(CallbackReceiver receiver) {
        RestCallbackProcessor processor = new RestCallbackProcessor(receiver);
        // an asynchronous servlet answers 200 as soon as an asynchronous processor returns, before the route is done
        return SERVLETS.contains(name) ? exchange -> processor.process(exchange) : processor;
    }

    private RestConfiguration restConfiguration() {
        RestConfiguration global = context.getRestConfiguration();
        if (global.getComponent() == null || global.getComponent().equals(name)) {
            return global;
        }
        return new RestConfiguration();
    }

    /** The whole of what is known about the single servers: with these options each leaves the body alone. */
    private Map<String, Object> serverOptions() {
        Map<String, Object> options = new HashMap<>();
        switch (name) {
            case PLATFORM_HTTP -> {
                options.put("useStreaming", true);
                options.put("populateBodyWithForm", false);
                if (isSpring()) {
                    options.put("platformHttpEngine", SpringBootEngine.inPlaceOf(engine(context.getComponent(name))));
                }
            }
            case SERVLET, JETTY -> {
                options.put("bridgeEndpoint", true);
                options.put("mapHttpMessageHeaders", false);
                options.put("disableStreamCache", true);
                options.put("optionsEnabled", true);
                options.put("traceEnabled", true);
            }
            case NETTY_HTTP -> options.put("bridgeEndpoint", true);
            default -> options.put("useStreaming", true);
        }
        if (JETTY.equals(name)) {
            // a continuation looks for the path once more when the route is done, and answers 404 if it has gone meanwhile
            options.put("useContinuation", false);
            options.put("filters", List.of(NeverNotFoundFilter.asObject()));
        }
        if (!UNDERTOW.equals(name)) {
            options.put("headerFilterStrategy", new CallbackHeaderFilter());
            options.put("muteException", true);
        }
        return options;
    }

    @Override
    public String url(String path) {
        RestConfiguration configuration = restConfiguration();
        if (SERVLET.equals(name)) {
            return "<address of Camel's servlet>" + path;
        }
        if (PLATFORM_HTTP.equals(name)) {
            return engineAddress() + slashed(property("server.servlet.context-path"))
                   + slashed(property("spring.mvc.servlet.path")) + fullPath(path);
        }
        String scheme = configuration.getScheme() == null ? "http" : configuration.getScheme();
        String host = configuration.getHost() == null ? "localhost" : configuration.getHost();
        return scheme + "://" + host + ":" + configuration.getPort() + fullPath(path);
    }

    private String fullPath(String path) {
        return slashed(restConfiguration().getContextPath()) + path;
    }

    /** Of Spring Boot, which knows its port before Camel starts. */
    private String engineAddress() {
        if (engine(context.getComponent(name)) instanceof EmbeddedHttpService http && http.getServerPort() > 0) {
            String address = property("server.address");
            return http.getScheme() + "://" + (address.isEmpty() ? "localhost" : address) + ":" + http.getServerPort();
        }
        return "";
    }

    private String property(String key) {
        return context.getPropertiesComponent().resolveProperty(key).orElse("");
    }

    private static String slashed(String path) {
        String plain = path == null ? "" : FileUtil.stripTrailingSeparator(FileUtil.stripLeadingSeparator(path));
        return plain.isEmpty() ? "" : "/" + plain;
    }

    @Override
    public void close() {
        if (PLATFORM_HTTP.equals(name) && context.isStopping()) {
            // Spring closes the server; until then the answer is 503 and not 404
            return;
        }
        consumers.values().forEach(ServiceHelper::stopAndShutdownServices);
        consumers.clear();
        served.clear();
        if (workers != null) {
            context.getExecutorServiceManager().shutdown(workers);
            workers = null;
            netty = null;
        }
    }
}
