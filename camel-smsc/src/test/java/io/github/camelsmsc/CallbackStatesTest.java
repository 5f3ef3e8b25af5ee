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
package io.github.camelsmsc;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever state the route is in, someone answers, and never 404. */
class CallbackStatesTest {

    private static final String EVENT = "id=1&phone=79991234567&status=1";
    private CallbackApplication application;

    @BeforeEach
    void start() {
        application = CallbackApplication.on(HttpServerKind.VERTX).routes(route("callbacks", "signature=none")).start();
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private static RouteBuilder route(String id, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?" + options).routeId(id).to("mock:" + id);
            }
        };
    }

    private int answer() {
        return application.form(EVENT).statusCode();
    }

    @Test
    void suspendedAndResumed() throws Exception {
        application.context().getRouteController().suspendRoute("callbacks");
        assertThat(answer()).isEqualTo(503);

        application.context().getRouteController().resumeRoute("callbacks");
        assertThat(answer()).isEqualTo(200);
    }

    @Test
    void stoppedAndStarted() throws Exception {
        application.context().getRouteController().stopRoute("callbacks");
        assertThat(answer()).isEqualTo(503);

        application.context().getRouteController().startRoute("callbacks");
        assertThat(answer()).isEqualTo(200);
    }

    @Test
    void removedAndAddedAgainWithOtherOptions() throws Exception {
        application.context().getRouteController().stopRoute("callbacks");
        assertThat(application.context().removeRoute("callbacks")).isTrue();
        assertThat(answer()).isEqualTo(503);

        application.context().addRoutes(route("again", "signature=none&payload=object"));
        assertThat(answer()).isEqualTo(200);
        assertThat(application.context().getEndpoint("mock:again", MockEndpoint.class).getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void theContextSuspendedAndResumed() {
        application.context().suspend();
        assertThat(answer()).isEqualTo(503);

        application.context().resume();
        assertThat(answer()).isEqualTo(200);
    }

    @Test
    void aSecondEndpointOnThePathIsAnErrorAtStart() {
        assertThatThrownBy(() -> application.context().addRoutes(route("second", "secret=x")))
                .rootCause().hasMessageContaining("/smsc/callback is taken").hasMessageContaining("option path");
        assertThat(answer()).as("the first goes on").isEqualTo(200);
    }
}
