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
package io.github.camelsmsc.springboot;

import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelsmsc.SmscEndpoint;
import io.github.camelsmsc.SmscOperation;
import io.github.camelsmsc.consumer.http.RequestPath;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * No 404 leaves the server for a callback, since the provider would take it for done. While Camel is not started the routes,
 * and so the paths of callbacks, are not known yet: no path gets one. Later a callback's path is known in every spelling,
 * where Spring knows one.
 */
final class CallbackFilter implements Filter {

    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private volatile CamelContext camel;

    /** The context whose routes take the callbacks, before it starts. */
    void waitFor(CamelContext context) {
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onRoutesAdd(Collection<Route> routes) {
                routes.forEach(CallbackFilter.this::remember);
            }
        });
        camel = context;
    }

    /** For good: what a route has had is asked for when it is gone as well. */
    private void remember(Route route) {
        if (route.getEndpoint() instanceof SmscEndpoint endpoint
                && endpoint.getConfiguration().getOperation() == SmscOperation.callback) {
            paths.add(RequestPath.of(endpoint.getConfiguration().getPath()));
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        doFilter((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = RequestPath.of(request.getRequestURI().substring(request.getContextPath().length()));
        boolean callback = paths.contains(path);
        CamelContext context = camel;
        if (context != null && context.getStatus().isStarted()) {
            chain.doFilter(callback ? spelled(request, path) : request, response);
        } else if (callback) {
            // of a Camel that has been stopped: its consumers fail
            new NotReadyResponse(response).sendNotReady();
        } else {
            chain.doFilter(request, new NotReadyResponse(response));
        }
    }

    private static HttpServletRequest spelled(HttpServletRequest request, String path) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getRequestURI() {
                return getContextPath() + path;
            }

            /** Spring would take a multipart body apart, to disk and with a 500 if it is broken, before Camel sees the request. */
            @Override
            public String getContentType() {
                String type = super.getContentType();
                return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/") ? "application/octet-stream" : type;
            }
        };
    }
}
