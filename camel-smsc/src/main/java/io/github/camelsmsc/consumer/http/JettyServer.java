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
import java.util.List;
import java.util.Set;

import jakarta.servlet.Filter;
import org.apache.camel.Consumer;
import org.apache.camel.component.jetty.JettyHttpComponent;
import org.apache.camel.component.jetty.JettyHttpEndpoint;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Handler;

/**
 * camel-jetty opens its port before it registers the filters and the consumer that the port is opened for, and answers 404
 * meanwhile. Touched only where camel-jetty is there.
 */
final class JettyServer {

    private JettyServer() {
    }

    /**
     * Has a filter in place before the port is opened; must be called before the consumer starts.
     *
     * @param consumer the consumer that opens the port, unless it is open
     * @param paths    the paths of all callbacks of this server, with a leading slash
     */
    static void beforeStart(Consumer consumer, Set<String> paths) {
        JettyHttpEndpoint endpoint = (JettyHttpEndpoint) consumer.getEndpoint();
        if (!Ports.isOpen(endpoint)) {
            List<Handler> handlers = new ArrayList<>();
            if (endpoint.getHandlers() != null) {
                handlers.addAll(endpoint.getHandlers());
            }
            handlers.add(new FilterFirst(paths));
            endpoint.setHandlers(handlers);
        }
    }

    /** Never instantiated: only here camel-jetty tells which ports it has open. */
    private abstract static class Ports extends JettyHttpComponent {

        private static boolean isOpen(JettyHttpEndpoint endpoint) {
            return CONNECTORS.containsKey(
                    endpoint.getProtocol() + ":" + endpoint.getHttpUri().getHost() + ":" + endpoint.getPort());
        }
    }

    /** Passes everything on; it is there for the moment in which it is put before the servlets of a new server. */
    private static final class FilterFirst extends Handler.Wrapper {

        private final Set<String> paths;

        private FilterFirst(Set<String> paths) {
            this.paths = Set.copyOf(paths);
        }

        @Override
        public void setHandler(Handler next) {
            super.setHandler(next);
            ServletContextHandler servlets = getDescendant(ServletContextHandler.class);
            for (String path : paths) {
                addFilter(servlets, path);
                addFilter(servlets, path + '/');
            }
        }

        private static void addFilter(ServletContextHandler servlets, String path) {
            FilterHolder filter = new FilterHolder((Filter) NeverNotFoundFilter.asObject());
            filter.setAsyncSupported(true);
            servlets.getServletHandler().addFilterWithMapping(filter, path, 0);
        }
    }
}
