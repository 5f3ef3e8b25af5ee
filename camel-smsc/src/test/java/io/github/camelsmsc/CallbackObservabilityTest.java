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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelsmsc.callback.CallbackSignature;
import io.github.camelsmsc.consumer.LogLines;
import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators see of the callbacks. */
class CallbackObservabilityTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private CallbackApplication application;

    @BeforeEach
    void start() {
        application = CallbackApplication.on(HttpServerKind.VERTX)
                .bean("meters", meters).bean("seen", new MemoryIdempotentRepository())
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("smsc:callback?signature=none&idempotentRepository=#seen&maxBodySize=200").routeId("callbacks")
                                .filter(header("CamelSmscStatus").isEqualTo(20))
                                .throwException(new IllegalStateException("route fails"));
                    }
                }).start();
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void ofSeveralMeterRegistriesTheOneThatCamelUsesIsTaken() {
        SimpleMeterRegistry named = new SimpleMeterRegistry();
        try (CallbackApplication several = CallbackApplication.on(HttpServerKind.VERTX)
                .bean("metricsRegistry", named).bean("another", new SimpleMeterRegistry()).routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("smsc:callback?signature=none").to("mock:routed");
                    }
                }).start()) {
            several.form("id=1&phone=79991234567&status=1");
        }

        assertThat(named.find("camel.smsc.callbacks").counters()).isNotEmpty();
    }

    private void sendOneOfEach() throws Exception {
        application.form("id=1&phone=79991234567&status=1");
        application.form("id=1&phone=79991234567&status=1");
        application.form("id=2&phone=79991234567&mes=x&to=7900");
        application.form("id=3&phone=79991234567&status=20");
        application.form("id=abc&phone=79991234567&status=20");
        application.form("cmt=" + "x".repeat(300));
        application.context().getRouteController().suspendRoute("callbacks");
        application.form("id=4&phone=79991234567&status=1");
        application.context().getRouteController().resumeRoute("callbacks");
    }

    @Test
    void theServiceIsAtTheAddressThatCallbacksArriveAt() {
        assertThat(application.context().getEndpoints()).filteredOn(SmscEndpoint.class::isInstance).singleElement()
                .extracting(endpoint -> ((SmscEndpoint) endpoint).getServiceUrl()).asString().matches("http://[^/]+:\\d+/smsc/callback");
    }

    @Test
    void aSilentPathHasACounterOfZero() {
        Counter counter = meters.find("camel.smsc.callbacks").tags("path", "/smsc/callback", "kind", "status", "outcome", "accepted").counter();
        assertThat(counter).isNotNull();
        assertThat(counter.count()).isZero();
    }

    @Test
    void metersCountByPathKindOutcomeAndReason() throws Exception {
        sendOneOfEach();

        Map<String, Double> counts = meters.find("camel.smsc.callbacks").counters().stream().collect(Collectors.toMap(
                counter -> counter.getId().getTags().stream().map(tag -> tag.getValue()).collect(Collectors.joining(" ")),
                counter -> counter.count()));
        assertThat(counts).containsExactlyInAnyOrderEntriesOf(Map.of(
                "status accepted /smsc/callback none", 1.0, "status repeated /smsc/callback none", 1.0,
                "message accepted /smsc/callback none", 1.0, "status failed /smsc/callback none", 1.0,
                "none refused /smsc/callback malformed", 1.0, "none refused /smsc/callback too_large", 1.0,
                "none refused /smsc/callback not_ready", 1.0));
        assertThat(meters.get("camel.smsc.callback.time").tag("kind", "status").timer().count()).isEqualTo(2);
    }

    @Test
    void metersSayWhatTheyCount() throws Exception {
        sendOneOfEach();

        assertThat(meters.getMeters()).extracting(meter -> meter.getId().getDescription()).doesNotContainNull();
    }

    @Test
    void noPhoneAndNoIdIsInAnyTag() throws Exception {
        sendOneOfEach();

        assertThat(meters.getMeters().stream().map(Meter::getId).map(Object::toString)).isNotEmpty()
                .noneMatch(id -> id.contains("79991234567"));
    }

    /** Each answer, of a route that takes one event at a time. */
    private static List<Integer> answersWith(SimpleMeterRegistry meters, String options, String... forms) {
        try (CallbackApplication metered = CallbackApplication.on(HttpServerKind.VERTX)
                .bean("meters", meters).bean("seen", new MemoryIdempotentRepository()).routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("smsc:callback?maxInFlight=1&" + options).to("mock:routed");
                    }
                }).start()) {
            return Stream.of(forms).map(form -> metered.form(form).statusCode()).toList();
        }
    }

    private static SimpleMeterRegistry failing(RuntimeException failure) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        meters.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                throw failure;
            }
        });
        return meters;
    }

    @Test
    void aMeterOfTheSameNameButAnotherTypeLeavesTheAnswerAndTheKey() throws Exception {
        SimpleMeterRegistry taken = new SimpleMeterRegistry();
        Gauge.builder("camel.smsc.callbacks", () -> 1)
                .tags("path", "/smsc/callback", "kind", "status", "outcome", "accepted", "reason", "none").register(taken);

        try (LogLines log = new LogLines()) {
            assertThat(answersWith(taken, "signature=none&idempotentRepository=#seen", "id=1&phone=79991234567&status=1",
                    "id=1&phone=79991234567&status=1", "id=2&phone=79991234567&status=1")).containsOnly(200);
            assertThat(log.lines()).noneMatch(line -> line.contains("idempotentRepository"))
                    .filteredOn(line -> line.contains(IllegalArgumentException.class.getName())).hasSize(1);
        }
        assertThat(taken.get("camel.smsc.callbacks").tag("outcome", "repeated").counter().count()).isEqualTo(1);
    }

    @Test
    void aMeterFilterThatThrowsLeavesTheAnswerAndThePlace() throws Exception {
        assertThat(answersWith(failing(new IllegalStateException("79991234567")), "signature=none",
                "id=1&phone=79991234567&status=1", "id=2&phone=79991234567&status=1")).containsExactly(200, 200);
    }

    @Test
    void aMeterFilterThatThrowsLeavesTheStatusOfARefusal() throws Exception {
        assertThat(answersWith(failing(new IllegalStateException("79991234567")), "secret=secret-0123456789&maxBodySize=100",
                "cmt=" + "x".repeat(300), "id=1&phone=79991234567&status=1&md5=0", "id=abc")).containsExactly(413, 403, 400);
    }

    @Test
    void jmxShowsTheCountsOfTheEndpoint() throws Exception {
        sendOneOfEach();

        MBeanServer server = application.context().getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName name = server.queryNames(new ObjectName("org.apache.camel:context="
                + application.context().getManagementName() + ",type=endpoints,name=\"smsc://*\""), null)
                .iterator().next();
        Function<String, Object> attribute = attribute(server, name);
        assertThat(attribute.apply("Accepted")).isEqualTo(2L);
        assertThat(attribute.apply("Repeated")).isEqualTo(1L);
        assertThat(attribute.apply("Failed")).isEqualTo(1L);
        assertThat(attribute.apply("Refused")).isEqualTo(3L);
        assertThat(attribute.apply("InFlight")).isEqualTo(0L);
        assertThat((String) attribute.apply("LastAccepted")).startsWith("20");
    }

    private static Function<String, Object> attribute(MBeanServer server, ObjectName name) {
        return attribute -> {
            try {
                return server.getAttribute(name, attribute);
            } catch (javax.management.JMException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private HealthCheck.Result readiness() {
        return HealthCheckHelper.invokeReadiness(application.context(), "full").stream()
                .filter(result -> result.getCheck().getId().equals("smsc-callback:/smsc/callback")).findFirst().orElseThrow();
    }

    @Test
    void readinessIsDownWhileNoRouteTakesCallbacks() throws Exception {
        assertThat(readiness().getState()).isEqualTo(HealthCheck.State.UP);

        application.context().getRouteController().suspendRoute("callbacks");
        assertThat(readiness().getState()).isEqualTo(HealthCheck.State.DOWN);

        application.context().getRouteController().resumeRoute("callbacks");
        assertThat(readiness().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void readinessTellsWhenTheLastWasAcceptedAndHowManyWereRefusedSince() throws Exception {
        application.form("id=1&phone=79991234567&status=1");
        application.form("id=abc&phone=79991234567&status=20");

        assertThat(readiness().getDetails()).containsEntry("refusedSince", 1L).containsKey("lastAccepted");
    }

    @Test
    void readinessTellsWhenAnOlderSecretWasLastUsed() {
        try (CallbackApplication rotating = CallbackApplication.on(HttpServerKind.VERTX).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?secret=new-secret-0123456789,old-secret-0123456789").to("mock:routed");
            }
        }).start()) {
            rotating.form(signed("new-secret-0123456789"));
            assertThat(details(rotating)).containsKey("lastAccepted").doesNotContainKey("olderSecretUsed");

            rotating.form(signed("old-secret-0123456789"));
            assertThat(details(rotating)).containsKey("olderSecretUsed");
        }
    }

    private static String signed(String secret) {
        return "id=1&phone=79991234567&status=1&sha1="
               + CallbackSignature.sign("sha1", secret, StandardCharsets.UTF_8, "1", "79991234567", "1");
    }

    private static Map<String, Object> details(CallbackApplication application) {
        return HealthCheckHelper.invokeReadiness(application.context(), "full").stream()
                .filter(result -> result.getCheck().getId().startsWith("smsc-callback:")).findFirst().orElseThrow().getDetails();
    }

    @Test
    void livenessStaysUp() throws Exception {
        application.context().getRouteController().suspendRoute("callbacks");

        assertThat(HealthCheckHelper.invokeLiveness(application.context(), "full"))
                .allMatch(result -> result.getState() == HealthCheck.State.UP)
                .noneMatch(result -> result.getCheck().getId().startsWith("smsc-callback"));
    }
}
