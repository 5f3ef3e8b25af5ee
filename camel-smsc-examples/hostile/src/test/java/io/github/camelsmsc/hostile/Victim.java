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
package io.github.camelsmsc.hostile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.consumer.http.Smsc;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.undertow.UndertowHostOptions;

/** An application that takes callbacks on one of the servers, in a process of its own with little memory. */
final class Victim {

    static final String STARTED = "STARTED ";

    private Victim() {
    }

    /** @param arguments the server's name, and the file that the events are written to, a line each */
    public static void main(String[] arguments) {
        HttpServerKind kind = HttpServerKind.valueOf(arguments[0]);
        Path events = Path.of(arguments[1]);
        try (CallbackApplication application = withThreads(CallbackApplication.on(kind), kind)
                .property("camel.component.smsc.secret", Smsc.SECRET)
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("smsc:callback").process(exchange -> Files.writeString(events,
                                exchange.getMessage().getBody(String.class) + '\n', StandardOpenOption.APPEND));
                    }
                }).start()) {
            System.out.println(STARTED + application.uri("/smsc/callback"));
            // until the one who started it goes
            System.in.read();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What docs/reliability-servers.adoc says against slow senders. */
    private static CallbackApplication withThreads(CallbackApplication application, HttpServerKind kind) {
        return switch (kind) {
            case JETTY -> application.property("camel.component.jetty.minThreads", "8").property("camel.component.jetty.maxThreads", "600");
            case SPRING_BOOT -> application.property("server.tomcat.threads.max", "600");
            case UNDERTOW -> {
                UndertowHostOptions threads = new UndertowHostOptions();
                threads.setWorkerThreads(600);
                yield application.bean("threads", threads).property("camel.component.undertow.hostOptions", "#bean:threads");
            }
            default -> application;
        };
    }
}
