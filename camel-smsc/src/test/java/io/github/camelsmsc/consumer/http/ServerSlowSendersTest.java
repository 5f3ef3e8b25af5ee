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

import java.util.Map;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.undertow.UndertowHostOptions;

/**
 * Senders that take their time do not keep others from being answered: on Vert.x and Netty as they are, on the other servers
 * with as many threads as there may be slow senders. The component's read time-out is out of the way here.
 */
class ServerSlowSendersTest extends EveryServer implements SlowSendersContract {

    private static final int THREADS = 600;

    @Override
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?readTimeout=5m&secret=" + Smsc.SECRET).process(ServerSlowSendersTest.this::record);
            }
        };
    }

    @Override
    void configure(CallbackApplication application) {
        Map<HttpServerKind, Map<String, String>> options = Map.of(
                HttpServerKind.JETTY, Map.of("camel.component.jetty.minThreads", "8",
                        "camel.component.jetty.maxThreads", String.valueOf(THREADS)),
                HttpServerKind.UNDERTOW, Map.of("camel.component.undertow.hostOptions", "#bean:undertowThreads"),
                HttpServerKind.SPRING_BOOT, Map.of("server.tomcat.threads.max", String.valueOf(THREADS)));
        options.getOrDefault(kind, Map.of()).forEach(application::property);
        if (kind == HttpServerKind.UNDERTOW) {
            UndertowHostOptions threads = new UndertowHostOptions();
            threads.setWorkerThreads(THREADS);
            application.bean("undertowThreads", threads);
        }
    }
}
