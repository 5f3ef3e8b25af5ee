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
package io.github.camelsmsc.examples.camelmain;

import java.time.Duration;
import java.util.List;

import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The spans of an event that goes through a queue to a worker, which calls the provider. */
class TracingTest {

    private static final String PHONE = "79990000077";
    private static final String TO = "79990000001";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider tracing = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
    private final SmscSimulator smsc = SmscSimulator.builder().build().start();
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final Main main = new Main();

    private void start(String queue) throws Exception {
        broker.setConfiguration(new ConfigurationImpl().setSecurityEnabled(false).setPersistenceEnabled(false)
                .addAcceptorConfiguration("in-vm", "vm://0")).start();
        main.bind("jms", JmsComponent.jmsComponentTransacted(new ActiveMQConnectionFactory("vm://0")));
        main.bind("tracer", tracing.get("test"));
        main.bind("propagators", ContextPropagators.create(W3CTraceContextPropagator.getInstance()));
        main.addOverrideProperty("camel.main.routes-include-pattern", "false");
        main.addOverrideProperty("camel.opentelemetry2.enabled", "true");
        main.addOverrideProperty("camel.opentelemetry2.trace-processors", "true");
        main.addOverrideProperty("example.port", "0");
        main.addOverrideProperty("example.base-uri", smsc.baseUri().toString());
        main.configure().withAutoConfigurationLogSummary(false);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback").routeId("received").to(queue);
                from(queue).routeId("worker")
                        .convertBodyTo(CallbackEvent.class)
                        .setHeader("phoneOfTheEvent", simple("${body.phone}"))
                        .toD("smsc:wait_call?phone=${header.phoneOfTheEvent}")
                        .to("smsc:status?phone=" + PHONE + "&messageId=1")
                        .to("smsc:balance");
            }
        });
        main.start();
        int port = main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
        smsc.callbackUrl("http://127.0.0.1:" + port + "/smsc/callback?md5=" + Application.SECRET);
    }

    @AfterEach
    void stop() throws Exception {
        main.stop();
        broker.stop();
        smsc.close();
        tracing.close();
    }

    private List<SpanData> spansOfOneMessage(String queue) throws Exception {
        start(queue);
        assertThat(smsc.sendMessage(IncomingSms.of(PHONE, "Привет", TO)).lastStatusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> spans.getFinishedSpanItems().stream()
                .anyMatch(span -> span.getName().equals(name(queue)) && span.getAttributes().toString().contains("EVENT_RECEIVED")));
        return spans.getFinishedSpanItems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seda:events", "jms:queue:events"})
    void theCallbackAndTheWorkerAreOneTrace(String queue) throws Exception {
        List<SpanData> all = spansOfOneMessage(queue);

        assertThat(all.stream().map(SpanData::getTraceId).distinct()).hasSize(1);
        assertThat(all.stream().map(SpanData::getName)).contains("smsc", name(queue));
        SpanData root = all.stream().filter(span -> !span.getParentSpanContext().isValid()).findFirst().orElseThrow();
        assertThat(root.getName()).isEqualTo("smsc");
    }

    /** What spans call it. */
    private static String name(String queue) {
        return queue.substring(queue.indexOf(':') + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seda:events", "jms:queue:events"})
    void noSpanHoldsAPhone(String queue) throws Exception {
        assertThat(spansOfOneMessage(queue).toString()).doesNotContain(PHONE).doesNotContain(TO);
    }
}
