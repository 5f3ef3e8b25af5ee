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

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What is not there at the first try: a repository, or the port; Camel's supervising route controller tries again. */
class ServerLateStartTest {

    private static final String EVENT = "id=1&phone=79991234567&status=1";

    /** Cannot be started the first times. */
    private static final class LateRepository extends MemoryIdempotentRepository {

        private final AtomicInteger failures;

        private LateRepository(int failures) {
            this.failures = new AtomicInteger(failures);
        }

        @Override
        protected void doStart() throws Exception {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the database is down");
            }
            super.doStart();
        }
    }

    private static CallbackApplication supervised(HttpServerKind kind) {
        return CallbackApplication.on(kind).property("camel.routecontroller.enabled", "true")
                .property("camel.routecontroller.initialDelay", "100").property("camel.routecontroller.backOffDelay", "100");
    }

    private static RouteBuilder route(String id, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?signature=none" + options).routeId(id).to("mock:" + id);
            }
        };
    }

    private static boolean isStarted(CallbackApplication application) {
        return application.context().getRouteController().getRouteStatus("late").isStarted();
    }

    @ParameterizedTest
    @EnumSource(value = HttpServerKind.class, names = {"VERTX", "JETTY", "UNDERTOW", "NETTY_HTTP", "SERVLET_TOMCAT"})
    void aRepositoryThatComesUpLaterIsUsed(HttpServerKind kind) {
        try (CallbackApplication application = supervised(kind).bean("seen", new LateRepository(3))
                .routes(route("other", "&path=/other")).routes(route("late", "&idempotentRepository=#seen")).start()) {
            await().until(() -> isStarted(application));

            assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(value = HttpServerKind.class, names = {"JETTY", "UNDERTOW", "NETTY_HTTP"})
    void aRouteIsDownUntilItsPortIsFree(HttpServerKind kind) throws Exception {
        try (CallbackApplication application = supervised(kind).routes(route("late", ""));
             ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", application.port()));
            application.start();
            assertThat(isStarted(application)).isFalse();
            assertThat(HealthCheckHelper.invokeReadiness(application.context(), "full"))
                    .filteredOn(result -> result.getCheck().getId().startsWith("smsc-callback"))
                    .noneMatch(result -> result.getState() == HealthCheck.State.UP);

            taken.close();
            await().until(() -> isStarted(application));

            assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRouteThatCannotBeAddedIsAnsweredWith503() {
        try (CallbackApplication application = CallbackApplication.on(HttpServerKind.VERTX)
                .bean("seen", new LateRepository(Integer.MAX_VALUE)).routes(route("other", "&path=/other")).start()) {
            assertThatThrownBy(() -> application.context().addRoutes(route("late", "&idempotentRepository=#seen")))
                    .rootCause().hasMessage("the database is down");

            assertThat(application.form(EVENT).statusCode()).isEqualTo(503);
        }
    }

    @Test
    void aRouteThatWasRemovedComesBackWithItsServerNamed() throws Exception {
        try (CallbackApplication application = CallbackApplication.on(HttpServerKind.VERTX).routes(route("late", "")).start()) {
            application.context().getRouteController().stopRoute("late");
            application.context().removeRoute("late");
            application.context().addRoutes(route("late", "&httpComponent=platform-http"));

            assertThat(application.form(EVENT).statusCode()).isEqualTo(200);
        }
    }
}
