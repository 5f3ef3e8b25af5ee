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
package io.github.camelsmsc.examples.springxml;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.github.camelsmsc.examples.mistakes.ClassPath;
import io.github.camelsmsc.examples.mistakes.Mistake;
import io.github.camelsmsc.examples.mistakes.MistakesContract;
import org.springframework.context.support.GenericXmlApplicationContext;
import org.springframework.core.io.ByteArrayResource;

/** What Spring XML says to a user's mistakes: the component as a bean, the route in the camelContext. */
class MistakesTest extends MistakesContract {

    private static final String HTTP_SERVER = """
            <bean id="httpServer" class="io.github.camelsmsc.examples.springxml.HttpServer">
              <property name="host" value="127.0.0.1"/>
              <property name="port" value="0"/>
            </bean>
            """;

    @Override
    protected void start(Mistake mistake) throws Exception {
        switch (mistake.servers()) {
            case NONE -> ClassPath.without(WithoutHttpServer.class, "camel-platform-http", "camel-netty-http");
            case IDLE -> ClassPath.without(WithAnIdleServer.class, "camel-netty-http");
            default -> run(mistake);
        }
    }

    @Override
    protected void startWithAMisspeltProperty() {
        run(Map.of("secrett", "abc"), Mistake.Servers.ONE, "smsc:callback", "file:target/unused");
    }

    @Override
    protected String runtime() {
        return "Spring XML";
    }

    private static void run(Mistake mistake) {
        run(mistake.options(), mistake.servers(), mistake.isFrom() ? mistake.address() : "timer:a",
                mistake.isFrom() ? "file:target/unused" : mistake.address());
    }

    private static void run(Map<String, String> options, Mistake.Servers servers, String from, String to) {
        String xml = """
                <beans xmlns="http://www.springframework.org/schema/beans"
                       xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                       xsi:schemaLocation="
                         http://www.springframework.org/schema/beans
                         http://www.springframework.org/schema/beans/spring-beans.xsd
                         http://camel.apache.org/schema/spring http://camel.apache.org/schema/spring/camel-spring.xsd">
                  <bean id="smsc" class="io.github.camelsmsc.SmscComponent">
                    %s
                  </bean>
                  %s
                  <camelContext xmlns="http://camel.apache.org/schema/spring">
                    <route>
                      <from uri="%s"/>
                      <to uri="%s"/>
                    </route>
                  </camelContext>
                </beans>
                """.formatted(
                options.entrySet().stream().map(MistakesTest::property).collect(Collectors.joining("\n")),
                servers == Mistake.Servers.ONE ? HTTP_SERVER : "", from, to);
        new GenericXmlApplicationContext(new ByteArrayResource(xml.getBytes(StandardCharsets.UTF_8))).close();
    }

    private static String property(Map.Entry<String, String> option) {
        return "<property name=\"configuration.%s\" value=\"%s\"/>".formatted(option.getKey(), option.getValue());
    }

    /** Loaded on a class path without HTTP servers. */
    public static final class WithoutHttpServer implements Callable<Void> {

        @Override
        public Void call() {
            run(Mistake.NO_HTTP_SERVER);
            return null;
        }
    }

    /** Loaded on a class path with one HTTP server. */
    public static final class WithAnIdleServer implements Callable<Void> {

        @Override
        public Void call() {
            run(Mistake.NO_HTTP_SERVER_ENABLED);
            return null;
        }
    }
}
