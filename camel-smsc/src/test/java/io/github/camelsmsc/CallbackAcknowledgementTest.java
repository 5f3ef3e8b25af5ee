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

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.HeaderExpression;
import org.apache.camel.processor.aggregate.UseLatestAggregationStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which ways of handing an event to another thread keep the provider waiting for the work, and which do not. */
class CallbackAcknowledgementTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private CallbackApplication application;

    /** The provider hears of the work: 503 if it fails. */
    enum Waits {
        THREADS(route -> route.threads(2).to("direct:work")),
        DELAY(route -> route.delay(1).asyncDelayed().to("direct:work")),
        PARALLEL_MULTICAST(route -> route.multicast().parallelProcessing().to("direct:work", "direct:other")),
        PARALLEL_MULTICAST_WHOSE_OTHER_BRANCH_IS_LAST(
                route -> route.multicast().parallelProcessing().to("direct:other", "direct:work")),
        PARALLEL_SPLIT(route -> route.split(new ConstantExpression("a,b")).parallelProcessing().to("direct:work").end()),
        SEDA_THAT_IS_WAITED_FOR(route -> route.to("seda:work?waitForTaskToComplete=Always")),
        SEDA_IN_OUT(route -> route.to(ExchangePattern.InOut, "seda:work"));

        private final Consumer<RouteDefinition> steps;

        Waits(Consumer<RouteDefinition> steps) {
            this.steps = steps;
        }
    }

    /** The provider hears 200 while the work has not begun to end. */
    enum DoesNotWait {
        SEDA(route -> route.to("seda:work")),
        WIRE_TAP(route -> route.wireTap("direct:work")),
        AGGREGATE(route -> route.aggregate(new ConstantExpression("true"), new UseLatestAggregationStrategy()).completionSize(1)
                .parallelProcessing().to("direct:work")),
        AGGREGATE_OF_MANY(route -> route.aggregate(new ConstantExpression("true"), new UseLatestAggregationStrategy()).completionSize(2)
                .to("direct:work")),
        RESEQUENCE(route -> route.resequence(new HeaderExpression(SmscConstants.ID)).to("direct:work")),
        MULTICAST_WITH_A_TIMEOUT(
                route -> route.multicast().parallelProcessing().timeout(1).to("direct:work", "direct:other"));

        private final Consumer<RouteDefinition> steps;

        DoesNotWait(Consumer<RouteDefinition> steps) {
            this.steps = steps;
        }
    }

    @AfterEach
    void stop() {
        release.countDown();
        application.close();
    }

    @ParameterizedTest
    @EnumSource
    void aFailureOfTheWorkIsHeardByTheProvider(Waits way) {
        release.countDown();
        start(way.steps);

        assertThat(answer()).isEqualTo(503);
    }

    @ParameterizedTest
    @EnumSource
    void theProviderIsAnsweredBeforeTheWorkIsDone(DoesNotWait way) {
        start(way.steps);

        assertThat(answer()).isEqualTo(200);
    }

    private void start(Consumer<RouteDefinition> steps) {
        application = CallbackApplication.on(HttpServerKind.VERTX).property("camel.main.shutdownTimeout", "5")
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        steps.accept(from("smsc:callback?signature=none"));
                        from("seda:work?pollTimeout=10").to("direct:work");
                        from("direct:work").process(CallbackAcknowledgementTest.this::work);
                        from("direct:other").setBody(constant("done"));
                    }
                }).start();
    }

    /** Ends when the test says so, and fails. */
    private void work(Exchange exchange) throws InterruptedException {
        release.await(20, TimeUnit.SECONDS);
        throw new IllegalStateException("the work fails");
    }

    private int answer() {
        return application.form("id=1&phone=79991234567&status=1").statusCode();
    }
}
