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
package io.github.camelsmsc.quota;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;

import io.github.camelsmsc.quota.QuotaStore.Claim;
import io.github.camelsmsc.quota.QuotaStore.Decision;
import io.github.camelsmsc.quota.QuotaStore.Refusal;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The limits of all nodes, in H2, by a database's clock that a test moves. */
class JdbcQuotaStoreTest {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcConnectionPool database
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "sa", "");
    private final JdbcQuotaStore store = store(database);
    private volatile long now = 1_700_000_000_000L;

    private JdbcQuotaStore store(DataSource source) {
        return new JdbcQuotaStore(source) {
            @Override
            String now(Connection connection) {
                return Long.toString(now);
            }
        };
    }

    @AfterEach
    void close() {
        database.dispose();
    }

    private static Claim claim(String request, int limit) {
        return new Claim("account", request, limit, 14, LEASE);
    }

    private String granted(Claim claim) throws SQLException {
        Decision decision = store.claim(claim);
        assertThat(decision.refusal()).isNull();
        return decision.permit();
    }

    @Test
    void oneMoreIdenticalRequestIsRefusedUntilAMinuteAfterTheEndOfTheFirst() throws Exception {
        String first = granted(claim("a", 2));
        now += 5_000;
        store.end(first, true);
        store.end(granted(claim("a", 2)), true);
        now += 10_000;
        Decision refused = store.claim(claim("a", 2));
        assertThat(refused.permit()).isNull();
        assertThat(refused.refusal()).isEqualTo(Refusal.REQUESTS);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(50));
        now += 49_999;
        assertThat(store.claim(claim("a", 2)).retryAfter()).isEqualTo(Duration.ofMillis(1));
        now += 1;
        granted(claim("a", 2));
    }

    @Test
    void aRequestUnderWayCountsAndNobodyKnowsWhenItEnds() throws Exception {
        granted(claim("a", 1));
        assertThat(store.claim(claim("a", 1))).isEqualTo(new Decision(null, Refusal.REQUESTS, null));
    }

    @Test
    void anotherRequestAndAnotherAccountAreCountedApart() throws Exception {
        granted(claim("a", 1));
        granted(claim("b", 1));
        granted(new Claim("other", "a", 1, 14, LEASE));
    }

    @Test
    void whatWasNotSentDoesNotCount() throws Exception {
        store.end(granted(claim("a", 1)), false);
        granted(claim("a", 1));
    }

    @Test
    void oneMoreRequestAtOnceIsRefusedUntilOneEnds() throws Exception {
        Claim claim = new Claim("account", "a", Integer.MAX_VALUE, 2, LEASE);
        String first = granted(claim);
        granted(claim);
        assertThat(store.claim(claim)).isEqualTo(new Decision(null, Refusal.PLACES, null));
        store.end(first, true);
        granted(claim);
    }

    @Test
    void thePlaceOfANodeThatDiedComesBackAfterTheLeaseAndItsRequestCountsAMinuteLonger() throws Exception {
        granted(new Claim("account", "a", 1, 1, LEASE));
        now += LEASE.toMillis();
        assertThat(store.claim(new Claim("account", "a", 1, 1, LEASE)).refusal()).isEqualTo(Refusal.REQUESTS);
        store.end(granted(new Claim("account", "b", 1, 1, LEASE)), true);
        now += 60_000;
        granted(new Claim("account", "a", 1, 1, LEASE));
    }

    @Test
    void aCallThatIsAliveKeepsItsPlace() throws Exception {
        Claim claim = new Claim("account", "a", Integer.MAX_VALUE, 1, LEASE);
        String file = granted(claim);
        now += LEASE.toMillis() - 1;
        store.renew(file, LEASE);
        now += LEASE.toMillis() - 1;
        assertThat(store.claim(claim).refusal()).isEqualTo(Refusal.PLACES);
    }

    @Test
    void aRequestCountsForAMinuteAlsoWhenTheDatabasesClockIsSetBack() throws Exception {
        store.end(granted(claim("a", 1)), true);
        now -= Duration.ofHours(1).toMillis();
        assertThat(store.claim(claim("a", 1)).retryAfter()).isEqualTo(Duration.ofSeconds(60));
        now += 60_000;
        granted(claim("a", 1));
    }

    @ParameterizedTest
    @CsvSource({ "1, PLACES", "9, REQUESTS" })
    void thePlaceOfANodeThatDiedComesBackAlsoWhenTheDatabasesClockIsSetBack(int places, Refusal refusal) throws Exception {
        Claim claim = new Claim("account", "a", refusal == Refusal.PLACES ? 9 : 1, places, LEASE);
        granted(claim);
        now -= Duration.ofHours(3).toMillis();
        assertThat(store.claim(claim).refusal()).isEqualTo(refusal);
        now += LEASE.toMillis() + 60_000;
        granted(claim);
    }

    @Test
    void theLeaseOfANodeThatWaitsLongerIsLeftAsItIs() throws Exception {
        Claim claim = new Claim("account", "a", Integer.MAX_VALUE, 1, LEASE);
        granted(new Claim("account", "b", Integer.MAX_VALUE, 1, LEASE.multipliedBy(10)));
        assertThat(store.claim(claim).refusal()).isEqualTo(Refusal.PLACES);
        now += LEASE.multipliedBy(10).toMillis() - 1;
        assertThat(store.claim(claim).refusal()).isEqualTo(Refusal.PLACES);
    }

    @ParameterizedTest
    @ValueSource(strings = { "smsc_quota_account", "smsc_quota_call", "smsc_quota_account, smsc_quota_call" })
    void aTableThatIsDroppedIsMadeAnew(String tables) throws Exception {
        String permit = granted(claim("a", 1));
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE " + tables);
        }
        store.end(permit, true);
        granted(claim("b", 1));
        assertThat(store.claim(claim("b", 1)).refusal()).isEqualTo(Refusal.REQUESTS);
    }

    @Test
    void nothingIsKeptLongerThanItCounts() throws Exception {
        for (int i = 0; i < 10; i++) {
            store.end(granted(claim("request" + i, 1)), true);
        }
        now += 60_000;
        granted(claim("last", 1));
        try (Connection connection = database.getConnection();
             var rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM smsc_quota_call")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void nodesThatClaimAtOnceGetNoMoreThanTheLimits() throws Exception {
        List<JdbcQuotaStore> nodes = Stream.generate(() -> store(database)).limit(4).toList(); // each makes the tables
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Decision> identical = () -> nodes.get((int) (Thread.currentThread().getId() % 4)).claim(claim("a", 5));
            List<Future<Decision>> decisions = threads.invokeAll(java.util.Collections.nCopies(40, identical));
            int granted = 0;
            for (Future<Decision> decision : decisions) {
                granted += decision.get().permit() != null ? 1 : 0;
            }
            assertThat(granted).isEqualTo(5);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A snapshot from before the wait for the lock would not show what the one before has claimed. */
    @Test
    void whateverIsolationThePoolGivesAClaimReadsWhatIsCommittedAndGivesItBackAsItWas() throws Exception {
        database.setMaxConnections(1);
        try (Connection only = database.getConnection()) {
            only.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        AtomicInteger seen = new AtomicInteger();
        new JdbcQuotaStore(database) {
            @Override
            String now(Connection connection) throws SQLException {
                seen.set(connection.getTransactionIsolation());
                return Long.toString(now);
            }
        }.claim(claim("a", 1));

        assertThat(seen).hasValue(Connection.TRANSACTION_READ_COMMITTED);
        try (Connection only = database.getConnection()) {
            assertThat(only.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
        }
    }

    @Test
    void theFirstFailureIsToldThoughTheConnectionIsBrokenThen() {
        JdbcQuotaStore broken = new JdbcQuotaStore(database) {
            @Override
            String now(Connection connection) throws SQLException {
                connection.close();
                throw new SQLException("cable cut", "08006");
            }
        };

        assertThatThrownBy(() -> broken.claim(claim("a", 1))).isInstanceOf(SQLException.class).hasMessage("cable cut");
    }

    @Test
    void theDatabasesOwnClockIsReadAnewForEachClaim() throws Exception {
        JdbcQuotaStore real = new JdbcQuotaStore();
        real.setDataSource(database);
        real.end(real.claim(claim("a", 1)).permit(), true);
        // the end is rounded up and the question down: both in one millisecond are 60.001 s apart
        assertThat(real.claim(claim("a", 1)).retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofMillis(60_001));
    }

    @Test
    void withoutADataSourceItFails() {
        assertThatThrownBy(() -> new JdbcQuotaStore().claim(claim("a", 1))).isInstanceOf(SQLException.class)
                .hasMessageContaining("dataSource");
    }
}
