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

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Assumptions;

/** The HTTP servers that the callback suite runs on. */
public enum HttpServerKind {

    /** camel-platform-http-main. */
    VERTX("platform-http", port -> new MainApplication("platform-http", port, null)),
    /** camel-platform-http-starter in Spring Boot with its Tomcat. */
    SPRING_BOOT("platform-http", port -> new SpringBootApplication(port)),
    /** camel-servlet in Tomcat, which starts before Camel and stops after it. */
    SERVLET_TOMCAT("servlet", port -> new MainApplication("servlet", port, new TomcatContainer(port))),
    /** camel-servlet in Jetty, which starts before Camel and stops after it. */
    SERVLET_JETTY("servlet", port -> new MainApplication("servlet", port, new JettyContainer(port))),
    /** camel-jetty. */
    JETTY("jetty", port -> new MainApplication("jetty", port, null)),
    /** camel-undertow. */
    UNDERTOW("undertow", port -> new MainApplication("undertow", port, null)),
    /** camel-netty-http. */
    NETTY_HTTP("netty-http", port -> new MainApplication("netty-http", port, null));

    private final String component;
    private final IntFunction<CallbackApplication> application;

    HttpServerKind(String component, IntFunction<CallbackApplication> application) {
        this.component = component;
        this.application = application;
    }

    /** The value of httpComponent. */
    public String component() {
        return component;
    }

    /** Whether the server belongs to something that starts before Camel and stops after it. */
    public boolean isContainer() {
        return this == SERVLET_TOMCAT || this == SERVLET_JETTY || this == SPRING_BOOT;
    }

    /** Whether a path that could be another one is refused before Camel, with 400. */
    boolean refusesAmbiguousPaths() {
        return this == JETTY || this == SERVLET_JETTY;
    }

    /** In what it differs from Vert.x. */
    Set<Habit> habits() {
        return switch (this) {
            case VERTX, NETTY_HTTP -> EnumSet.noneOf(Habit.class);
            case SPRING_BOOT -> EnumSet.of(Habit.ANSWERS_OPTIONS, Habit.WAITS_FOR_THE_SILENT);
            case UNDERTOW -> EnumSet.of(Habit.REFUSES_HUGE_SIZES_ITSELF, Habit.SAYS_NO_CONTINUE);
            default -> EnumSet.of(Habit.WAITS_FOR_THE_SILENT);
        };
    }

    /** Skips the test where the property {@code tested.servers} leaves the server out: not every Camel has them all. */
    void assumeTested() {
        String tested = System.getProperty("tested.servers");
        Assumptions.assumeTrue(tested == null || List.of(tested.split(",")).contains(name()), () -> name() + " is not tested here");
    }

    CallbackApplication application() {
        assumeTested();
        return application.apply(FreePort.find());
    }
}
