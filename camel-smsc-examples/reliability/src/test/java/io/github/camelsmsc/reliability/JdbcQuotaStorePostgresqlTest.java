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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;

import io.github.camelsmsc.SmscComponent;
import io.github.camelsmsc.SmscException;
import io.github.camelsmsc.quota.JdbcQuotaStore;
import io.github.camelsmsc.quota.QuotaStore.Claim;
import io.github.camelsmsc.quota.QuotaStore.Decision;
import io.github.camelsmsc.quota.QuotaStore.Refusal;
import io.github.camelsmsc.simulator.SmscSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The limits of all nodes in PostgreSQL, by its own clock. */
class JdbcQuotaStorePostgresqlTest {

    private static final int NODES = 4;
    private static final int CLAIMS = 40;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static PostgresqlServer server;

    private final String account = UUID.randomUUID().toString();

    @BeforeAll
    static void startServer() throws IOException {
        server = PostgresqlServer.startOrSkip();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private Claim claim(String request, int limit, Duration lease) {
        return new Claim(account, request, limit, 14, lease);
    }

    /** A schema that nobody has used. */
    private static PGSimpleDataSource newSchema() throws SQLException {
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        run(server.dataSource(), "CREATE SCHEMA " + schema);
        PGSimpleDataSource database = (PGSimpleDataSource) server.dataSource();
        database.setCurrentSchema(schema);
        return database;
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As a pool that is set up so gives its connections. */
    private static DataSource each(DataSource database, Consumer<Connection> change) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                change.accept(connection);
                return connection;
            }
        };
    }

    private static void isolate(Connection connection, int level) {
        try {
            connection.setTransactionIsolation(level);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ,
        Connection.TRANSACTION_SERIALIZABLE})
    void nodesThatMakeTheTablesAndClaimAtOnceGetNoMoreThanTheLimitWhateverTheirPoolsIsolation(int level) throws Exception {
        DataSource database = each(newSchema(), connection -> isolate(connection, level));
        ExecutorService threads = Executors.newFixedThreadPool(NODES);
        try {
            List<Callable<Decision>> claims = new ArrayList<>();
            for (int node = 0; node < NODES; node++) {
                JdbcQuotaStore store = new JdbcQuotaStore(database);
                for (int i = 0; i < CLAIMS / NODES; i++) {
                    claims.add(i * NODES / CLAIMS, () -> store.claim(claim("a", 5, LEASE)));
                }
            }
            int granted = 0;
            for (Future<Decision> decision : threads.invokeAll(claims)) {
                granted += decision.get().permit() != null ? 1 : 0;
            }
            assertThat(granted).isEqualTo(5);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void requestCountsForAMinuteFromItsEndByTheDatabasesClock() throws Exception {
        JdbcQuotaStore store = new JdbcQuotaStore(newSchema());
        store.end(store.claim(claim("a", 1, LEASE)).permit(), true);

        Decision refused = store.claim(claim("a", 1, LEASE));
        assertThat(refused.refusal()).isEqualTo(Refusal.REQUESTS);
        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(20), Duration.ofMillis(60_001));
    }

    @Test
    void placeThatNobodyEndsComesBackAfterItsLeaseAndOneThatIsRenewedDoesNot() throws Exception {
        JdbcQuotaStore store = new JdbcQuotaStore(newSchema());
        Claim shortly = new Claim(account, "a", 100, 2, Duration.ofMillis(1));
        String renewed = store.claim(shortly).permit();
        store.renew(renewed, LEASE);
        store.claim(shortly);

        Patience.await().until(() -> store.claim(new Claim(account, "b", 100, 2, LEASE)).permit() != null);
        assertThat(store.claim(shortly).refusal()).isEqualTo(Refusal.PLACES);
        store.end(renewed, true);
        store.renew(renewed, LEASE); // came late
        assertThat(store.claim(shortly).permit()).isNotNull();
    }

    @Test
    void connectionIsGivenBackAsThePoolGaveIt() throws Exception {
        Connection only = newSchema().getConnection();
        isolate(only, Connection.TRANSACTION_SERIALIZABLE);
        JdbcQuotaStore store = new JdbcQuotaStore(new SingleConnectionDataSource(only, true));

        store.end(store.claim(claim("a", 1, LEASE)).permit(), true);

        assertThat(only.getAutoCommit()).isFalse();
        assertThat(only.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(only.getNetworkTimeout()).isZero();
        try (Statement statement = only.createStatement(); ResultSet timeout = statement.executeQuery("SHOW lock_timeout")) {
            timeout.next();
            assertThat(timeout.getString(1)).isEqualTo("0");
        }
        only.close();
    }

    @Test
    void connectionIsGivenBackAsThePoolGaveItAfterAFailureToo() throws Exception {
        Connection only = newSchema().getConnection();
        only.setAutoCommit(false);
        only.setReadOnly(true);
        assertThatThrownBy(() -> new JdbcQuotaStore(new SingleConnectionDataSource(only, true)).claim(claim("a", 1, LEASE)))
                .isInstanceOf(SQLException.class);
        assertThat(only.getAutoCommit()).isFalse();
        assertThat(only.getNetworkTimeout()).isZero();
        only.close();
    }

    @Test
    void tablesAreThoseOfTheConnectionsSchema() throws Exception {
        PGSimpleDataSource one = newSchema();
        PGSimpleDataSource other = newSchema();
        assertThat(new JdbcQuotaStore(one).claim(claim("a", 1, LEASE)).permit()).isNotNull();
        assertThat(new JdbcQuotaStore(other).claim(claim("a", 1, LEASE)).permit()).isNotNull();
        run(server.dataSource(), "SELECT 1 FROM " + one.getCurrentSchema() + ".smsc_quota_call");
    }

    @Test
    void databaseThatMayNotBeWrittenToIsNamedByItsState() throws Exception {
        PGSimpleDataSource readOnly = newSchema();
        readOnly.setOptions("-c default_transaction_read_only=on");
        assertThatThrownBy(() -> new JdbcQuotaStore(readOnly).claim(claim("a", 1, LEASE)))
                .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"))
                .hasMessageContaining("cannot make them");
    }

    @Test
    void userWithoutPermissionIsToldSoAndWithTheTablesMadeNeedsNoneToMakeThem() throws Exception {
        PGSimpleDataSource database = newSchema();
        String guest = "g" + database.getCurrentSchema();
        run(database, "CREATE ROLE " + guest + " LOGIN; GRANT USAGE ON SCHEMA " + database.getCurrentSchema() + " TO " + guest);
        PGSimpleDataSource asGuest = (PGSimpleDataSource) server.dataSource();
        asGuest.setCurrentSchema(database.getCurrentSchema());
        asGuest.setUser(guest);
        JdbcQuotaStore store = new JdbcQuotaStore(asGuest);
        assertThatThrownBy(() -> store.claim(claim("a", 1, LEASE)))
                .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"))
                .hasMessageContaining("cannot make them");

        new JdbcQuotaStore(database).claim(claim("owner", 1, LEASE));
        run(database, "GRANT SELECT, INSERT, UPDATE, DELETE ON smsc_quota_account, smsc_quota_call TO " + guest);
        assertThat(store.claim(claim("a", 1, LEASE)).permit()).isNotNull();
    }

    @Test
    void storeGoesOnWhenTheDatabaseIsBackFromACrash() throws Exception {
        JdbcQuotaStore store = new JdbcQuotaStore(newSchema());
        store.claim(claim("a", 1, LEASE));
        server.crash();
        assertThatThrownBy(() -> store.claim(claim("b", 1, LEASE))).isInstanceOf(SQLException.class);
        server.start();
        assertThat(store.claim(claim("a", 1, LEASE)).refusal()).isEqualTo(Refusal.REQUESTS);
        assertThat(store.claim(claim("b", 1, LEASE)).permit()).isNotNull();
    }

    @Test
    void tableThatIsDroppedIsMadeAnew() throws Exception {
        PGSimpleDataSource database = newSchema();
        JdbcQuotaStore store = new JdbcQuotaStore(database);
        store.claim(claim("a", 1, LEASE));
        run(database, "DROP TABLE smsc_quota_account, smsc_quota_call");
        assertThat(store.claim(claim("a", 1, LEASE)).permit()).isNotNull();
        assertThat(store.claim(claim("a", 1, LEASE)).refusal()).isEqualTo(Refusal.REQUESTS);
    }

    @Test
    void databaseThatTakesConnectionsAndAnswersNothingStopsACallInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
             SmscSimulator simulator = SmscSimulator.builder().build();
             CamelContext context = new DefaultCamelContext()) {
            PGSimpleDataSource dead = (PGSimpleDataSource) server.dataSource();
            dead.setPortNumbers(new int[] {silent.getLocalPort()});
            SmscComponent smsc = context.getComponent("smsc", SmscComponent.class);
            smsc.getConfiguration().setBaseUri(simulator.start().baseUri().toString());
            smsc.getConfiguration().setLogin("demo");
            smsc.getConfiguration().setPassword("secret");
            smsc.setPlaceTimeout(100);
            smsc.setQuotaStore(new JdbcQuotaStore(dead));
            context.start();

            assertThatThrownBy(() -> context.createProducerTemplate().requestBody("smsc:balance", (Object) null))
                    .isInstanceOf(CamelExecutionException.class).cause().isInstanceOf(SmscException.class)
                    .hasMessageContaining("the quotaStore failed, nothing was sent: it did not answer within 2 s");
            assertThat(simulator.requests()).isEmpty();
        }
    }
}
