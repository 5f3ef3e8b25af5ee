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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What all loggers write at INFO and above, with whole stack traces, as long as it is open. */
public final class KeptLog extends AbstractAppender implements AutoCloseable {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final LoggerContext logging = (LoggerContext) LogManager.getContext(false);

    public KeptLog() {
        super("kept", null, null, true, Property.EMPTY_ARRAY);
        start();
        logging.getConfiguration().getRootLogger().addAppender(this, Level.INFO, null);
        logging.updateLoggers();
    }

    @Override
    public void append(LogEvent event) {
        lines.add(event.getMessage().getFormattedMessage());
        if (event.getThrown() != null) {
            add(event.getThrown());
        }
    }

    /** As a log would show it. */
    void add(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        lines.add(trace.toString());
    }

    public Collection<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        logging.getConfiguration().getRootLogger().removeAppender("kept");
        logging.updateLoggers();
    }
}
