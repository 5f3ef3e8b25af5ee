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

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import javax.sql.DataSource;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.Outcome;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ResourceHelper;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of the page that keep the newest state, in whichever order states come. */
class NewestStateTest {

    private static final String PHONE = "79990000001";

    private record State(int status, Long ts) {
    }

    /** From the oldest to the newest. */
    private static final List<State> HISTORY
            = List.of(new State(-1, null), new State(0, null), new State(0, 100L), new State(1, 100L), new State(2, 101L));

    @TempDir
    private Path directory;

    private RouteBuilder postgresql() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback")
                    .filter(header("CamelSmscKind").isEqualTo("status"))
                        .to("sql:INSERT INTO sms_state (id, phone, status, ts)"
                            + " VALUES (:#CamelSmscId, :#CamelSmscPhone, :#CamelSmscStatus,"
                            + " COALESCE(CAST(:#${header.CamelSmscTimestamp} AS BIGINT), 0))"
                            + " ON CONFLICT (id, phone) DO UPDATE SET status = excluded.status, ts = excluded.ts"
                            + " WHERE (sms_state.ts, sms_state.status) < (excluded.ts, excluded.status)");
            }
        };
    }

    private RouteBuilder h2() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback")
                    .filter(header("CamelSmscKind").isEqualTo("status"))
                        .to("sql:MERGE INTO sms_state t"
                            + " USING (VALUES (CAST(:#CamelSmscId AS BIGINT), CAST(:#CamelSmscPhone AS VARCHAR(32)),"
                            + " CAST(:#CamelSmscStatus AS INT), COALESCE(CAST(:#${header.CamelSmscTimestamp} AS BIGINT), 0)))"
                            + " AS s (id, phone, status, ts) ON t.id = s.id AND t.phone = s.phone"
                            + " WHEN MATCHED AND (t.ts < s.ts OR t.ts = s.ts AND t.status < s.status)"
                            + " THEN UPDATE SET status = s.status, ts = s.ts"
                            + " WHEN NOT MATCHED THEN INSERT (id, phone, status, ts) VALUES (s.id, s.phone, s.status, s.ts)");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"states-postgresql-yaml", "states-postgresql-java"})
    void postgresqlKeepsTheNewestWhicheverWayStatesCome(String block) throws Exception {
        try (PostgresqlServer server = PostgresqlServer.startOrSkip()) {
            Application created = Application.create();
            String url = Matcher.quoteReplacement(server.dataSource().getURL());
            Documented.properties("states-properties").forEach((key, value) -> created.property(key,
                    value.replaceFirst("jdbc:.*", url).replaceFirst("\\{\\{env:.*", "postgres")));
            keepsTheNewest(block, postgresql(), server.dataSource(), created);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"states-h2-yaml", "states-h2-java"})
    void h2KeepsTheNewestWhicheverWayStatesCome(String block) throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:states;DB_CLOSE_DELAY=-1");
        keepsTheNewest(block, h2(), database, Application.create().bean("database", database));
        run(database, "SHUTDOWN");
    }

    /** What a poll brings is the state of now; callbacks bring an older one before and after it, and a newer one before it. */
    @Test
    void newestIsKeptWhicheverOfCallbackAndPollBringsIt() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:polled;DB_CLOSE_DELAY=-1");
        run(database, Documented.block("states-sql"));
        long now = Instant.now().getEpochSecond();
        try (SmscSimulator account = SmscSimulator.builder().build().start(); Provider provider = new Provider();
             Application application = Application.create().bean("database", database)
                     .property("camel.component.smsc.baseUri", account.baseUri().toString())
                     .property("camel.component.smsc.login", "demo").property("camel.component.smsc.password", "secret")
                     .routes(ResourceHelper.fromString("states.yaml",
                             Documented.block("states-h2-yaml").replace("smsc:callback", "direct:event")))
                     .routes(new RouteBuilder() {
                         @Override
                         public void configure() {
                             from("smsc:callback").to("direct:event");
                             from("smsc:get_messages?initialDelay=0").routeId("polls").autoStartup(false).to("direct:event");
                         }
                     }).start()) {
            for (int id = 1; id <= 3; id++) {
                Provider.order(account, PHONE, id);
                account.messageStatus(id, PHONE, Outcome.delivered());
            }
            assertThat(provider.send(application.callbackUrl(), StatusCallback.of(1, PHONE, 0).ts(now - 100))).isEqualTo(200);
            assertThat(provider.send(application.callbackUrl(), StatusCallback.of(2, PHONE, 2).ts(now + 100))).isEqualTo(200);
            application.context().getRouteController().startRoute("polls");
            Patience.await().untilAsserted(() -> assertThat(statuses(database)).containsExactly(1, 2, 1));
            assertThat(provider.send(application.callbackUrl(), StatusCallback.of(3, PHONE, 0).ts(now - 100))).isEqualTo(200);
        }

        assertThat(statuses(database)).containsExactly(1, 2, 1);
        run(database, "SHUTDOWN");
    }

    private static List<Integer> statuses(DataSource database) throws SQLException {
        List<Integer> statuses = new ArrayList<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT status FROM sms_state ORDER BY id")) {
            while (rows.next()) {
                statuses.add(rows.getInt(1));
            }
        }
        return statuses;
    }

    @Test
    void javaOfThePageIsTheOneTestedHere() {
        Documented.isIn(NewestStateTest.class, "states-postgresql-java");
        Documented.isIn(NewestStateTest.class, "states-h2-java");
    }

    private void keepsTheNewest(String block, RouteBuilder java, DataSource database, Application created) throws SQLException {
        run(database, Documented.block("states-sql"));
        List<List<State>> orders = orders(HISTORY);
        try (Provider provider = new Provider(); Application application
                = (block.endsWith("-java") ? created.routes(java) : created.routes(Documented.routes(block, directory))).start()) {
            for (int id = 1; id <= orders.size(); id++) {
                for (State state : orders.get(id - 1)) {
                    StatusCallback callback = StatusCallback.of(id, PHONE, state.status());
                    callback = state.ts() == null ? callback.without("ts") : callback.ts(state.ts());
                    assertThat(provider.send(application.callbackUrl(), callback)).isEqualTo(200);
                    assertThat(provider.send(application.callbackUrl(), callback)).isEqualTo(200); // its repeat
                }
            }
            assertThat(provider.send(application.callbackUrl(), Provider.message(1, "раз"))).isEqualTo(200);
        }
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT id, status, ts FROM sms_state ORDER BY id")) {
            for (int id = 1; id <= orders.size(); id++) {
                assertThat(rows.next()).isTrue();
                assertThat(List.of(rows.getInt(1), rows.getInt(2), rows.getLong(3))).as("of %s", orders.get(id - 1))
                        .isEqualTo(List.of(id, 2, 101L));
            }
            assertThat(rows.next()).isFalse();
        }
    }

    /** Each state as the last one, after any other, and with all of the history before or after it. */
    private static List<List<State>> orders(List<State> history) {
        List<List<State>> orders = new ArrayList<>();
        for (int first = 0; first < history.size(); first++) {
            for (int last = 0; last < history.size(); last++) {
                if (first != last) {
                    List<State> order = new ArrayList<>(history);
                    State begin = history.get(first);
                    State end = history.get(last);
                    order.removeAll(List.of(begin, end));
                    order.add(0, begin);
                    order.add(end);
                    orders.add(order);
                }
            }
        }
        return orders;
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
