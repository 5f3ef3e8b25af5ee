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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelsmsc.SmscEndpoint;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.util.FileUtil;

/**
 * Two things that the component cannot do before its own turn. While Camel is not started, no 404 leaves the server: the
 * routes, and so the paths of callbacks, are not known yet, and the provider would take 404 for done. And a callback's
 * form goes to the component as it came, where Spring Boot's HTTP binding would refuse a field without an equals sign or
 * a bad percent sign with 500.
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
        if (route.getEndpoint() instanceof SmscEndpoint endpoint) {
            paths.add(plain(endpoint.getConfiguration().getPath()));
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        doFilter((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean callback = paths.contains(plain(request.getRequestURI().substring(request.getContextPath().length())));
        CamelContext context = camel;
        if (context != null && context.getStatus().isStarted()) {
            boolean form = callback && "POST".equals(request.getMethod()) && RawFormRequest.isForm(request.getContentType());
            chain.doFilter(form ? new RawFormRequest(request) : request, response);
        } else if (callback) {
            // of a Camel that has been stopped: its consumers fail
            new NotReadyResponse(response).sendNotReady();
        } else {
            chain.doFilter(request, new NotReadyResponse(response));
        }
    }

    private static String plain(String path) {
        return FileUtil.stripTrailingSeparator(FileUtil.stripLeadingSeparator(path));
    }
}
