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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/**
 * A quota store in a database, PostgreSQL or H2. It makes its two tables, {@code smsc_quota_account} and
 * {@code smsc_quota_call}, in the schema that a connection is in, if they are missing there. All times are those of the
 * database, so that the clocks of the nodes may differ. A claim is one short transaction on a connection of its own, a
 * renewal and an end are one statement each. Where a connection has no network time-out, it gets one of 30 s meanwhile.
 */
public class JdbcQuotaStore implements QuotaStore {

    private static final String[] TABLES = {
            "CREATE TABLE IF NOT EXISTS smsc_quota_account (account VARCHAR(64) PRIMARY KEY)",
            "CREATE TABLE IF NOT EXISTS smsc_quota_call (permit VARCHAR(36) PRIMARY KEY, account VARCHAR(64) NOT NULL,"
            + " request VARCHAR(64) NOT NULL, place_until BIGINT NOT NULL, counts_until BIGINT NOT NULL)",
            "CREATE INDEX IF NOT EXISTS smsc_quota_call_account ON smsc_quota_call (account, place_until)",
            "CREATE INDEX IF NOT EXISTS smsc_quota_call_request ON smsc_quota_call (request, counts_until)" };
    /** Another node was faster with the row of the account, the database asks for a repeat, a lock took long, a table is gone. */
    private static final Pattern REPEAT = Pattern.compile("23...|40...|HYT00|42P01|42S0[24]");
    private static final int TRIES = 3;
    /** By how much the leases of nodes may differ: one that lies further ahead is from before the database's clock was set back. */
    private static final Duration LEASES_DIFFER = Duration.ofMinutes(30);
    private static final int NETWORK_TIMEOUT = 30_000;

    /** A node that freezes while it has the account's lock must not keep it; nothing of this outlives the transaction. */
    private static final String IN_POSTGRESQL = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = 10000;"
                                                + " SET LOCAL idle_in_transaction_session_timeout = 10000";

    private DataSource dataSource;
    private volatile boolean prepared;
    private volatile boolean postgresql;

    /** Without a DataSource: {@link #setDataSource} must follow. */
    public JdbcQuotaStore() {
    }

    /** In this database; never null. */
    public JdbcQuotaStore(DataSource dataSource) {
        setDataSource(dataSource);
    }

    /** The database; never null. A pool is best, since each call takes a connection and gives it back. */
    public final void setDataSource(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    @Override
    public Decision claim(Claim claim) throws SQLException {
        return inTransaction(connection -> {
            lock(connection, claim.account());
            // read when the lock is there: one statement's time is that of its beginning
            long now = number(connection, "SELECT " + time(connection, "FLOOR"));
            update(connection, "DELETE FROM smsc_quota_call WHERE account = ? AND place_until <= ? AND counts_until <= ?",
                    claim.account(), now, now);
            long placeUntil = now + claim.lease().toMillis();
            Decision refused = refused(connection, claim, now);
            if (refused != null) {
                update(connection, "UPDATE smsc_quota_call SET place_until = ?, counts_until = ? WHERE account = ? AND place_until > ?",
                        placeUntil, placeUntil + WINDOW.toMillis(), claim.account(), placeUntil + LEASES_DIFFER.toMillis());
                return refused;
            }
            String permit = UUID.randomUUID().toString();
            update(connection, "INSERT INTO smsc_quota_call (permit, account, request, place_until, counts_until)"
                               + " VALUES (?, ?, ?, ?, ?)",
                    permit, claim.account(), claim.request(), placeUntil, placeUntil + WINDOW.toMillis());
            return new Decision(permit, null, null);
        });
    }

    /** Null if the claim can be granted. */
    private static Decision refused(Connection connection, Claim claim, long now) throws SQLException {
        if (claim.limit() == Integer.MAX_VALUE) {
            return placesTaken(connection, claim, now);
        }
        try (PreparedStatement query = prepare(connection,
                "SELECT counts_until, place_until FROM smsc_quota_call WHERE account = ? AND request = ? AND counts_until > ?"
                        + " ORDER BY counts_until DESC",
                claim.account(), claim.request(), now)) {
            query.setMaxRows(Math.max(1, claim.limit()));
            try (ResultSet calls = query.executeQuery()) {
                for (int row = 1; calls.next(); row++) {
                    if (row >= claim.limit()) {
                        // that call's place in the window is the next to become free, unless it is still under way
                        if (calls.getLong(2) > now) {
                            return new Decision(null, Refusal.REQUESTS, null);
                        }
                        long left = calls.getLong(1) - now;
                        if (left > 2 * WINDOW.toMillis()) { // the database's clock was set back
                            left = WINDOW.toMillis();
                            update(connection, "UPDATE smsc_quota_call SET counts_until = ? WHERE account = ? AND place_until <= ?"
                                               + " AND counts_until > ?", now + left, claim.account(), now, now + left);
                        }
                        return new Decision(null, Refusal.REQUESTS, Duration.ofMillis(left));
                    }
                }
            }
        }
        return placesTaken(connection, claim, now);
    }

    private static Decision placesTaken(Connection connection, Claim claim, long now) throws SQLException {
        long places = number(connection, "SELECT COUNT(*) FROM smsc_quota_call WHERE account = ? AND place_until > ?",
                claim.account(), now);
        return places < claim.places() ? null : new Decision(null, Refusal.PLACES, null);
    }

    @Override
    public void renew(String permit, Duration lease) throws SQLException {
        repeated(connection -> {
            String until = time(connection, "FLOOR") + " + ?";
            // what has ended stays so, however late a renewal comes
            return update(connection, "UPDATE smsc_quota_call SET place_until = " + until + ", counts_until = " + until
                                      + " WHERE permit = ? AND place_until > 0",
                    lease.toMillis(), lease.plus(WINDOW).toMillis(), permit);
        });
    }

    @Override
    public void end(String permit, boolean sent) throws SQLException {
        repeated(connection -> sent
                ? update(connection, "UPDATE smsc_quota_call SET place_until = 0, counts_until = " + time(connection, "CEIL")
                                     + " + ? WHERE permit = ?",
                        WINDOW.toMillis(), permit)
                : update(connection, "DELETE FROM smsc_quota_call WHERE permit = ?", permit));
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Each statement of it a transaction. */
    private <T> T repeated(Work<T> work) throws SQLException {
        if (dataSource == null) {
            throw new SQLException("JdbcQuotaStore has no dataSource");
        }
        SQLException failure = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return tried(work);
            } catch (SQLException e) {
                if (e.getSQLState() == null || !REPEAT.matcher(e.getSQLState()).matches()) {
                    throw e;
                }
                failure = e;
                prepared = false;
            }
        }
        throw failure;
    }

