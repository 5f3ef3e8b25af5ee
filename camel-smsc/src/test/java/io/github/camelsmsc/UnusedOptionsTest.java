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

import java.io.InputStream;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.consumer.LogLines;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Options of the other side or of another operation are named at start; they do nothing. */
class UnusedOptionsTest extends ProducerTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "smsc:send?lookBack=5h                                | smsc:send as to(...) has options that it does not use: lookBack",
            "smsc:balance?secret=topsecret                        | smsc:balance as to(...) has options that it does not use: secret",
            "smsc:balance?delay=5s&phone=79990000001&currency=true | smsc:balance as to(...) has options that it does not use: delay, phone",
            "smsc:status?parameter.tz=3                           | smsc:status as to(...) has options that it does not use: parameter.*",
    })
    void aProducerNamesThoseItDoesNotUse(String address, String expected) throws Exception {
        try (LogLines log = new LogLines()) {
            context.getEndpoint(address).createProducer();

            assertThat(log.lines()).filteredOn(line -> line.contains("does not use")).singleElement().asString().endsWith(expected)
                    .doesNotContain("topsecret", "79990000001");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "smsc:callback?signature=none&phone=79990000001&delay=60s | smsc:callback as from(...) has options that it does not use: delay, phone",
            "smsc:downloads?lookBack=5h&taskId=1               | smsc:downloads as from(...) has options that it does not use: lookBack, taskId",
            "smsc:get_messages?secret=topsecret                | smsc:get_messages as from(...) has options that it does not use: secret",
    })
    void aConsumerNamesThoseItDoesNotUse(String address, String expected) {
        try (LogLines log = new LogLines()) {
            // the callback's fails for its HTTP server later on
            catchThrowable(() -> context.addRoutes(route(address)));

            assertThat(log.lines()).filteredOn(line -> line.contains("does not use")).singleElement().asString().endsWith(expected)
                    .doesNotContain("topsecret", "79990000001");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "smsc:get_messages?phone=79990000001&count=5&delay=60s&lookBack=5h&zone=UTC&path=/a&quota=wait",
            "smsc:downloads?tempDirectory=target&count=5&afterId=7&scheduler.poolSize=2&greedy=true" })
    void whatAPollUsesIsNotNamed(String address) throws Exception {
        try (LogLines log = new LogLines()) {
            context.addRoutes(route(address));

            assertThat(log.lines()).noneMatch(line -> line.contains("does not use"));
        }
    }

    @Test
    void whatTheCatalogCallsAnOptionOfConsumersIsNoneOfACallThatSendsAndOneOfAConsumer() throws Exception {
        options("consumer").filter(option -> !option.equals("exchangePattern")).forEach(option -> {
            assertThat(unused(SmscOperation.send, false, option)).as(option).isTrue();
            assertThat(unused(SmscOperation.callback, true, option) && unused(SmscOperation.get_answers, true, option)).as(option).isFalse();
        });
    }

    @Test
    void whatTheCatalogCallsAnOptionOfProducersIsNoneOfACallbackAndOneOfACall() throws Exception {
        options("producer").forEach(option -> {
            assertThat(unused(SmscOperation.callback, true, option)).as(option).isTrue();
            assertThat(Stream.of(SmscOperation.values()).filter(SmscOperation::isProducer)).as(option)
                    .anyMatch(operation -> !unused(operation, false, option));
        });
    }

    private static RouteBuilder route(String address) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(address).autoStartup(false).to("mock:none");
            }
        };
    }

    private static Stream<String> options(String label) throws Exception {
        try (InputStream catalog = SmscComponent.class.getResourceAsStream("/META-INF/io/github/camelsmsc/smsc.json")) {
            JsonNode properties = new ObjectMapper().readTree(catalog).get("properties");
            assertThat(properties).isNotEmpty();
            return StreamSupport.stream(((Iterable<String>) properties::fieldNames).spliterator(), false)
                    .filter(option -> properties.get(option).path("label").asText().startsWith(label)).toList().stream();
        }
    }

    private static boolean unused(SmscOperation operation, boolean from, String option) {
        try (LogLines log = new LogLines()) {
            UnusedOptions.warn(operation, from, Set.of(option));
            return log.lines().stream().anyMatch(line -> line.contains("does not use"));
        }
    }
}
