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
package io.github.camelsmsc.source;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.camelsmsc.api.HistoryEntry;
import org.apache.camel.Exchange;

/** The calls that a poll makes, with the options of its endpoint. A call that fails throws what a producer would throw. */
public interface Provider {

    /** What {@code count} of the endpoint says; null if it says nothing. */
    Integer count();

    /** What {@code afterId} of the endpoint says; null if it says nothing. */
    Long afterId();

    /**
     * A list as far as it can be read.
     *
     * @param records what can be read
     * @param size    how many rows the answer has, with those that cannot be read
     */
    record Page<T>(List<T> records, int size) {
    }

    /** Lists with these parameters beside those of the endpoint. */
    <T> Page<T> list(Class<T> type, Map<String, String> parameters) throws Exception;

    /** Pages back through the sent messages until the reader wants no more. */
    void history(Map<String, String> parameters, Predicate<List<HistoryEntry>> reader) throws Exception;

    /** No further call would succeed now: the poll is over. The cause is what a producer would throw. */
    final class Unavailable extends Exception {

        private static final long serialVersionUID = 1L;

        public Unavailable(Exception cause) {
            super(cause);
        }
    }

    /** It would break a limit of the provider, and was not sent: the poll is over, and has not failed. */
    final class TooSoon extends Exception {

        private static final long serialVersionUID = 1L;

        public TooSoon(String message) {
            super(message);
        }
    }

    /**
     * Makes the file of a task the body of an exchange, with its headers; it is removed when the exchange is done.
     *
     * @throws Unavailable if the provider cannot be reached or takes no more calls now
     * @throws Exception   if there is no such file
     */
    void fetch(Exchange exchange, long taskId, String taskName) throws Exception;
}
