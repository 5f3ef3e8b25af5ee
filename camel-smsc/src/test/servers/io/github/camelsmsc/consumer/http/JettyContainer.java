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

import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty with Camel's servlet. */
final class JettyContainer implements ServletContainer {

    private final Server server;

    JettyContainer(int port) {
        // a servlet reads its request in a thread: as many as there may be slow senders
        server = new Server(new QueuedThreadPool(600), null, new ByteBufferPool.NonPooling());
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
    }

    @Override
    public void start() throws Exception {
        ServletContextHandler context = new ServletContextHandler(CONTEXT_PATH);
        ServletHolder servlet = new ServletHolder("CamelServlet", new CamelHttpTransportServlet());
        servlet.setAsyncSupported(true);
        servlet.setInitParameter("async", "true");
        servlet.setInitOrder(1);
        context.addServlet(servlet, SERVLET_PATH + "/*");
        server.setHandler(context);
        server.start();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
