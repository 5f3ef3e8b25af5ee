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
import org.apache.camel.main.Main;

/** camel-main with one of the server components, or in a servlet container. */
final class MainApplication extends CallbackApplication {

    private final Main main = new Main();
    private final ServletContainer container;

    MainApplication(String component, int port, ServletContainer container) {
        super(port);
        this.container = container;
        main.configure().withAutoConfigurationLogSummary(false);
        if ("platform-http".equals(component)) {
            property("camel.server.enabled", "true");
            property("camel.server.host", "127.0.0.1");
            property("camel.server.port", String.valueOf(port));
        } else {
            property("camel.rest.component", component);
            if (container == null) {
                property("camel.rest.host", "127.0.0.1");
                property("camel.rest.port", String.valueOf(port));
            }
        }
    }

    @Override
    public CallbackApplication property(String key, String value) {
        main.addInitialProperty(key, value);
        return this;
    }

    @Override
    public CallbackApplication bean(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    @Override
    public CallbackApplication routes(RouteBuilder routes) {
        main.configure().addRoutesBuilder(routes);
        return this;
    }

    @Override
    public CallbackApplication start() {
        try {
            if (container != null) {
                container.start();
            }
            main.start();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    @Override
    public CamelContext context() {
        return main.getCamelContext();
    }

    @Override
    public void stopCamel() {
        main.stop();
    }

    @Override
    String prefix() {
        return container == null ? "" : ServletContainer.CONTEXT_PATH + ServletContainer.SERVLET_PATH;
    }

    @Override
    public void close() {
        stopCamel();
        if (container != null) {
            container.close();
        }
    }
}
