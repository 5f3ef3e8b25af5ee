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

import java.time.Duration;
import java.util.function.Consumer;

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.Requests;
import io.github.camelsmsc.api.SmscRequest;
import io.github.camelsmsc.api.TestClock;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What may have spent money is remembered for an hour, whatever else happens meanwhile. */
class UnknownOutcomesTest {

    private static final int MOST = 3;
    private static final SmscRequest REQUEST = Requests.send("79991234567", "text");
    private static final ApiFailure FAILURE = ApiFailure.outcomeUnknown("the outcome is unknown", null);

    private final CamelContext context = new DefaultCamelContext();
    private final TestClock time = new TestClock();
    private final UnknownOutcomes outcomes = new UnknownOutcomes(time, MOST);

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    private Exchange remembered() throws ApiFailure {
        Exchange exchange = new DefaultExchange(context);
        outcomes.begin(exchange, REQUEST).accept(FAILURE);
        return exchange;
    }

    @Test
    void aRepeatIsRefusedForAnHour() throws Exception {
        Exchange exchange = remembered();
        time.advance(Duration.ofMinutes(59));

        assertThatThrownBy(() -> outcomes.begin(exchange, REQUEST)).isInstanceOf(ApiFailure.class)
                .hasMessage("the outcome is unknown");
    }

    @Test
    void whenTheMemoryIsFullNothingThatSpendsIsSent() throws Exception {
        Exchange first = remembered();
        remembered();
        remembered();

        assertThatThrownBy(() -> outcomes.begin(new DefaultExchange(context), REQUEST)).isInstanceOf(ApiFailure.class)
                .hasMessageContaining("3 requests within an hour").hasMessageContaining("not sent");
        assertThatThrownBy(() -> outcomes.begin(first, REQUEST)).hasMessage("the outcome is unknown");
    }

    @Test
    void afterAnHourThereIsRoomAgain() throws Exception {
        remembered();
        remembered();
        remembered();
        time.advance(Duration.ofHours(1));

        assertThatCode(() -> outcomes.begin(new DefaultExchange(context), REQUEST)).doesNotThrowAnyException();
    }

    @Test
    void whileACallIsUnderWayItsRepeatIsRefused() throws Exception {
        Exchange exchange = new DefaultExchange(context);
        outcomes.begin(exchange, REQUEST);

        assertThatThrownBy(() -> outcomes.begin(exchange, REQUEST)).isInstanceOf(ApiFailure.class)
                .hasMessage("the outcome is unknown, the same request of this exchange is under way");
    }

    @Test
    void whatWasRefusedMeanwhileStaysRefusedAfterTheResult() throws Exception {
        Exchange exchange = new DefaultExchange(context);
        Consumer<ApiFailure> first = outcomes.begin(exchange, REQUEST);
        assertThatThrownBy(() -> outcomes.begin(exchange, REQUEST)).isInstanceOf(ApiFailure.class);
        first.accept(null);

        assertThatThrownBy(() -> outcomes.begin(exchange, REQUEST)).isInstanceOf(ApiFailure.class);
    }

    @Test
    void afterAResultOrAFailureThatSpentNothingItMayBeSentAgain() throws Exception {
        Exchange exchange = new DefaultExchange(context);
        outcomes.begin(exchange, REQUEST).accept(null);
        Consumer<ApiFailure> second = outcomes.begin(exchange, REQUEST);
        assertThatThrownBy(() -> outcomes.begin(exchange, REQUEST)).isInstanceOf(ApiFailure.class);
        second.accept(ApiFailure.stopped("nothing was sent", null));

        assertThatCode(() -> outcomes.begin(exchange, REQUEST)).doesNotThrowAnyException();
    }
}
