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
package io.github.camelsmsc.reliability;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/** An application of a user: camel-main, its HTTP server on loopback, routes. */
final class Application implements AutoCloseable {

    private final Main main = new Main();

    private Application() {
        main.configure().withAutoConfigurationLogSummary(false);
        main.configure().httpServer().withEnabled(true).withHost("127.0.0.1").withPort(0);
        main.addInitialProperty("camel.component.smsc.secret", Provider.SECRET);
    }

    static Application create() {
        return new Application();
    }

    Application bean(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    Application property(String key, String value) {
        main.addInitialProperty(key, value);
        return this;
    }

    Application routes(RoutesBuilder routes) {
        main.configure().addRoutesBuilder(routes);
        return this;
    }

    /** Routes in YAML or XML, as a user writes them. */
    Application routes(Resource resource) {
        return routes(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                PluginHelper.getRoutesLoader(getContext()).loadRoutes(resource);
            }
        });
    }

    Application start() {
        try {
            main.start();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** What the log steps of its routes write from now on, each with its level. */
    List<String> logged() {
        List<String> lines = new CopyOnWriteArrayList<>();
        context().getCamelContextExtension().addLogListener((exchange, logger, message) -> {
            lines.add(logger.getLevel() + " " + message);
            return message;
        });
        return lines;
    }

    String callbackUrl() {
        return "http://127.0.0.1:" + context().hasService(VertxPlatformHttpServer.class).getPort() + "/smsc/callback";
    }

    @Override
    public void close() {
        main.stop();
    }
}
