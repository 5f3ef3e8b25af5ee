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
package io.github.camelsmsc.springboot;

import java.util.HashMap;
import java.util.Map;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** An application that has the starter, with the properties, beans and routes of a test. */
final class StarterApplication {

    private final Map<String, Object> properties = new HashMap<>();
    private final Map<String, Object> beans = new HashMap<>();
    private Map<String, Object> environment = Map.of();

    /** What an application has as its main class. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Main {
    }

    /** Runs with a route from the first argument and Spring's own arguments behind it, without a web server. */
    public static void main(String[] arguments) {
        new StarterApplication().with("spring.main.web-application-type", "none").route(arguments[0], "log:x").run(arguments);
    }

    StarterApplication() {
        with("server.address", "127.0.0.1").with("server.port", 0).with("spring.jmx.enabled", false);
    }

    StarterApplication with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** The environment variables, in place of those of the process. */
    StarterApplication environment(Map<String, Object> variables) {
        environment = variables;
        return this;
    }

    StarterApplication bean(String name, Object bean) {
        beans.put(name, bean);
        return this;
    }

    StarterApplication route(String from, String to) {
        RoutesBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        };
        return bean("routes" + beans.size(), routes);
    }

    ConfigurableApplicationContext run(String... arguments) {
        SpringApplication application = new SpringApplicationBuilder(Main.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(properties)
                .initializers((GenericApplicationContext context) -> beans
                        .forEach((name, bean) -> register(context, name, bean)))
                .build();
        if (!environment.isEmpty()) {
            StandardEnvironment standard = new StandardEnvironment();
            String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
            standard.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, environment));
            application.setEnvironment(standard);
        }
        return application.run(arguments);
    }

    @SuppressWarnings("unchecked")
    private static <T> void register(GenericApplicationContext context, String name, T bean) {
        context.registerBean(name, (Class<T>) bean.getClass(), () -> bean);
    }
}
