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
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelsmsc.consumer.CallbackReceiver;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.servlet.ServletEndpoint;
import org.apache.camel.http.common.CamelServlet;
import org.apache.camel.http.common.DefaultHttpRegistry;
import org.apache.camel.http.common.HttpMessage;
import org.apache.camel.http.common.HttpRegistry;

/** camel-servlet, and what camel-jetty has in common with it. */
class ServletServer extends RestCallbackServer {

    ServletServer(CamelContext context) {
        this(context, "servlet");
    }

    ServletServer(CamelContext context, String name) {
        super(context, name);
    }

    @Override
    Map<String, Object> options(String path) {
        Map<String, Object> options = super.options(path);
        options.put("bridgeEndpoint", true);
        options.put("mapHttpMessageHeaders", false);
        options.put("disableStreamCache", true);
        options.put("optionsEnabled", true);
        options.put("traceEnabled", true);
        return options;
    }

    /** An asynchronous servlet answers 200 as soon as an asynchronous processor returns, before the route is done. */
    @Override
    Map<String, Processor> processors(String path, CallbackReceiver receiver, boolean first) {
        RestCallbackProcessor processor = new RestCallbackProcessor(receiver);
        return Map.of(path, exchange -> {
            HttpMessage message = exchange.getIn(HttpMessage.class);
            // a RawRequest keeps it from Camel
            message.setHeader(Exchange.CONTENT_TYPE, message.getRequest().getHeader(Exchange.CONTENT_TYPE));
            waitForTomcat(message);
            processor.process(exchange);
        });
    }

    /**
     * Until Tomcat's own thread has left an asynchronous request: a body that cannot be read meanwhile makes it answer 500, here
     * or to the next request. It calls a write listener, in this thread, when it has left.
     */
    private static void waitForTomcat(HttpMessage message) throws IOException {
        HttpServletRequest request = message.getRequest();
        if (request.isAsyncStarted() && request.getServletContext().getServerInfo().contains("Tomcat")) {
            message.getResponse().getOutputStream().setWriteListener(new WriteListener() {
                @Override
                public void onWritePossible() {
                    // it has left
                }

                @Override
                public void onError(Throwable t) {
                    // the answer will not be read
                }
            });
        }
    }

    @Override
    String whyNotServed(String path, List<Consumer> started) {
        return started.stream().map(ServletServer::whyNotServed).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static String whyNotServed(Consumer consumer) {
        ServletEndpoint endpoint = (ServletEndpoint) consumer.getEndpoint();
        String name = endpoint.getServletName();
        HttpRegistry registry = endpoint.getComponent().getHttpRegistry();
        if (registry == null) {
            registry = DefaultHttpRegistry.getHttpRegistry(name);
        }
        if (registry.getCamelServlet(name) instanceof CamelServlet servlet
                && servlet.getConsumers().containsValue(consumer)) {
            return null;
        }
        return "no CamelHttpTransportServlet of the name " + name + " has started, and nobody takes the callbacks; give it"
               + " that name and load-on-startup, or set camel.component.servlet.servlet-name to its own";
    }

    /** A container may start its servlets after Camel. */
    @Override
    public boolean mayBeServedLater() {
        return true;
    }

    @Override
    public String url(String path) {
        return "<address of Camel's servlet>" + path;
    }
}
