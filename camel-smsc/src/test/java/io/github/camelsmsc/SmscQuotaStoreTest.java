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

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelsmsc.api.Requests;
import io.github.camelsmsc.quota.JdbcQuotaStore;
import io.github.camelsmsc.quota.QuotaStore;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes, each with a component of its own, and one store. */
@Timeout(60)
class SmscQuotaStoreTest extends ProducerTestSupport {

    private final JdbcConnectionPool database
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final CamelContext otherContext = new DefaultCamelContext();
    private ProducerTemplate other;

    @BeforeEach
    void share() {
        smsc.stop();
        smsc.setQuotaStore(new JdbcQuotaStore(database));
        smsc.start();
        SmscComponent second = new SmscComponent(otherContext);
        second.setConfiguration(smsc.getConfiguration().copy());
        second.setQuotaStore(new JdbcQuotaStore(database));
        second.setPlaceTimeout(0);
        second.setMaxConcurrentRequests(1);
        otherContext.addComponent("smsc", second);
        otherContext.start();
        other = otherContext.createProducerTemplate();
        server.answers("[]");
    }

    @AfterEach
    void close() {
        otherContext.stop();
        database.dispose();
    }

    private Exception onTheOtherNode(String address) {
        return other.request(address, exchange -> { }).getException();
    }

    @Test
    void identicalRequestsOfBothNodesAreCountedTogether() {
        assertThat(send("smsc:receive_phones").getException()).isNull();
        assertThat(onTheOtherNode("smsc:receive_phones")).isNull();
        SmscQuotaException refused = failure(SmscQuotaException.class, "smsc:receive_phones");
        // the end is rounded up and the question down: both in one millisecond are 60.001 s apart
        assertThat(refused.getRetryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(60_001));
        assertThat(onTheOtherNode("smsc:receive_phones")).isInstanceOf(SmscQuotaException.class);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aPhoneCannotBeGuessedByWhatIsWrittenDown() throws Exception {
        server.answers("{\"phone\":\"74950000000\"}");
        send("smsc:wait_call?phone=79991234567");

        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
             ResultSet calls = statement.executeQuery("SELECT request FROM smsc_quota_call")) {
            assertThat(calls.next()).isTrue();
            assertThat(calls.getString(1)).matches("[0-9a-f]{64}").isNotEqualTo(Requests.waitCall("79991234567").identity());
        }
    }

