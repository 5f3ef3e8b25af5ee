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
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelsmsc.consumer.CallbackGate;
import io.github.camelsmsc.consumer.CallbackServer;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;

/** Finds the HTTP server of the application that callbacks come through. */
final class HttpServers {

    /** The server of camel-main, Spring Boot and Quarkus. */
    static final String PLATFORM_HTTP = "platform-http";

    /** The server components, the one that most applications have first. */
    static final List<String> NAMES = List.of(PLATFORM_HTTP, "servlet", "jetty", "undertow", "netty-http");

    private static final String VERTX_ROUTER = "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter";

    private final CamelContext context;
    private final Supplier<Stream<CallbackGate>> all;
    private final Map<String, CallbackServer> servers = new HashMap<>();

    HttpServers(CamelContext context, Supplier<Stream<CallbackGate>> all) {
        this.context = context;
        this.all = all;
    }

    /**
     * The name of the server component that an endpoint means.
     *
     * @param  httpComponent            the endpoint's option, or null for the one that the application has
     * @throws IllegalArgumentException if there is none, or more than one to choose from
     */
    String resolve(String httpComponent) {
        if (httpComponent != null) {
            return httpComponent;
        }
        String rest = context.getRestConfiguration().getComponent();
        if (rest != null) {
            return rest;
        }
        return only(this::isInUse, "the application uses")
                .or(() -> only(this::isOnClassPath, "the class path has"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "smsc:callback found no HTTP server component; add one of " + NAMES
                                                                + " to the application (camel-platform-http-main for camel-main)"));
    }

    /** The same, null where that is an error. */
    String find(String httpComponent) {
        try {
            return resolve(httpComponent);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Optional<String> only(Predicate<String> has, String where) {
        List<String> found = new ArrayList<>(NAMES);
        found.removeIf(has.negate());
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "smsc:callback found several HTTP server components: " + where + " " + found
                                               + "; name one with the option httpComponent");
        }
        return found.stream().findFirst();
    }

    private boolean isInUse(String name) {
        return context.hasComponent(name) != null || context.getRegistry().lookupByNameAndType(name, Component.class) != null
                || PLATFORM_HTTP.equals(name) && vertx().isPresent() || isComing(name);
    }

    /** Whether the application has a server of Vert.x that starts with the context and has not yet. */
    boolean isComing(String name) {
        return PLATFORM_HTTP.equals(name) && hasVertx() && vertx().isEmpty() && VertxCallbackServer.isComing(context);
    }

    private boolean isOnClassPath(String name) {
        return context.getClassResolver().loadResourceAsURL("META-INF/services/org/apache/camel/component/" + name) != null;
    }

    /** The server of this name, the same for all paths. */
    synchronized CallbackServer get(String name) {
        return servers.computeIfAbsent(name, this::create);
    }

    /** The list of servers: what is to be known of each is in its class. */
    private CallbackServer create(String name) {
        return switch (name) {
            case PLATFORM_HTTP -> vertx().orElseGet(() -> new PlatformHttpServer(context));
            case "servlet" -> new ServletServer(context);
            case "jetty" -> new JettyServer(context);
            case "undertow" -> new UndertowServer(context, all);
            case "netty-http" -> new NettyServer(context, all);
            default -> new RestCallbackServer(context, name);
        };
    }

    private Optional<CallbackServer> vertx() {
        return hasVertx() ? VertxCallbackServer.find(context) : Optional.empty();
    }

    /** The one question that decides whether the class of Vert.x may be touched at all. */
    private boolean hasVertx() {
        return context.getClassResolver().resolveClass(VERTX_ROUTER) != null;
    }

    synchronized void close() {
        servers.values().forEach(CallbackServer::close);
        servers.clear();
    }
}
