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
package io.github.camelsmsc.callback.http;

import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/** The HTTP servers that the callback suite runs on. */
public enum HttpServerKind {

    /** camel-platform-http-main. */
    VERTX("platform-http") {
        @Override
        void configure(Main main) {
            main.addInitialProperty("camel.server.enabled", "true");
            main.addInitialProperty("camel.server.host", "127.0.0.1");
            main.addInitialProperty("camel.server.port", "0");
        }

        @Override
        int port(CamelContext context) {
            return context.hasService(VertxPlatformHttpServer.class).getPort();
        }
    };

    private final String component;

    HttpServerKind(String component) {
        this.component = component;
    }

    /** The value of httpComponent. */
    public String component() {
        return component;
    }

    abstract void configure(Main main);

    abstract int port(CamelContext context);
}
