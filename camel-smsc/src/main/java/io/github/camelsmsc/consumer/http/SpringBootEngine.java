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
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The engine of camel-platform-http-starter without its reading of requests, which unpacks a body, takes all of it into
 * memory and refuses some forms. Touched only where that is there.
 */
final class SpringBootEngine implements PlatformHttpEngine {

    /** Of so many slashes of a path each may be doubled. */
    private static final int MAX_DOUBLED = 4;

    private final PlatformHttpEngine spring;

    private SpringBootEngine(PlatformHttpEngine spring) {
        this.spring = spring;
    }

    /** The engine to register with in place of the given one: itself unless it is that of Spring Boot. */
    static Object inPlaceOf(Object engine) {
        return engine instanceof SpringBootPlatformHttpEngine spring ? new SpringBootEngine(spring) : engine;
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        SpringBootPlatformHttpConsumer consumer = (SpringBootPlatformHttpConsumer) spring.createConsumer(endpoint, exchange -> {
            exchange.getIn().setBody(exchange.getIn().getHeader(Exchange.HTTP_SERVLET_REQUEST, Unread.class).getInputStream());
            processor.process(exchange);
        });
        return new Consumer(endpoint, processor, consumer);
    }

    @Override
    public int getServerPort() {
        return spring.getServerPort();
    }

    /** What Spring's dispatcher calls. */
    private static final class Consumer extends SpringBootPlatformHttpConsumer {

        private final SpringBootPlatformHttpConsumer consumer;

        private Consumer(PlatformHttpEndpoint endpoint, Processor processor, SpringBootPlatformHttpConsumer consumer) {
            super(endpoint, processor);
            this.consumer = consumer;
        }

        @Override
        public CompletableFuture<Void> service(HttpServletRequest request, HttpServletResponse response) {
            return consumer.service(new Unread(request), response);
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            ServiceHelper.startService(consumer);
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

        @Override
        protected void doStop() throws Exception {
            ServiceHelper.stopAndShutdownService(consumer);
            super.doStop();
        }
    }

    /** For Spring's binding it has no body, so that it reads none. */
    private static final class Unread extends RawRequest {

        private Unread(HttpServletRequest request) {
            super(request);
        }

        @Override
        public int getContentLength() {
            return 0;
        }
    }
}
