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
package io.github.camelsmsc.benchmarks.http;

import java.util.concurrent.TimeUnit;

import io.github.camelsmsc.benchmarks.codec.SampleCallback;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/** How each server is made. */
final class Servers {

    private static final String HOST = "127.0.0.1";
    private static final int START_SECONDS = 30;

    private Servers() {
    }

    static int worker(String path) throws Exception {
        Vertx vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            if (!path.equals(request.path())) {
                request.response().setStatusCode(404).end();
                return;
            }
            request.body().onSuccess(body -> vertx.executeBlocking(body::length, false)
                    .onSuccess(length -> request.response().end("OK")));
        });
        return server.listen(0, HOST).toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS)
                .actualPort();
    }

    static int callback(String path) throws Exception {
        return camel("smsc:callback?path=" + path + "&secret=" + SampleCallback.SECRET + "&signature=md5&payload=json");
    }

    /** A route that sets a body and nothing else: without it platform-http fails to answer with the form's fields. */
    static int camel(String from) throws Exception {
        Main main = new Main();
        main.configure().withAutoConfigurationLogSummary(false);
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", HOST);
        main.addInitialProperty("camel.server.port", "0");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).setBody(constant("OK"));
            }
        });
        main.start();
        return main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
    }
}
