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

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

import io.github.camelsmsc.consumer.CallbackReceiver;
import io.github.camelsmsc.consumer.CallbackServer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.impl.TCPServerBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.util.FileUtil;

/**
 * platform-http on Vert.x (camel-main, Spring XML, Quarkus). The callbacks' paths are put on the router itself, not on a
 * platform-http consumer: the router is there before the server listens and until it has closed, so no request finds the
 * path missing; and the body is read as it comes, where the body handler of the consumer would decode a form as UTF-8.
 */
final class VertxCallbackServer implements CallbackServer {

    /** Before the routes of platform-http consumers, whose order is zero and above. */
    private static final int FIRST = -2;
    /** After those of the callbacks' paths. */
    private static final int OTHERS = -1;

    private static final int MAIN = 0;
    private static final int ANY = 1;
    private static final int MANAGEMENT = 2;

    private final VertxPlatformHttpRouter router;
    /** By the one spelling of the path. */
    private final Map<String, VertxCallbackHandler> served = new ConcurrentHashMap<>();

    private VertxCallbackServer(VertxPlatformHttpRouter router) {
        this.router = router;
    }

    /** The application's server, if it has one already; the one for management (health, metrics) does not count. */
    static Optional<CallbackServer> find(CamelContext context) {
        ToIntFunction<VertxPlatformHttpRouter> rank = router -> rank(context, router);
        return context.getRegistry().findByTypeWithName(VertxPlatformHttpRouter.class).values().stream()
                .filter(router -> rank.applyAsInt(router) < MANAGEMENT)
                .min(Comparator.comparingInt(rank).thenComparing(VertxPlatformHttpRouter::getName))
                .map(VertxCallbackServer::new);
    }

    /** Whether a server was added to the context and waits for it to start. */
    static boolean isComing(CamelContext context) {
        return !context.isStarted() && context.hasService(VertxPlatformHttpServer.class) != null;
    }

    private static int rank(CamelContext context, VertxPlatformHttpRouter router) {
        try {
            if (router.isMainServer()) {
                return MAIN;
            }
            return router.isManagementServer() ? MANAGEMENT : ANY;
        } catch (NoSuchMethodError e) {
            // Camel before 4.18 does not tell, but adds the server for management after the application's
            return router.getServer() == context.hasService(VertxPlatformHttpServer.class) ? MAIN : ANY;
        }
    }

    @Override
    public String name() {
        return HttpServers.PLATFORM_HTTP;
    }

    @Override
    public void serve(String path, CallbackReceiver receiver, Set<String> allPaths) {
        VertxCallbackHandler handler = new VertxCallbackHandler(receiver);
        ((Router) router).route(path).order(FIRST).handler(handler);
        if (served.isEmpty()) {
            // what Vert.x takes for other paths
            ((Router) router).route().order(OTHERS).handler(this::otherSpelling);
        }
        served.put(RequestPath.of(path), handler);
    }

    @Override
    public String whyNotServed(String path) {
        VertxPlatformHttpServer server = router.getServer();
        if (server == null || isListening(server.getServer())) {
            return null;
        }
        return "the HTTP server does not listen on " + server.getHost() + ":" + server.getConfigurationPort()
               + ", and nobody takes the callbacks on " + path + ": its port is taken, or its TLS settings are refused;"
               + " its own warning in the log says which";
    }

    /** camel-platform-http-vertx goes on with a warning when the server could not listen. */
    private static boolean isListening(HttpServer server) {
        return server instanceof TCPServerBase listening ? listening.isListening() : server != null;
    }

    @Override
    public boolean mayBeServedLater() {
        return false;
    }

    private void otherSpelling(RoutingContext request) {
        String path = RequestPath.of(request.request().path());
        String mount = request.mountPoint() == null || "/".equals(request.mountPoint())
                ? "" : FileUtil.stripTrailingSeparator(request.mountPoint());
        VertxCallbackHandler handler = path.startsWith(mount) ? served.get(path.substring(mount.length())) : null;
        if (handler == null) {
            request.next();
        } else {
            handler.handle(request);
        }
    }

    @Override
    public String url(String path) {
        VertxPlatformHttpServer server = router.getServer();
        if (server == null) {
            return path;
        }
        String prefix = server.getPath() == null ? "" : FileUtil.stripTrailingSeparator(server.getPath());
        String scheme = server.getServer() != null && server.isUseGlobalSslContextParameters() ? "https" : "http";
        return scheme + "://" + server.getHost() + ":" + server.getPort() + ("/".equals(prefix) ? "" : prefix) + path;
    }

    @Override
    public void close() {
        // the path stays on the router, which goes with the server: until then the answer is 503 and not 404
    }
}
