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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentedRoutesTest {

    @TempDir
    private Path directory;
    private final Provider provider = new Provider();

    @AfterEach
    void closeProvider() {
        provider.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"database-yaml", "database-xml"})
    void databaseRemembersOverARestart(String block) throws IOException {
        for (int start = 0; start < 2; start++) {
            try (Application application = Application.create().routes(Documented.routes(block, directory)).start()) {
                assertThat(provider.send(application.callbackUrl(), Provider.message(1, "раз"))).isEqualTo(200);
            }
        }
        assertThat(eventFiles()).hasSize(1);
    }

    @Test
    void javaOfTheDatabaseIsTheOneTestedHere() {
        Main main = new Main();
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:./routed;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE");
        main.bind("routed", new JdbcMessageIdRepository(database, "callbacks"));

        assertThat(main.lookup("routed", JdbcMessageIdRepository.class).getProcessorName()).isEqualTo("callbacks");
        Documented.isIn(DocumentedRoutesTest.class, "database-java");
    }

    private RouteBuilder files() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback")
                    .to("file:events?fileName=${header.CamelSmscEventKey.replace(':', '-')}.json&tempPrefix=.part-&charset=UTF-8");
            }
        };
    }

    /** Lets the folder be in the test's directory. */
    private RouteBuilder moved() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                getContext().getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
                    if (endpoint instanceof FileEndpoint file) {
                        file.getConfiguration().setDirectory(directory.resolve("events").toString());
                    }
                    return endpoint;
                });
            }
        };
    }

    private RouteBuilder kafka() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback")
                    .to("kafka:sms?brokers={{kafka.brokers}}&key=${header.CamelSmscPhone}"
                        + "&maxBlockMs=2000&requestTimeoutMs=1000&deliveryTimeoutMs=2000");
            }
        };
    }

    @Test
    void javaOfTheQueuesIsTheOneTestedHere() {
        Documented.isIn(DocumentedRoutesTest.class, "files-java");
        Documented.isIn(DocumentedRoutesTest.class, "kafka-java");
    }

    private Application application(String block, RouteBuilder java) {
        Application application = Application.create();
        return block.endsWith("-java") ? application.routes(moved()).routes(java) : application.routes(Documented.routes(block, directory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"files-yaml", "files-java"})
    void fileOfAnEventIsTheSameForItsRepeat(String block) throws IOException {
        try (Application application = application(block, files()).start()) {
            assertThat(provider.send(application.callbackUrl(), Provider.status(1))).isEqualTo(200);
            assertThat(provider.send(application.callbackUrl(), Provider.status(1))).isEqualTo(200);
        }
        assertThat(eventFiles()).containsExactly("status-1-79990000001-1-1700000000.json");
    }

    @Test
    void twoStatesInOneSecondAreTwoFiles() throws IOException {
        try (Application application = Application.create().routes(Documented.routes("files-yaml", directory)).start()) {
            for (int state : List.of(0, 1)) {
                StatusCallback event = StatusCallback.of(1, "79990000001", state).ts(1_700_000_000L);
                assertThat(provider.send(application.callbackUrl(), event)).isEqualTo(200);
            }
        }
        assertThat(eventFiles()).containsExactlyInAnyOrder(
                "status-1-79990000001-0-1700000000.json", "status-1-79990000001-1-1700000000.json");
    }

    private List<String> eventFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("events"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void artemisGetsTheEvent() throws Exception {
        Received received = new Received("jms:queue:sms");
        try (ArtemisBroker broker = new ArtemisBroker(directory).start();
             Application application = Application.create().bean("jms", broker.component())
                     .routes(Documented.routes("artemis-yaml", directory)).routes(received).start()) {
            assertThat(provider.send(application.callbackUrl(), Provider.message(1, "раз"))).isEqualTo(200);
            Patience.await().until(() -> received.ids().contains(1L));
        }
    }

    @Test
    void artemisGetsTheEventByTheConnectionsOfThePage() throws Exception {
        Received received = new Received("jms:queue:sms");
        try (ArtemisBroker broker = new ArtemisBroker(directory).start()) {
            Application application = Application.create();
            Documented.properties("artemis-properties").forEach((key, value) -> application.property(key,
                    value.replace("tcp://localhost:61616", broker.address())));
            try (application) {
                application.routes(Documented.routes("artemis-yaml", directory)).routes(received).start();
                assertThat(provider.send(application.callbackUrl(), Provider.message(1, "раз"))).isEqualTo(200);
                Patience.await().until(() -> received.ids().contains(1L));
            }
        }
    }

    @Test
    void kafkaGetsTheEvent() throws Exception {
        try (KafkaBroker broker = new KafkaBroker(directory).start()) {
            broker.createTopic("sms", 1);
            Received received = new Received("kafka:sms?brokers=" + broker.address() + "&groupId=a&autoOffsetReset=earliest");
            for (String block : List.of("kafka-yaml", "kafka-java")) {
                try (Application application = application(block, kafka()).property("kafka.brokers", broker.address()).start()) {
                    provider.repeatUntilTaken(provider.deliver(application.callbackUrl(), Provider.message(1, block)));
                }
            }
            try (Application application = Application.create().routes(received).start()) {
                assertThat(application.context().isStarted()).isTrue();
                Patience.await().untilAsserted(() -> assertThat(received.bodies())
                        .anyMatch(body -> body.contains("kafka-yaml")).anyMatch(body -> body.contains("kafka-java")));
            }
        }
    }
}
