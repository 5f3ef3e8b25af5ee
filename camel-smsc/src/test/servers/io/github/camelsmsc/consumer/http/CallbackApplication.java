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

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/** An application with an HTTP server and routes, started for real. */
public abstract class CallbackApplication extends CallbackSender implements AutoCloseable {

    CallbackApplication(int port) {
        super(port);
    }

    public static CallbackApplication on(HttpServerKind kind) {
        return kind.application();
    }

    public abstract CallbackApplication property(String key, String value);

    public abstract CallbackApplication bean(String name, Object bean);

    public abstract CallbackApplication routes(RouteBuilder routes);

    public abstract CallbackApplication start();

    public abstract CamelContext context();

    /** Stops Camel, and the server where it is Camel's; a container goes on until {@link #close}. */
    public abstract void stopCamel();

    @Override
    public abstract void close();
}
