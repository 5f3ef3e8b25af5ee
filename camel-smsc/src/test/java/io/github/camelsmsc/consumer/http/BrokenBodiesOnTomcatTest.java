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

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A body that breaks off while Tomcat's thread has not left the request yet: it takes that for a failure of the servlet. */
class BrokenBodiesOnTomcatTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    /** Stays in the request until a read of its body has failed, or for a moment if none does. */
    private static final class LingeringFilter implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(request, response);
            try {
                await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).atMost(A_MOMENT)
                        .until(() -> request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null);
            } catch (ConditionTimeoutException e) {
                // nobody has tried
            }
        }
    }

    static Stream<Arguments> brokenBodies() {
        return Stream.of(HttpServerKind.SERVLET_TOMCAT, HttpServerKind.SPRING_BOOT).flatMap(kind -> Stream.of(
                Arguments.of(kind, "Transfer-Encoding: chunked", "g\r\nid=1"),
                Arguments.of(kind, "Transfer-Encoding: chunked", "4\r\nid=1"),
                Arguments.of(kind, "Content-Length: 65000", "id=1")));
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void isAnswered400AndTheNextCallbackIsTaken(HttpServerKind kind, String length, String body) throws IOException {
        try (CallbackApplication application = application(kind, new LingeringFilter())) {
            String path = application.uri("/smsc/callback").getPath();
            try (RawHttp sender = new RawHttp(application.port(), PATIENCE)) {
                sender.send(RawHttp.head("POST", path, "Content-Type: " + Smsc.FORM, length) + body).endOfRequest();

                assertThat(sender.answer().status()).isEqualTo(400);
            }
            assertThat(application.form(Smsc.status(Smsc.newId())).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void noRequestBecomesAsynchronousOnSpringBoot() {
        List<Boolean> asynchronous = new CopyOnWriteArrayList<>();
        Filter filter = (request, response, chain) -> {
            chain.doFilter(request, response);
            asynchronous.add(request.isAsyncStarted());
        };
        try (CallbackApplication application = application(HttpServerKind.SPRING_BOOT, filter)) {
            assertThat(application.form(Smsc.status(Smsc.newId())).statusCode()).isEqualTo(200);

            await().untilAsserted(() -> assertThat(asynchronous).containsExactly(false));
        }
    }

    private static CallbackApplication application(HttpServerKind kind, Filter filter) {
        kind.assumeTested();
        int port = FreePort.find();
        CallbackApplication application = kind == HttpServerKind.SPRING_BOOT
                ? new SpringBootApplication(port).bean("filter", filter)
                : new MainApplication(kind.component(), port, new TomcatContainer(port).asynchronous(filter));
        return application.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?secret=" + Smsc.SECRET).to("log:routed?level=TRACE");
            }
        }).start();
    }
}
