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
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void postgresqlKeepsTheNewestWhicheverWayStatesCome() throws Exception {
        try (PostgresqlServer server = PostgresqlServer.startOrSkip()) {
            keepsTheNewest("states-postgresql-yaml", server.dataSource());
        }
    }

    @Test
    void h2KeepsTheNewestWhicheverWayStatesCome() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:states;DB_CLOSE_DELAY=-1");
        keepsTheNewest("states-h2-yaml", database);
        run(database, "SHUTDOWN");
    }

    private void keepsTheNewest(String block, DataSource database) throws SQLException {
        run(database, Documented.block("states-sql"));
        List<List<State>> orders = orders(HISTORY);
        try (Provider provider = new Provider(); Application application = Application.create().bean("database", database)
                .routes(Documented.routes(block, directory)).start()) {
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
