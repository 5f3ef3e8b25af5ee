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

import org.apache.camel.Consumer;
import org.apache.camel.component.servlet.ServletEndpoint;
import org.apache.camel.http.common.CamelServlet;
import org.apache.camel.http.common.DefaultHttpRegistry;
import org.apache.camel.http.common.HttpRegistry;

/** What Camel's servlet serves. Touched only where camel-servlet is there. */
final class ServletMapping {

    private ServletMapping() {
    }

    /**
     * Why the servlet does not have the consumer, or null. A container may start its servlets after Camel, so that this is
     * no error until it stays so.
     */
    static String whyNotServed(Consumer consumer) {
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
}
