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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.jms.DeliveryMode;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * A process that is measured: signed callbacks through a repository in a database to a transacted queue, or a loop that does
 * the same statements and sends by hand, in as many threads.
 */
public final class DurableApplication {

    static final String MODE = "mode";
    static final String PORT = "port";
    static final String THREADS = "threads";
    static final String BROKER = "broker";
    static final String DATABASE = "database";
    /** A file to which the loop by hand adds how many nanoseconds an order took, which is "first event, number of events". */
    static final String RESULTS = "results";
    private static final String SELECT = "SELECT COUNT(*) FROM CAMEL_MESSAGEPROCESSED WHERE processorName = ? AND messageId = ?";
    private static final String INSERT
            = "INSERT INTO CAMEL_MESSAGEPROCESSED (processorName, messageId, createdAt) VALUES (?, ?, ?)";
    private static final String BODY = "{\"kind\":\"status\",\"id\":%d,\"phone\":\"79990000001\",\"status\":1,\"ts\":1700000000}";

    private DurableApplication() {
    }

    /**
     * @param arguments name=value of the constants above
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> settings = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        int threads = Integer.parseInt(settings.get(THREADS));
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(settings.get(DATABASE));
        database.setMaximumPoolSize(threads);
        if ("hand".equals(settings.get(MODE))) {
            Scanner orders = new Scanner(System.in, StandardCharsets.US_ASCII);
            while (orders.hasNextInt()) {
                long nanos = loop(database, settings.get(BROKER), threads, orders.nextInt(), orders.nextInt());
                Files.writeString(Path.of(settings.get(RESULTS)), nanos + "\n", StandardOpenOption.APPEND);
            }
        } else {
            application(settings, database, threads).run();
        }
    }

    private static Main application(Map<String, String> settings, HikariDataSource database, int threads) {
        Main main = new Main();
        main.configure().httpServer().withEnabled(true).withHost("127.0.0.1").withPort(Integer.parseInt(settings.get(PORT)));
        main.addInitialProperty("camel.component.smsc.secret", Provider.SECRET);
        main.bind("routed", new JdbcMessageIdRepository(database, "callbacks"));
        CachingConnectionFactory connections = new CachingConnectionFactory(new ActiveMQConnectionFactory(settings.get(BROKER)));
        connections.setSessionCacheSize(threads);
        main.bind("jms", JmsComponent.jmsComponentTransacted(connections));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?idempotentRepository=#routed").to("jms:queue:sms");
            }
        });
        return main;
    }

    /** How long it took, in nanoseconds. */
    private static long loop(HikariDataSource database, String broker, int threads, int first, int events) throws Exception {
        AtomicInteger next = new AtomicInteger(first);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker);
             jakarta.jms.Connection connection = factory.createConnection()) {
            List<Callable<Void>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer queue = session.createProducer(session.createQueue("sms"));
                queue.setDeliveryMode(DeliveryMode.PERSISTENT);
                workers.add(() -> {
                    for (int id = next.getAndIncrement(); id < first + events; id = next.getAndIncrement()) {
                        String key = "/smsc/callback|status:" + id + ":79990000001:1:1700000000|0123456789abcdef";
                        inTransaction(database, key, false);
                        queue.send(session.createTextMessage(BODY.formatted(id)));
                        session.commit();
                        inTransaction(database, key, true);
                    }
                    return null;
                });
            }
            long begin = System.nanoTime();
            for (Future<Void> worker : executor.invokeAll(workers)) {
                worker.get();
            }
            return System.nanoTime() - begin;
        } finally {
            executor.shutdownNow();
        }
    }

    private static void inTransaction(HikariDataSource database, String key, boolean add) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean known;
            try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                select.setString(1, "hand");
                select.setString(2, key);
                try (ResultSet count = select.executeQuery()) {
                    known = count.next() && count.getInt(1) > 0;
                }
            }
            if (add && !known) {
                try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                    insert.setString(1, "hand");
                    insert.setString(2, key);
                    insert.setTimestamp(3, new Timestamp(System.currentTimeMillis()));
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
    }
}
