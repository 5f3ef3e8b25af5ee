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
package io.github.camelsmsc.examples.quarkus;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.consumer.http.CallbackSender;
import io.github.camelsmsc.consumer.http.Smsc;
import io.github.camelsmsc.consumer.http.StatusPoller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the provider hears, and what the readiness says, in each state of the route. */
class StatesIT extends SuiteIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    StatesIT() {
        super("states");
    }

    @ParameterizedTest
    @CsvSource({"suspend, resume", "stop, start"})
    void aRouteThatIsAwayIs503UntilItIsBack(String away, String back) {
        change(away);
        HttpResponse<String> whileAway = application().form(Smsc.status(Smsc.newId()));
        change(back);

        assertThat(whileAway.statusCode()).isEqualTo(503);
        assertThat(whileAway.headers().firstValue("Retry-After")).hasValue("240");
        assertThat(application().form(Smsc.status(Smsc.newId())).statusCode()).isEqualTo(200);
        assertThat(events()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"suspend, resume", "stop, start"})
    void isNotReadyWhileTheRouteIsAway(String away, String back) throws Exception {
        change(away);
        String whileAway = readiness();
        change(back);

        assertThat(whileAway).isEqualTo("DOWN");
        assertThat(readiness()).isEqualTo("UP");
    }

    @Test
    void neverSaysNotFoundWhileTheRouteComesAndGoes() throws Exception {
        try (StatusPoller poller = new StatusPoller(application())) {
            seen(poller, 200);
            for (String[] change : new String[][] {{"suspend", "resume"}, {"stop", "start"}}) {
                change(change[0]);
                poller.next();
                seen(poller, 503);
                change(change[1]);
                poller.next();
                seen(poller, 200);
            }
            assertThat(poller.all().keySet()).containsExactly(200, 503);
        }
    }

    @Test
    void aRouteThatWasRemovedIs503() {
        try (Application other = new Application("removed").routes("suite/states.yaml").start(NO_PROVIDER)) {
            CallbackSender sender = new CallbackSender(other.port());
            change(sender, "stop");
            change(sender, "remove");

            HttpResponse<String> answer = sender.form(Smsc.status(Smsc.newId()));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("240");
        }
    }

    private void change(String change) {
        change(application(), change);
    }

    private static void change(CallbackSender sender, String change) {
        HttpResponse<String> answer = sender.post("/routes/" + change, null, new byte[0]);
        assertThat(answer.body()).isEqualTo("done");
    }

    private static void seen(StatusPoller poller, int status) {
        await().atMost(PATIENCE).until(() -> poller.now().getOrDefault(status, 0) > 20);
    }

    /** The state of the component's own check. */
    private String readiness() throws Exception {
        HttpResponse<String> answer = application().send(HttpRequest.newBuilder(application.uri("/q/health/ready")).build());
        for (JsonNode check : new ObjectMapper().readTree(answer.body()).path("checks")) {
            if (check.toString().contains("smsc-callback:/smsc/callback")) {
                return check.path("status").asText();
            }
        }
        throw new AssertionError("The component has no check in " + answer.body());
    }
}
