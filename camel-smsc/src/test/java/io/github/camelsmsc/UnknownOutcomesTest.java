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

    private Exchange remembered() {
        Exchange exchange = new DefaultExchange(context);
        outcomes.add(exchange, REQUEST, FAILURE);
        return exchange;
    }

    @Test
    void aRepeatIsRefusedForAnHour() {
        Exchange exchange = remembered();
        time.advance(Duration.ofMinutes(59));

        assertThatThrownBy(() -> outcomes.refuse(exchange, REQUEST)).isInstanceOf(ApiFailure.class)
                .hasMessage("the outcome is unknown");
    }

    @Test
    void whenTheMemoryIsFullNothingThatSpendsIsSent() {
        Exchange first = remembered();
        remembered();
        remembered();

        assertThatThrownBy(() -> outcomes.refuse(new DefaultExchange(context), REQUEST)).isInstanceOf(ApiFailure.class)
                .hasMessageContaining("3 requests within an hour").hasMessageContaining("not sent");
        assertThatThrownBy(() -> outcomes.refuse(first, REQUEST)).hasMessage("the outcome is unknown");
    }

    @Test
    void afterAnHourThereIsRoomAgain() {
        remembered();
        remembered();
        remembered();
        time.advance(Duration.ofHours(1));

        assertThatCode(() -> outcomes.refuse(new DefaultExchange(context), REQUEST)).doesNotThrowAnyException();
    }
}
