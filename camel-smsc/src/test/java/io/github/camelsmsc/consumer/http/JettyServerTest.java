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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A port of Jetty that has a callback's path, and no route for it yet. */
class JettyServerTest {

    @Test
    void aFilterThatAnotherRouteBringsChangesNoAnswer() throws Exception {
        Server server = new Server();
        LocalConnector connector = new LocalConnector(server);
        server.addConnector(connector);
        ServletContextHandler servlets = new ServletContextHandler("/");
        JettyServer.FilterFirst first = new JettyServer.FilterFirst(Set.of("/callback"));
        first.setHandler(servlets);
        server.setHandler(first);
        servlets.addServlet(new ServletHolder(new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.sendError(404);
            }
        }), "/*");
        server.start();
        AtomicBoolean over = new AtomicBoolean();
        Filter other = (request, response, chain) -> chain.doFilter(request, response);
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
            for (int i = 0; !over.get(); i = (i + 1) % 100) {
                FilterHolder holder = new FilterHolder(other);
                servlets.getServletHandler().addFilterWithMapping(holder, "/other" + i, 0);
            }
        });
        try {
            for (int i = 0; i < 2_000; i++) {
                assertThat(connector.getResponse("GET /callback HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 503 ");
            }
        } finally {
            over.set(true);
            others.join();
            server.stop();
        }
    }
}
