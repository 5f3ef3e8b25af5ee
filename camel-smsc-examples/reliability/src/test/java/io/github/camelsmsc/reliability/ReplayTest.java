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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;

import io.github.camelsmsc.CallbackHeaders;
import io.github.camelsmsc.SmscConstants;
import io.github.camelsmsc.simulator.callback.Delivery;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.sql.SqlEndpoint;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What was parked is replayed by the routes of the page. */
class ReplayTest {

    private static final String TEXT = "яд";

    @TempDir
    private Path directory;
    private final Provider provider = new Provider();
    private final List<Map<String, Object>> seen = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> worked = new CopyOnWriteArrayList<>();
    private volatile boolean mended;

    /** Fails until it is mended. */
    private final Processor work = exchange -> {
        Map<String, Object> headers = new TreeMap<>(exchange.getMessage().getHeaders());
        headers.keySet().removeIf(name -> !name.startsWith("CamelSmsc") && !name.equals(SmscConstants.MESSAGE_TIMESTAMP));
        headers.remove(SmscConstants.SIGNATURE);
        seen.add(headers);
        if (!mended) {
            throw new IllegalStateException("told to fail");
        }
        assertThat(exchange.getMessage().getBody(String.class)).contains("\"mes\":\"" + TEXT + "\"");
        worked.add(headers);
    };

    @AfterEach
    void closeProvider() {
        provider.close();
    }

