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
package io.github.camelsmsc.examples.quickstart;

import java.nio.file.Path;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** A message broker in this process, for {@code vm://0}; what it holds lies on disk. */
final class Broker implements AutoCloseable {

    private static final int JOURNAL_FILE_BYTES = 1024 * 1024;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private boolean started;

    /**
     * @param directory where its queues are kept
     */
    Broker(Path directory) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large-messages").toString())
                // a disk that is nearly full must not block an example
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("in-vm", "vm://0");
        server.setConfiguration(configuration);
    }

    void start() throws Exception {
        server.start();
        started = true;
    }

    @Override
    public void close() throws Exception {
        if (started) {
            server.stop();
        }
    }
}
