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
package io.github.camelsmsc.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.camelsmsc.simulator.callback.Delivery;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.spi.InterceptStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PoisonTest {

    private static final String TEXT = "яд";

    @TempDir
    private Path directory;
    private final Provider provider = new Provider();
    private final AtomicInteger worked = new AtomicInteger();

    @AfterEach
    void closeProvider() {
        provider.close();
    }

    /** Fails for one text. */
    private final Processor work = exchange -> {
        worked.incrementAndGet();
        if (exchange.getMessage().getBody(String.class).contains(TEXT)) {
            exchange.getMessage().setBody("half done");
            throw new IllegalStateException("told to fail");
        }
    };

    private RouteBuilder deadLetter() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback")
                    .errorHandler(deadLetterChannel("direct:park").deadLetterHandleNewException(false)
                        .useOriginalMessage().maximumRedeliveries(2).redeliveryDelay(100))
                    .to("bean:work");

                from("direct:park")
                    .errorHandler(noErrorHandler())
                    .to("file:parked?fileName=${exchangeId}.json")
                    .log(LoggingLevel.WARN, "Parked ${header.CamelSmscKind} ${header.CamelSmscId} as ${exchangeId}.json");
            }
        };
    }

    private RouteBuilder park() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).onWhen(simple("${header.tries} >= 5")).handled(true).useOriginalMessage()
                    .to("file:parked?fileName=${exchangeId}.json")
                    .log(LoggingLevel.WARN, "Parked ${header.CamelSmscKind} ${header.CamelSmscId} as ${exchangeId}.json");

                from("smsc:callback").setHeader("tries", method("tries", "next")).to("bean:work");
            }
        };
    }

    private RouteBuilder later() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback").to("jms:queue:sms");

                from("jms:queue:sms?transacted=true")
                    .errorHandler(deadLetterChannel("direct:park").deadLetterHandleNewException(false)
                        .useOriginalMessage().maximumRedeliveries(2).redeliveryDelay(100))
                    .to("bean:work");

                from("direct:park")
                    .errorHandler(noErrorHandler())
                    .to("jms:queue:sms.parked?includeSentJMSMessageID=true")
                    .log(LoggingLevel.WARN, "Parked ${header.JMSMessageID}");
            }
        };
    }

    /** Lets file:parked be in the test's directory. */
    private RouteBuilder moved() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                getContext().getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
                    if (endpoint instanceof FileEndpoint file && file.getFile().getName().equals("parked")) {
                        file.setFile(directory.resolve("parked").toFile());
                        file.getConfiguration().setDirectory(directory.resolve("parked").toString());
                    }
                    return endpoint;
                });
            }
        };
    }

    /** The route in the language of the block. */
    private Application application(String block) {
        Application application = Application.create().bean("tries", new Tries()).bean("work", work);
        if (block.endsWith("-java")) {
            RouteBuilder routes = switch (block) {
                case "dead-letter-java" -> deadLetter();
                case "park-java" -> park();
                default -> later();
            };
            application.routes(moved()).routes(routes);
        } else {
            application.routes(Documented.routes(block, directory));
        }
        return application;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-letter-yaml", "dead-letter-java"})
    void eventIsParkedAfterThreeTriesWithinOneAttempt(String block) {
        try (Application application = application(block).start()) {
            assertThat(provider.send(application.callbackUrl(), Provider.message(1, TEXT))).isEqualTo(200);
            assertThat(provider.send(application.callbackUrl(), Provider.message(2, "мёд"))).isEqualTo(200);
        }
        assertThat(worked).hasValue(4);
        assertThat(parked()).singleElement().asString().contains(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"park-yaml", "park-java"})
    void eventIsParkedAtTheFifthAttemptOfTheProvider(String block) {
        try (Application application = application(block).start()) {
            Delivery delivery = provider.deliver(application.callbackUrl(), Provider.message(1, TEXT));
            for (int attempt = 1; attempt < 5; attempt++) {
                assertThat(delivery.lastStatusCode()).isEqualTo(503);
                assertThat(parked()).isEmpty();
                provider.nextAttempt();
            }
            assertThat(delivery.lastStatusCode()).isEqualTo(200);
            assertThat(delivery.attempts()).isEqualTo(5);
        }
        assertThat(parked()).singleElement().asString().contains(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-letter-yaml", "dead-letter-java", "park-yaml", "park-java"})
    void eventThatCannotBeParkedComesAgain(String block) throws IOException {
        Files.createFile(directory.resolve("parked"));
        try (Application application = application(block).start()) {
            Delivery delivery = provider.deliver(application.callbackUrl(), Provider.message(1, TEXT));
            for (int attempt = 1; attempt < 6; attempt++) {
                assertThat(delivery.lastStatusCode()).isEqualTo(503);
                provider.nextAttempt();
            }
            assertThat(delivery.lastStatusCode()).isEqualTo(503);
            Files.delete(directory.resolve("parked"));
            provider.nextAttempt();
            assertThat(delivery.lastStatusCode()).isEqualTo(200);
        }
        assertThat(parked()).singleElement().asString().contains(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-letter-yaml", "dead-letter-java", "park-yaml", "park-java"})
    void whatIsParkedIsInTheLogWithoutItsPhone(String block) {
        try (Application application = application(block).start()) {
            List<String> log = application.logged();
            Delivery delivery = provider.deliver(application.callbackUrl(), Provider.status(7).with("cmt", TEXT));
            for (int attempt = 1; attempt < 5 && delivery.lastStatusCode() != 200; attempt++) {
                provider.nextAttempt();
            }
            assertThat(log).singleElement().asString().startsWith("WARN Parked status 7 as ").endsWith(".json").doesNotContain("7999000");
            assertThat(directory.resolve("parked").resolve(log.get(0).replaceAll(".* ", ""))).isRegularFile();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"later-yaml", "later-java"})
    void eventIsAcknowledgedByTheQueueAndParkedThere(String block) throws Exception {
        Received parked = new Received("jms:queue:sms.parked");
        try (ArtemisBroker broker = new ArtemisBroker(directory).start();
             Application application = application(block).bean("jms", broker.component()).routes(parked).start()) {
            assertThat(provider.send(application.callbackUrl(), Provider.message(1, TEXT))).isEqualTo(200);
            Patience.await().untilAsserted(() -> assertThat(parked.ids()).containsExactly(1L));
        }
        assertThat(worked).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"later-yaml", "later-java"})
    void eventThatCannotBeParkedStaysInTheQueue(String block) throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        InterceptStrategy parking = (context, step, target, next) -> exchange -> {
            if (broken.get() && step.getLabel().contains("sms.parked")) {
                throw new IllegalStateException("told to fail");
            }
            target.process(exchange);
        };
        try (ArtemisBroker broker = new ArtemisBroker(directory).start()) {
            broker.set("sms", new AddressSettings().setRedeliveryDelay(100).setMaxDeliveryAttempts(-1));
            try (Application application = application(block).bean("jms", broker.component()).bean("parking", parking).start()) {
                List<String> log = application.logged();
                assertThat(provider.send(application.callbackUrl(), Provider.message(1, TEXT))).isEqualTo(200);
                Patience.await().until(() -> worked.get() >= 6);
                // between two deliveries the broker counts it nowhere or twice
                Patience.await().until(() -> broker.messages("sms") == 1);
                assertThat(log).isEmpty();

                broken.set(false);
                Patience.await().until(() -> broker.messages("sms.parked") == 1 && broker.messages("sms") == 0);
                assertThat(log).singleElement().asString().startsWith("WARN Parked ID:");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-letter-java", "park-java", "later-java"})
    void javaOfThePageIsTheOneTestedHere(String block) {
        Documented.isIn(PoisonTest.class, block);
    }

    @Test
    void counterOfThePageIsTheOneTestedHere() {
        Documented.isIn(Tries.class, "tries-java");
    }

    private List<String> parked() {
        Path folder = directory.resolve("parked");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(PoisonTest::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
