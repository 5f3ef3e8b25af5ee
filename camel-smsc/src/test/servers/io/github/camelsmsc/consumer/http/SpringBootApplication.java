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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** Spring Boot with its Tomcat and camel-platform-http-starter. */
final class SpringBootApplication extends CallbackApplication {

    private final Map<String, Object> properties = new HashMap<>();
    private final Map<String, Object> beans = new HashMap<>();
    private final List<RouteBuilder> routes = new ArrayList<>();
    private volatile CamelContext context;
    private ConfigurableApplicationContext spring;

    /** What an application has as its main class. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
    }

    SpringBootApplication(int port) {
        super(port);
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", port);
        properties.put("spring.jmx.enabled", false);
    }

    @Override
    public CallbackApplication property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    @Override
    public CallbackApplication bean(String name, Object bean) {
        beans.put(name, bean);
        return this;
    }

    @Override
    public CallbackApplication routes(RouteBuilder builder) {
        routes.add(builder);
        return this;
    }

    @Override
    public CallbackApplication start() {
        // the tests' log4j is set up already, Spring must leave it alone
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        // the builder's own shutdown hook would outlive the test
        spring = new SpringApplicationBuilder(Application.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(properties)
                .initializers((GenericApplicationContext application) -> {
                    beans.forEach((name, bean) -> register(application, name, bean));
                    application.registerBean("routesOfTest", CamelContextConfiguration.class, this::configuration);
                })
                .run();
        return this;
    }

    @SuppressWarnings("unchecked")
    private static <T> void register(GenericApplicationContext application, String name, T bean) {
        application.registerBean(name, (Class<T>) bean.getClass(), () -> bean);
    }

    private CamelContextConfiguration configuration() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                context = camel;
                try {
                    for (RouteBuilder builder : routes) {
                        camel.addRoutes(builder);
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // nothing to do
            }
        };
    }

    @Override
    public CamelContext context() {
        return context;
    }

    @Override
    public void stopCamel() {
        close();
    }

    @Override
    public void close() {
        if (spring != null) {
            spring.close();
        }
    }
}