    @Test
    void anAccountIsTheSameWhileItsPasswordIsReplacedByAnotherOrByAKey() {
        send("smsc:receive_phones");
        send("smsc:receive_phones?login=" + LOGIN + "&password=new");

        assertThat(onTheOtherNode("smsc:receive_phones?login=" + LOGIN + "&apiKey=key")).isInstanceOf(SmscQuotaException.class);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void withQuotaOffTheyAreSentAndCounted() {
        send("smsc:receive_phones?quota=off");
        send("smsc:receive_phones?quota=off");
        assertThat(onTheOtherNode("smsc:receive_phones?quota=off")).isNull();
        assertThat(onTheOtherNode("smsc:receive_phones")).isInstanceOf(SmscQuotaException.class);
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void placesAreSharedAndComeBack() {
        Exception[] refused = new Exception[1];
        server.handles(exchange -> {
            if (server.received().size() == 1) {
                refused[0] = onTheOtherNode("smsc:wait_call?phone=79994445566"); // while this call is under way
            }
            ProviderServer.answer(exchange, 200, "text/plain", "[]");
        });
        assertThat(send("smsc:receive_phones").getException()).isNull();
        assertThat(refused[0]).isInstanceOf(SmscQuotaException.class).hasMessageContaining("no place for one more");
        assertThat(onTheOtherNode("smsc:receive_phones")).isNull();
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void theLeaseOutlastsAPartOfAFileThatComesJustBeforeItIsRenewed() {
        AtomicReference<Duration> lease = new AtomicReference<>();
        smsc.stop();
        smsc.setQuotaStore(new JdbcQuotaStore(database) {
            @Override
            public Decision claim(Claim claim) throws SQLException {
                lease.set(claim.lease());
                return super.claim(claim);
            }
        });
        smsc.start();

        assertThat(send("smsc:receive_phones?responseTimeout=30m").getException()).isNull();
        assertThat(lease.get().multipliedBy(2).dividedBy(3)).isGreaterThan(Duration.ofMinutes(30));
    }

    @Test
    void anotherAccountHasLimitsOfItsOwn() {
        send("smsc:receive_phones");
        send("smsc:receive_phones");
        assertThat(onTheOtherNode("smsc:receive_phones?apiKey=other")).isNull();
    }

    @Test
    void aStoreThatFailsSendsNothing() throws Exception {
        send("smsc:receive_phones");
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE smsc_quota_call RENAME COLUMN permit TO other");
        }
        SmscException failure = failure(SmscException.class, "smsc:receive_phones?action=buy&phone=79990000001");
        assertThat(failure).isExactlyInstanceOf(SmscException.class).hasMessageContaining("quotaStore failed, nothing was sent")
                .hasCauseInstanceOf(SQLException.class);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aStoreThatDecidesNothingSendsNothing() {
        smsc.stop();
        smsc.setQuotaStore(new QuotaStore() {
            @Override
            public Decision claim(Claim claim) {
                return null;
            }

            @Override
            public void renew(String permit, Duration lease) {
                // there is none
            }

            @Override
            public void end(String permit, boolean sent) {
                // there is none
            }
        });
        smsc.start();
        assertThat(failure(SmscException.class, "smsc:receive_phones?action=buy&phone=79990000001"))
                .isExactlyInstanceOf(SmscException.class).hasMessageContaining("quotaStore failed, nothing was sent");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aStoreThatFailsAtTheEndOfACallCostsNoResult() {
        server.handles(exchange -> {
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE smsc_quota_call RENAME COLUMN permit TO other");
            } catch (SQLException e) {
                throw new java.io.IOException(e);
            }
            ProviderServer.answer(exchange, 200, "text/plain", "{\"cost\":\"1.50\"}");
        });
        assertThat(send("smsc:receive_phones?action=buy&phone=79990000001").getException()).isNull();
    }

    /** A store in which a step takes until the latch opens. */
    private JdbcQuotaStore hanging(String step, CountDownLatch latch, List<String> ended) {
        return new JdbcQuotaStore(database) {
            @Override
            public Decision claim(Claim claim) throws SQLException {
                await("claim");
                return super.claim(claim);
            }

            @Override
            public void end(String permit, boolean sent) throws SQLException {
                await("end");
                super.end(permit, sent);
                ended.add(sent ? "sent" : "not sent");
            }

            private void await(String here) {
                try {
                    assertThat(!here.equals(step) || latch.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @Test
    void aStoreThatHangsHoldsUpNoCallForLongerThanItWouldWaitForAPlaceAndAPermitThatComesLaterIsEnded() {
        CountDownLatch answered = new CountDownLatch(1);
        List<String> ended = new CopyOnWriteArrayList<>();
        smsc.stop();
        smsc.setQuotaStore(hanging("claim", answered, ended));
        smsc.setPlaceTimeout(100);
        smsc.start();

        assertThat(failure(SmscException.class, "smsc:receive_phones?action=buy&phone=79990000001"))
                .hasMessageContaining("quotaStore failed, nothing was sent: it did not answer within 2 s");
        assertThat(server.received()).isEmpty();
        answered.countDown();
        Awaitility.await().until(() -> ended.contains("not sent"));
        server.answers("{\"cost\":\"1.50\"}");
        assertThat(onTheOtherNode("smsc:receive_phones?action=buy&phone=79990000001")).isNull();
    }

    @Test
    void aStoreThatHangsAtTheEndOfACallCostsNoResult() {
        CountDownLatch answered = new CountDownLatch(1);
        List<String> ended = new CopyOnWriteArrayList<>();
        smsc.stop();
        smsc.setQuotaStore(hanging("end", answered, ended));
        smsc.start();
        server.answers("{\"cost\":\"1.50\"}");

        assertThat(send("smsc:receive_phones?action=buy&phone=79990000001").getException()).isNull();
        assertThat(ended).isEmpty();
        answered.countDown();
        Awaitility.await().until(() -> ended.equals(List.of("sent")));
    }

    /** A store whose driver is not whole: each of these steps ends in an Error. */
    private QuotaStore broken(String step) {
        return new JdbcQuotaStore(database) {
            @Override
            public Decision claim(Claim claim) throws SQLException {
                breakIf("claim");
                return super.claim(claim);
            }

            @Override
            public void end(String permit, boolean sent) throws SQLException {
                breakIf("end");
                super.end(permit, sent);
            }

            private void breakIf(String here) {
                if (here.equals(step)) {
                    throw new NoClassDefFoundError("org/example/Driver");
                }
            }
        };
    }

    @Test
    void anErrorOfTheStoreIsNoUnknownOutcomeWhenNothingWasSent() {
        smsc.stop();
        smsc.setQuotaStore(broken("claim"));
        smsc.start();

        assertThat(failure(SmscException.class, "smsc:receive_phones?action=buy&phone=79990000001"))
                .isNotInstanceOf(SmscOutcomeUnknownException.class)
                .hasMessageContaining("quotaStore failed, nothing was sent (java.lang.NoClassDefFoundError)");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void anErrorOfTheStoreAtTheEndOfACallCostsNoResult() {
        smsc.stop();
        smsc.setQuotaStore(broken("end"));
        smsc.start();
        server.answers("{\"cost\":\"1.50\"}");

        assertThat(send("smsc:receive_phones?action=buy&phone=79990000001").getException()).isNull();
    }

    @Test
    void ofAStoreThatAnswersNothingNoMoreIsAskedThanFourTimesForEachPlace() {
        CountDownLatch answered = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        smsc.stop();
        smsc.setMaxConcurrentRequests(1);
        smsc.setQuotaStore(new JdbcQuotaStore(database) {
            @Override
            public Decision claim(Claim claim) throws SQLException {
                asked.incrementAndGet();
                try {
                    answered.await();
                } catch (InterruptedException e) {
                    throw new SQLException(e);
                }
                return super.claim(claim);
            }
        });
        smsc.setPlaceTimeout(0);
        smsc.start();
        for (int i = 0; i < 4; i++) {
            failure(SmscException.class, "smsc:wait_call?phone=7999000000" + i);
        }
        assertThat(failure(SmscException.class, "smsc:wait_call?phone=79990000004")).hasMessageContaining("does not answer");
        assertThat(asked).hasValue(4);
        answered.countDown();
    }

    @Test
    void aFailureOfTheDatabaseNamesItsState() throws Exception {
        String url = "jdbc:h2:mem:" + UUID.randomUUID(); // lives as long as the owner's connection
        JdbcConnectionPool other = JdbcConnectionPool.create(url, "owner", "");
        Connection owner = other.getConnection();
        try (Statement statement = owner.createStatement()) {
            statement.execute("CREATE USER guest PASSWORD 'hidden'");
        }
        JdbcDataSource asGuest = new JdbcDataSource();
        asGuest.setURL(url);
        asGuest.setUser("guest");
        asGuest.setPassword("hidden");
        smsc.stop();
        smsc.setQuotaStore(new JdbcQuotaStore(asGuest));
        smsc.start();
        SmscException failure = failure(SmscException.class, "smsc:receive_phones");
        assertThat(failure).hasMessageContaining("SQL state 90096");
        assertThat(failure.getCause()).hasMessageContaining("smsc_quota_account").hasMessageContaining("cannot make them");
        owner.close();
        other.dispose();
    }
}
