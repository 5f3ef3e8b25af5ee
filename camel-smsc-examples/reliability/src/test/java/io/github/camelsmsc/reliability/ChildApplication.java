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

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsmsc.SmscConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * An application in a process of its own, which can be killed: callbacks go to the endpoint that it is told. Each line
 * on its input is done to the route: suspend, resume, stop, start.
 */
public final class ChildApplication {

    static final String SERVER = "server";
    static final String PORT = "port";
    static final String TO = "to";
    static final String REPOSITORY = "repository";
    static final String STORE = "store";
    /** How many keys a repository stores before it halts the process. */
    static final String KEYS = "keys";
    static final String BROKER = "broker";
    static final String ROUTES = "routes";
    static final String API = "api";
    static final String MAX_IN_FLIGHT = "maxInFlight";
    static final String DELAY = "delay";
    /** The provider's API: what callbacks could not bring is polled from there. */
    static final String POLLS = "polls";

    private static final String NUMBER = "${header." + SmscConstants.ID + "}";
    /** Messages of one request have one id. */
    private static final String NUMBER_AND_PHONE = NUMBER + "${header." + SmscConstants.PHONE + "}";

    private final Map<String, String> settings;

    private ChildApplication(Map<String, String> settings) {
        this.settings = settings;
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
        new ChildApplication(settings).run();
    }

    private void run() throws Exception {
        Main main = new Main();
        int port = Integer.parseInt(settings.get(PORT));
        String server = settings.getOrDefault(SERVER, "platform-http");
        if ("platform-http".equals(server)) {
            main.configure().httpServer().withEnabled(true).withHost("127.0.0.1").withPort(port);
        } else {
            main.configure().rest().withComponent(server).withHost("127.0.0.1").withPort(port);
        }
        main.addInitialProperty("camel.component.smsc.secret", Provider.SECRET);
        main.addInitialProperty("camel.component.smsc.httpComponent", server);
        if (settings.containsKey(ROUTES)) {
            main.configure().withRoutesIncludePattern(settings.get(ROUTES));
            main.addInitialProperty("camel.component.smsc.baseUri", settings.get(API));
            main.addInitialProperty("camel.component.smsc.login", "demo");
            main.addInitialProperty("camel.component.smsc.password", "secret");
            main.addInitialProperty("order.patience", "1");
        }
        if (settings.containsKey(MAX_IN_FLIGHT)) {
            main.addInitialProperty("camel.component.smsc.maxInFlight", settings.get(MAX_IN_FLIGHT));
        }
        String repository = settings.getOrDefault(REPOSITORY, "none");
        if (!"none".equals(repository)) {
            main.bind("routed", repository(repository));
        }
        if (settings.containsKey(POLLS)) {
            main.addInitialProperty("camel.component.smsc.baseUri", settings.get(POLLS));
            main.addInitialProperty("camel.component.smsc.login", "demo");
            main.addInitialProperty("camel.component.smsc.password", "demo");
            main.configure().addRoutesBuilder(polls());
        }
        if (settings.containsKey(BROKER)) {
            main.bind("jms", jms(settings.get(BROKER)));
        }
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                String once = "none".equals(repository) ? "" : "?idempotentRepository=#routed";
                ProcessorDefinition<?> route = from("smsc:callback" + once).routeId("callbacks");
                if (settings.containsKey(DELAY)) {
                    route = route.delay(Long.parseLong(settings.get(DELAY))).asyncDelayed();
                }
                route.setHeader("name", simple(settings.containsKey(POLLS) ? NUMBER_AND_PHONE : NUMBER))
                        .to(settings.get(TO));
            }
        });
        Thread commands = new Thread(() -> obey(main), "commands");
        commands.setDaemon(true);
        commands.start();
        main.run();
    }

    private RouteBuilder polls() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (String source : List.of("get_answers", "get_messages")) {
                    from("smsc:" + source + "?idempotentRepository=#routed&lookBack=24h&initialDelay=0&delay=20s").routeId(source)
                            .setHeader("name", simple(NUMBER_AND_PHONE))
                            .to(settings.get(TO));
                }
            }
        };
    }

    private IdempotentRepository repository(String kind) {
        String store = settings.get(STORE);
        IdempotentRepository repository = kind.startsWith("file")
                ? FileIdempotentRepository.fileIdempotentRepository(new File(store + ".txt"), 100_000)
                : new JdbcMessageIdRepository(database(store), "callbacks");
        return kind.endsWith("halt")
                ? new HaltingRepository(repository, Integer.parseInt(settings.getOrDefault(KEYS, "0"))) : repository;
    }

    private static JdbcDataSource database(String store) {
        JdbcDataSource database = new JdbcDataSource();
        // H2 writes half a second later unless told to do so at once, and closes before the last exchange is done
        database.setURL("jdbc:h2:file:" + store + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1");
        return database;
    }

    private static JmsComponent jms(String broker) {
        CachingConnectionFactory connections = new CachingConnectionFactory(new ActiveMQConnectionFactory(broker));
        connections.setSessionCacheSize(10);
        return JmsComponent.jmsComponentTransacted(connections);
    }

    private static void obey(Main main) {
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                // the route takes events before the context says that it has started
                Patience.await().until(() -> main.getCamelContext() != null && main.getCamelContext().isStarted());
                act(main.getCamelContext(), line);
            }
        } catch (Exception e) {
            e.printStackTrace();
            // an order that was not obeyed would make the figures worthless
            Runtime.getRuntime().halt(3);
        }
    }

    private static void act(CamelContext context, String line) throws Exception {
        switch (line) {
            case "suspend" -> context.getRouteController().suspendRoute("callbacks");
            case "resume" -> context.getRouteController().resumeRoute("callbacks");
            case "stop" -> context.getRouteController().stopRoute("callbacks");
            case "start" -> context.getRouteController().startRoute("callbacks");
            default -> throw new IllegalArgumentException(line);
        }
    }
}