    private <T> T tried(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            int timeout = connection.getNetworkTimeout();
            T result;
            try {
                if (timeout == 0) {
                    connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT);
                }
                connection.setAutoCommit(true);
                prepare(connection);
                result = work.on(connection);
            } catch (SQLException | RuntimeException | Error e) {
                try {
                    giveBack(connection, autoCommit, timeout);
                } catch (SQLException broken) {
                    e.addSuppressed(broken); // of a connection that broke; the first failure says more
                }
                throw e;
            }
            giveBack(connection, autoCommit, timeout);
            return result;
        }
    }

    /** As the pool gave it. */
    private static void giveBack(Connection connection, boolean autoCommit, int timeout) throws SQLException {
        connection.setAutoCommit(autoCommit);
        if (timeout == 0) {
            connection.setNetworkTimeout(Runnable::run, timeout);
        }
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        return repeated(connection -> {
            int isolation = postgresql ? Connection.TRANSACTION_NONE : connection.getTransactionIsolation();
            if (!postgresql) {
                // a snapshot from before the lock of the account would miss the calls of who held it
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            connection.setAutoCommit(false);
            T result;
            try {
                if (postgresql) {
                    execute(connection, IN_POSTGRESQL);
                }
                result = work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                try {
                    connection.rollback();
                    end(connection, isolation);
                } catch (SQLException broken) {
                    e.addSuppressed(broken);
                }
                throw e;
            }
            end(connection, isolation);
            return result;
        });
    }

    private void end(Connection connection, int isolation) throws SQLException {
        connection.setAutoCommit(true);
        if (!postgresql) {
            connection.setTransactionIsolation(isolation);
        }
    }

    private synchronized void prepare(Connection connection) throws SQLException {
        if (!prepared) {
            postgresql = "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
            if (!exists(connection)) {
                SQLException failure = null;
                for (String table : TABLES) {
                    try {
                        execute(connection, table);
                    } catch (SQLException e) {
                        failure = failure == null ? e : failure; // perhaps another node makes it, and not yet the next
                    }
                }
                if (failure != null && !exists(connection)) {
                    throw new SQLException("JdbcQuotaStore cannot use its tables smsc_quota_account and smsc_quota_call"
                                           + " and cannot make them",
                            failure.getSQLState(), failure.getErrorCode(), failure);
                }
            }
            prepared = true;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean exists(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1 FROM smsc_quota_account a, smsc_quota_call c WHERE 1 = 0").close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Calls of one account wait here for each other, on all nodes. */
    private static void lock(Connection connection, String account) throws SQLException {
        try (PreparedStatement query = prepare(
                connection, "SELECT account FROM smsc_quota_account WHERE account = ? FOR UPDATE", account);
             ResultSet found = query.executeQuery()) {
            if (found.next()) {
                return;
            }
        }
        update(connection, "INSERT INTO smsc_quota_account (account) VALUES (?)", account);
    }

    /** The database's time in whole milliseconds as SQL, rounded by this function so that a window is never too short. */
    private String time(Connection connection, String rounded) throws SQLException {
        return "CAST(" + rounded + "(" + now(connection) + ") AS BIGINT)";
    }

    /** The database's time in milliseconds as SQL; a test may put its own in its place. */
    String now(Connection connection) throws SQLException {
        // in PostgreSQL the current timestamp is that of the transaction's beginning
        return "EXTRACT(EPOCH FROM " + (postgresql ? "clock_timestamp()" : "CURRENT_TIMESTAMP") + ") * 1000";
    }

    private static long number(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement query = prepare(connection, sql, values); ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
