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

import java.net.InetSocketAddress;

import jakarta.servlet.ServletRequest;
import org.apache.camel.Message;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.support.PluginHelper;

/** The address of the connection that a request of a server component came through. */
final class RemoteAddress {

    /** Where the address stands on a server that does not tell it. */
    static final String PROPERTY = "CamelSmscRemoteAddress";

    private RemoteAddress() {
    }

    /** The address without the port, or null. */
    static String of(Message message) {
        BeanIntrospection beans = PluginHelper.getBeanIntrospection(message.getExchange().getContext());
        Object request = beans.getOrElseProperty(message, "request", null, false);
        if (request != null) {
            return OfServlet.text(request);
        }
        return message.getExchange().getProperty(PROPERTY) instanceof InetSocketAddress address ? text(address) : null;
    }

    static String text(InetSocketAddress address) {
        return address.getAddress() == null ? address.getHostString() : address.getAddress().getHostAddress();
    }

    /** Touched only where the servlet API is there. */
    private static final class OfServlet {

        private static String text(Object request) {
            return request instanceof ServletRequest servlet ? servlet.getRemoteAddr() : null;
        }
    }
}
