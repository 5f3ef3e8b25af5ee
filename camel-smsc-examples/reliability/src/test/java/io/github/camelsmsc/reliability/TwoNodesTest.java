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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.Misbehaviour;
import io.github.camelsmsc.simulator.api.Outcome;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes, made of the files of the page, behind one account. For as many seconds as the system property
 * nodes.seconds says they ask as fast as they may; from 150 on windows pass and the places of a killed one come back.
 */
class TwoNodesTest {

    private static final int SECONDS = Integer.getInteger("nodes.seconds", 6);
    private static final int LONG = 150;
    private static final int AT_ONCE = 14;
    private static final String SUBSCRIBER = "79990000003";
    private static PostgresqlServer server;

    @TempDir
    private Path directory;

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

    @Test
    void twoProcessesKeepTheLimitsOfOneAccountAndRouteAnEventOnceKillsIncluded() throws Exception {
        try (SmscSimulator account = SmscSimulator.builder().timeZone(ZoneId.of("Europe/Moscow")).build().start();
             Provider provider = new Provider(); Child one = node("one", account, true); Child other = node("other", account, false)) {
            account.deliveryTimes(Duration.ofHours(1), Duration.ofHours(1));
            Provider.order(account, SUBSCRIBER, 501);
            Provider.order(account, SUBSCRIBER, 502);
            account.messageStatus(501, SUBSCRIBER, Outcome.delivered());
            account.forgetRequests();
            account.receive(IncomingSms.of("79990000001", "раз", "79990000002").id(77).time(Instant.now().getEpochSecond()));
            account.misbehave(Page.WAIT_CALL, Misbehaviour.late(Duration.ofMillis(300)));
            routes(one, provider);
            routes(other, provider); // the repeat
            Patience.await().untilAsserted(() -> assertThat(events()) // two of them by polls
                    .containsExactlyInAnyOrder("status-1-79990000001-1", "message-77", "status-501-79990000003-1"));

            await(account, Duration.ofSeconds(SECONDS / 2));
            // before a kill takes places along
            Patience.await().until(() -> account.maxConcurrent() >= AT_ONCE - 4);
            one.kill();
            Instant killed = Instant.now();
            account.messageStatus(502, SUBSCRIBER, Outcome.delivered());
            assertThat(provider.send(other.callbackUrl(), Provider.status(2))).isEqualTo(200);
            await(account, Duration.ofSeconds(SECONDS - SECONDS / 2));
            Patience.await().untilAsserted(() -> assertThat(events()).as("by the poll of the new master, and nothing twice")
                    .hasSize(5).contains("status-502-79990000003-1"));

            assertThat(account.maxConcurrent()).as("requests at once").isLessThanOrEqualTo(AT_ONCE);
            List<Instant> identical = account.requests(Page.RECEIVE_PHONES).stream().map(request -> request.at()).toList();
            assertThat(identical).hasSizeGreaterThanOrEqualTo(SECONDS >= LONG ? 4 : 2);
            for (int i = 2; i < identical.size(); i++) {
                assertThat(Duration.between(identical.get(i - 2), identical.get(i))).as("a third within a minute")
                        .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            }
            System.out.printf("NODES: %d s, %d calls, at most %d at once, %d identical%n", SECONDS,
                    account.requests().size(), account.maxConcurrent(), identical.size());
            if (SECONDS >= LONG) {
                account.forgetRequests();
                assertThat(Duration.between(killed, Instant.now())).isGreaterThan(Duration.ofSeconds(47)); // the lease
                Patience.await().until(() -> account.maxConcurrent() == AT_ONCE);
            }
        }
    }

    @Test
    void javaOfThePageIsTheOneTestedHere() {
        Documented.isIn(NodeApplication.class, "nodes-master-java");
    }

    /** Starts it and waits until it takes the event. */
    private static void routes(Child node, Provider provider) {
        node.start().awaitPort();
        Patience.await().until(() -> provider.send(node.callbackUrl(), Provider.status(1)) == 200);
    }

    private static void await(SmscSimulator account, Duration time) {
        Instant end = Instant.now().plus(time);
        Patience.await().atMost(time.plusMinutes(5)).until(() -> Instant.now().isAfter(end)
                && account.requests(Page.WAIT_CALL).size() > 2 * AT_ONCE && account.requests(Page.RECEIVE_PHONES).size() > 1);
    }

    /** Without the time of a state. */
    private List<String> events() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("events"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".part-"))
                    .map(name -> name.replaceAll("(-\\d{10})?\\.json$", "")).toList();
        }
    }

    /** A node of the files of the page, with the addresses and secrets of this test: one list is polled by the master. */
    private Child node(String name, SmscSimulator account, boolean polls) throws IOException {
        Path home = Files.createDirectory(directory.resolve(name));
        PGSimpleDataSource database = (PGSimpleDataSource) server.dataSource();
        Path properties = Files.writeString(home.resolve("node.properties"), Documented.block("nodes-properties")
                .replace("jdbc:postgresql://db.internal/sms?", database.getUrl() + "?")
                .replace("{{env:DB_USER}}", database.getUser()).replace("{{env:DB_PASSWORD}}", "none")
                .replace("{{env:SMSC_CALLBACK_SECRET}}", Provider.SECRET).replace("node.polls = false", "node.polls = " + polls)
                .replace("{{env:SMSC_LOGIN}}", "demo").replace("{{env:SMSC_PASSWORD}}", "secret")
                + "\ncamel.component.smsc.baseUri = " + account.baseUri()
                + "\ncamel.component.smsc.responseTimeout = 10s"
                + "\ncamel.component.smsc.connectTimeout = 500"
                + "\ncamel.server.host = 127.0.0.1\n");
        Path routes = Files.writeString(home.resolve("node.yaml"), Documented.block("nodes-yaml")
                .replace("file:events", "file:" + directory.resolve("events")) + "\n" + Documented.block("nodes-master-yaml"));
        return new Child(NodeApplication.class, home).with(NodeApplication.PROPERTIES, properties.toString())
                .with(NodeApplication.ROUTES, routes.toString()).with(NodeApplication.CLUSTER, directory.resolve("cluster").toString());
    }
}
