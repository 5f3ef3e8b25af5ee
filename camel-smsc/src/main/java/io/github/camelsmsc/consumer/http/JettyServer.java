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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelsmsc.consumer.Answer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.component.jetty.JettyHttpComponent;
import org.apache.camel.component.jetty.JettyHttpEndpoint;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;

/** camel-jetty. */
final class JettyServer extends ServletServer {

    JettyServer(CamelContext context) {
        super(context, "jetty");
    }

    @Override
    void requireServer(Component component) {
        requirePort();
    }

    @Override
    Map<String, Object> options(String path) {
        Map<String, Object> options = super.options(path);
        // a continuation looks for the path once more when the route is done, and answers 404 if it has gone meanwhile
        options.put("useContinuation", false);
        options.put("filters", List.of(new NeverNotFoundFilter()));
        return options;
    }

    @Override
    String whyNotServed(String path, List<Consumer> started) {
        return null;
    }

    @Override
    public boolean mayBeServedLater() {
        return false;
    }

    @Override
    public String url(String path) {
        return urlOfPort(path);
    }

    /**
     * Has a filter in place before the port is opened: camel-jetty registers filters and consumer after that, and answers 404
     * meanwhile.
     */
    @Override
    void beforeStart(Consumer consumer, Set<String> paths, boolean first) {
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
    static final class FilterFirst extends Handler.Wrapper {

        private final Set<String> paths;

        FilterFirst(Set<String> paths) {
            this.paths = Set.copyOf(paths);
        }

        @Override
        public void setHandler(Handler next) {
            super.setHandler(next);
            ServletContextHandler servlets = getDescendant(ServletContextHandler.class);
            if (servlets.getServletHandler().getServlets().length == 0) {
                servlets.setServletHandler(new SteadyFilters());
            }
            for (String path : paths) {
                addFilter(servlets, path);
                addFilter(servlets, path + '/');
            }
        }

        private static void addFilter(ServletContextHandler servlets, String path) {
            FilterHolder filter = new FilterHolder(new NeverNotFoundFilter());
            filter.setAsyncSupported(true);
            servlets.getServletHandler().addFilterWithMapping(filter, path, 0);
        }
    }

    /**
     * Changes its filters between two requests: Jetty's own has none for a moment when another one is added while it serves, and
     * may keep that for a path.
     */
    private static final class SteadyFilters extends ServletHandler {

        @Override
        protected synchronized FilterChain getFilterChain(HttpServletRequest request, String path, ServletHolder servlet) {
            return super.getFilterChain(request, path, servlet);
        }

        @Override
        protected synchronized void updateMappings() {
            super.updateMappings();
        }

        @Override
        protected synchronized void invalidateChainsCache() {
            super.invalidateChainsCache();
        }
    }

    /**
     * Lets the server say 503 where it would say 404 on a callback's path: before it knows what is served there, and from
     * when it has forgotten that until its port is closed.
     */
    private static final class NeverNotFoundFilter implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(new RawRequest((HttpServletRequest) request), new NeverNotFoundResponse((HttpServletResponse) response));
        }

        private static final class NeverNotFoundResponse extends HttpServletResponseWrapper {

            private NeverNotFoundResponse(HttpServletResponse response) {
                super(response);
            }

            @Override
            public void setStatus(int status) {
                if (status == SC_NOT_FOUND) {
                    answerUnavailable();
                } else {
                    super.setStatus(status);
                }
            }

            @Override
            public void sendError(int status) throws IOException {
                sendError(status, null);
            }

            @Override
            public void sendError(int status, String message) throws IOException {
                if (status == SC_NOT_FOUND) {
                    answerUnavailable();
                    getOutputStream().write(Answer.UNAVAILABLE.text().getBytes(StandardCharsets.US_ASCII));
                } else {
                    super.sendError(status, message);
                }
            }

            private void answerUnavailable() {
                Answer answer = Answer.UNAVAILABLE;
                super.setStatus(answer.status());
                setHeader(answer.headerName(), answer.headerValue());
                setContentType("text/plain; charset=utf-8");
            }
        }
    }
}