    private RouteBuilder files() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:replay?delete=true&moveFailed=../parked/${exchangeId}.json")
                    .process(new CallbackHeaders())
                    .to("bean:work");
            }
        };
    }

    private RouteBuilder table() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback")
                    .errorHandler(deadLetterChannel("direct:park").deadLetterHandleNewException(false)
                        .useOriginalMessage().maximumRedeliveries(2).redeliveryDelay(100))
                    .to("bean:work");

                from("direct:park")
                    .errorHandler(noErrorHandler())
                    .to("sql:INSERT INTO parked (event_key, event) SELECT :#CamelSmscEventKey, :#${body}"
                        + " WHERE NOT EXISTS (SELECT 1 FROM parked WHERE event_key = :#CamelSmscEventKey)")
                    .log(LoggingLevel.WARN, "Parked ${header.CamelSmscKind} ${header.CamelSmscId} of ${header.CamelSmscTimestamp}");

                from("sql:SELECT event_key, event FROM parked WHERE replay ORDER BY parked_at?delay=10000"
                     + "&onConsume=DELETE FROM parked WHERE event_key = :#event_key"
                     + "&onConsumeFailed=UPDATE parked SET replay = FALSE WHERE event_key = :#event_key")
                    .errorHandler(noErrorHandler())
                    .setBody(simple("${body[event]}"))
                    .process(new CallbackHeaders())
                    .to("bean:work");
            }
        };
    }

    /** Lets the folder be in the test's directory, and asks the table more often. */
    private RouteBuilder moved() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                getContext().getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
                    if (endpoint instanceof FileEndpoint file && file.getFile().getName().equals("replay")) {
                        file.setFile(directory.resolve("replay").toFile());
                        file.getConfiguration().setDirectory(directory.resolve("replay").toString());
                    } else if (endpoint instanceof SqlEndpoint sql) {
                        sql.setDelay(200);
                    }
                    return endpoint;
                });
            }
        };
    }

    private Application application(String block, RouteBuilder java) {
        Application application = Application.create().bean("work", work).routes(moved());
        return block.endsWith("-java") ? application.routes(java) : application.routes(Documented.routes(block, directory));
    }

    private List<Path> parked() throws IOException {
        Path folder = directory.resolve("parked");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void moveToReplay() throws IOException {
        Path file = parked().get(0);
        Files.move(file, directory.resolve("replay").resolve(file.getFileName()));
    }

    private void parksOne(String url) {
        assertThat(provider.send(url, Provider.message(1, TEXT))).isEqualTo(200);
        assertThat(seen).hasSize(3); // two tries more
    }

    private void wasReplayedOnceWithItsHeaders() {
        assertThat(worked).singleElement().isEqualTo(seen.get(0));
        assertThat(worked.get(0)).containsEntry(SmscConstants.EVENT_KEY, "message:1").containsEntry(SmscConstants.ID, 1L)
                .containsEntry(SmscConstants.PHONE, "79990000001").containsEntry(SmscConstants.TO, "79990000002")
                .containsEntry(SmscConstants.TIMESTAMP, 1_700_000_000L)
                .containsEntry(SmscConstants.MESSAGE_TIMESTAMP, 1_700_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay-file-yaml", "replay-file-java"})
    void parkedFileIsReplayedOnceAndGoesBackWhereItFailsAgain(String block) throws Exception {
        try (Application parking = Application.create().bean("work", work)
                .routes(Documented.routes("dead-letter-yaml", directory)).start();
             Application replaying = application(block, files()).start()) {
            parksOne(parking.callbackUrl());
            assertThat(parked()).hasSize(1);

            moveToReplay();
            Patience.await().until(() -> seen.size() == 4 && parked().size() == 1);
            mended = true;
            moveToReplay();
            Patience.await().until(() -> !worked.isEmpty());
            Patience.await().until(() -> isEmpty(directory.resolve("replay")));
            assertThat(replaying.context().isStarted()).isTrue();
        }
        wasReplayedOnceWithItsHeaders();
        assertThat(parked()).isEmpty();
    }

    /** Camel's file component would remove a file of the same name before it moves one that another node has moved already. */
    @Test
    void parkedFilesThatTwoNodesReplayAtOnceAndThatFailAgainAllGoBack() throws Exception {
        try (Application one = application("replay-file-yaml", files()).start();
             Application other = application("replay-file-yaml", files()).start()) {
            for (int i = 0; i < 1000; i++) {
                Path made = Files.writeString(directory.resolve(i + ".json"), "half of an eve");
                Files.move(made, directory.resolve("replay").resolve(i + ".json"));
            }
            Patience.await().until(() -> isEmpty(directory.resolve("replay")));
            assertThat(List.of(one, other)).allMatch(node -> node.context().isStarted());
        }
        assertThat(parked()).hasSize(1000);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.noneMatch(Files::isRegularFile);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay-sql-yaml", "replay-sql-java"})
    void parkedRowIsReplayedOnceAndStaysWhereItFailsAgain(String block) throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + block + ";DB_CLOSE_DELAY=-1");
        update(database, Documented.block("parked-sql"));
        try (Application application = application(block, table()).bean("database", database).start()) {
            parksOne(application.callbackUrl());
            assertThat(update(database, "UPDATE parked SET replay = FALSE WHERE event_key = 'message:1'")).isEqualTo(1);

            assertThat(update(database, "UPDATE parked SET replay = TRUE WHERE event_key = 'message:1'")).isEqualTo(1);
            Patience.await().until(() -> seen.size() == 4
                    && update(database, "UPDATE parked SET replay = replay WHERE NOT replay") == 1);
            mended = true;
            update(database, "UPDATE parked SET replay = TRUE");
            Patience.await().until(() -> update(database, "UPDATE parked SET replay = replay") == 0);
        }
        wasReplayedOnceWithItsHeaders();
        update(database, "DROP ALL OBJECTS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay-sql-yaml", "replay-sql-java"})
    void eventThatH2CannotParkComesAgain(String block) throws Exception {
        Server server = Server.createTcpServer("-tcpPort", Integer.toString(Ports.free()), "-ifNotExists").start();
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:down;DB_CLOSE_DELAY=-1");
        try {
            isParkedOnceWhenTheDatabaseIsBack(block, database, server::stop, server::start);
            update(database, "DROP ALL OBJECTS");
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay-sql-yaml", "replay-sql-java"})
    void eventThatPostgresqlCannotParkComesAgain(String block) throws Exception {
        try (PostgresqlServer server = PostgresqlServer.startOrSkip()) {
            isParkedOnceWhenTheDatabaseIsBack(block, server.dataSource(), server::crash, server::start);
        }
    }

    /** Something that a server does. */
    private interface Action {
        void run() throws Exception;
    }

    private void isParkedOnceWhenTheDatabaseIsBack(String block, DataSource database, Action stop, Action start) throws Exception {
        update(database, Documented.block("parked-sql"));
        try (Application application = application(block, table()).bean("database", database).start()) {
            List<String> log = application.logged();
            stop.run();
            Delivery delivery = provider.deliver(application.callbackUrl(), Provider.status(7));
            assertThat(delivery.lastStatusCode()).isEqualTo(503);
            assertThat(log).isEmpty();

            start.run();
            provider.nextAttempt();
            assertThat(delivery.lastStatusCode()).isEqualTo(200);
            assertThat(log).containsExactly("WARN Parked status 7 of 1700000000");
            assertThat(provider.send(application.callbackUrl(), Provider.status(7))).as("the same event again").isEqualTo(200);
            assertThat(update(database, "UPDATE parked SET replay = replay")).isEqualTo(1);
        }
    }

    private static int update(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        }
    }

    @Test
    void javaOfThePageIsTheOneTestedHere() {
        Documented.isIn(ReplayTest.class, "replay-file-java");
        Documented.isIn(ReplayTest.class, "replay-sql-java");
    }
}
