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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.PlatformHttpListener;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.spi.EmbeddedHttpService;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;

/** camel-platform-http on another server than Vert.x: that of Spring Boot, or one that the application brings. */
final class PlatformHttpServer extends RestCallbackServer {

    private static final String PACKAGE = "org.apache.camel.component.platform.http.";
    private static final String SPRING_ENGINE = PACKAGE + "springboot.SpringBootPlatformHttpEngine";
    private static final String VERTX_ENGINE = PACKAGE + "vertx.VertxPlatformHttpEngine";
    /** Of so many slashes of a path each may be doubled. */
    private static final int MAX_DOUBLED = 4;

    PlatformHttpServer(CamelContext context) {
        super(context, HttpServers.PLATFORM_HTTP);
    }

    /** Vert.x would have been served by its router: its engine without one comes from the class path, and has no server. */
    @Override
    void requireServer(Component component) {
        if (hasEngine(VERTX_ENGINE)) {
            throw new IllegalArgumentException("smsc:callback found platform-http and no HTTP server behind it; set"
                                               + " camel.server.enabled=true, or name another component with the option"
                                               + " httpComponent");
        }
    }

    private boolean hasEngine(String className) {
        Object engine = engine();
        return engine != null && engine.getClass().getName().equals(className);
    }

    private Object engine() {
        Component component = context.getComponent(name());
        PropertyConfigurer configurer = component.getComponentPropertyConfigurer();
        return configurer instanceof PropertyConfigurerGetter getter ? getter.getOptionValue(component, "engine", true) : null;
    }

    /** Spring refuses names that it does not know, and takes all that it knows when it is given none. */
    @Override
    String methods() {
        return null;
    }

    @Override
    Map<String, Object> options(String path) {
        Map<String, Object> options = super.options(path);
        options.put("useStreaming", true);
        options.put("populateBodyWithForm", false);
        if (hasEngine(SPRING_ENGINE)) {
            options.put("platformHttpEngine", new UnreadEngine((PlatformHttpEngine) engine()));
        }
        return options;
    }

    @Override
    String whyNotServed(String path, List<Consumer> started) {
        if (hasEngine(SPRING_ENGINE) && !started.stream().allMatch(consumer -> isMapped(consumer.getEndpoint()))) {
            return "platform-http did not register " + path + " with Spring, and nobody takes the callbacks there; its own"
                   + " warning in the log says why";
        }
        return null;
    }

    /**
     * Whether Spring MVC has taken the registration of an endpoint: if it has not, platform-http goes on with a warning. Its
     * classes differ between its versions and are not named.
     */
    private boolean isMapped(Endpoint endpoint) {
        BeanIntrospection beans = PluginHelper.getBeanIntrospection(context);
        return context.getRegistry().findByType(PlatformHttpListener.class).stream()
                .map(mapping -> beans.getOrElseProperty(mapping, "handlerMethods", Map.of(), false))
                .flatMap(methods -> ((Map<?, ?>) methods).values().stream())
                .map(method -> beans.getOrElseProperty(method, "bean", null, false))
                .anyMatch(bean -> bean instanceof Consumer consumer && consumer.getEndpoint() == endpoint);
    }

    @Override
    public String url(String path) {
        return engineAddress() + slashed(property("server.servlet.context-path"))
               + slashed(property("spring.mvc.servlet.path")) + fullPath(path);
    }

    /** Of Spring Boot, which knows its port before Camel starts. */
    private String engineAddress() {
        if (engine() instanceof EmbeddedHttpService http && http.getServerPort() > 0) {
            String address = property("server.address");
            return http.getScheme() + "://" + (address.isEmpty() ? "localhost" : address) + ":" + http.getServerPort();
        }
        return "";
    }

    private String property(String key) {
        return context.getPropertiesComponent().resolveProperty(key).orElse("");
    }

    @Override
    public void close() {
        if (!context.isStopping()) {
            super.close();
        }
        // else Spring closes the server; until then the answer is 503 and not 404
    }

    /**
     * Spring Boot's engine without its reading of requests, which unpacks a body, takes all of it into memory and refuses
     * some forms.
     */
    private static final class UnreadEngine implements PlatformHttpEngine {

        private final PlatformHttpEngine spring;

        private UnreadEngine(PlatformHttpEngine spring) {
            this.spring = spring;
        }

        @Override
        public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
            return new UnreadConsumer(endpoint, exchange -> {
                exchange.getIn().setBody(exchange.getIn().getHeader(Exchange.HTTP_SERVLET_REQUEST, UnreadRequest.class).getInputStream());
                processor.process(exchange);
            });
        }

        @Override
        public int getServerPort() {
            return spring.getServerPort();
        }
    }

    /** What Spring's dispatcher calls. */
    private static final class UnreadConsumer extends SpringBootPlatformHttpConsumer {

        private UnreadConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
            super(endpoint, processor, Runnable::run);
        }

        /**
         * In the server's thread. Spring would make any future an asynchronous request, and Tomcat answers 500 to one of which
         * another thread could not read the body, or even to another request.
         */
        @Override
        public CompletableFuture<Void> service(HttpServletRequest request, HttpServletResponse response) {
            super.service(new UnreadRequest(request), response);
            return null;
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            PlatformHttpEndpoint endpoint = getEndpoint();
            for (String spelling : spellings(endpoint.getPath())) {
                endpoint.getComponent().addHttpEndpoint(spelling, endpoint.getHttpMethodRestrict(), null, null, this);
            }
        }

        /** Those with a slash too many, which are other paths for Spring. */
        private static Set<String> spellings(String path) {
            Set<String> spellings = new LinkedHashSet<>(Set.of(path));
            for (int i = 0, known = 0; i < path.length() && known < MAX_DOUBLED; i++) {
                if (path.charAt(i) == '/') {
                    int fromEnd = path.length() - i;
                    spellings.addAll(spellings.stream()
                            .map(each -> each.substring(0, each.length() - fromEnd) + '/' + each.substring(each.length() - fromEnd))
                            .toList());
                    known++;
                }
            }
            spellings.addAll(spellings.stream().map(each -> each + '/').toList());
            spellings.remove(path);
            return spellings;
        }
    }

    /** For Spring's binding it has no body, so that it reads none. */
    private static final class UnreadRequest extends RawRequest {

        private UnreadRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public int getContentLength() {
            return 0;
        }
    }
}
