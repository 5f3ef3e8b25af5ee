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

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.jms.connection.CachingConnectionFactory;

/** An ActiveMQ Artemis in this process, which comes back on the same port with the same journal. */
final class ArtemisBroker implements AutoCloseable {

    private final Path directory;
    private final int port = Ports.free();
    private EmbeddedActiveMQ server;

    ArtemisBroker(Path directory) {
        this.directory = directory;
    }

    ArtemisBroker start() throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                // a full disk of the machine is no matter of these tests
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port);
        server = new EmbeddedActiveMQ().setConfiguration(configuration);
        server.start();
        return this;
    }

    void stop() throws Exception {
        server.stop();
        server = null;
    }

    /** Where it listens. */
    String address() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Fails at once when the broker is away: the provider repeats, nobody else has to. Asks for a queue once. */
    String url() {
        return address() + "?reconnectAttempts=0&initialConnectAttempts=1&callTimeout=5000&cacheDestinations=true";
    }

    /** How many messages are in a queue, or would be. */
    long messages(String queue) {
        Queue found = server.getActiveMQServer().locateQueue(queue);
        return found == null ? 0 : found.getMessageCount();
    }

    void empty(String queue) throws Exception {
        server.getActiveMQServer().locateQueue(queue).deleteAllReferences();
    }

    /** How an address is treated from now on. */
    void set(String address, AddressSettings settings) {
        server.getActiveMQServer().getAddressSettingsRepository().addMatch(address, settings);
    }

    /** The jms component of an application. */
    JmsComponent component() {
        return JmsComponent.jmsComponentTransacted(connections());
    }

    CachingConnectionFactory connections() {
        return new CachingConnectionFactory(new ActiveMQConnectionFactory(url()));
    }

    @Override
    public void close() throws Exception {
        if (server != null) {
            stop();
        }
    }
}
