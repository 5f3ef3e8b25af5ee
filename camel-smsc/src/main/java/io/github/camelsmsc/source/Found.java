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

import org.apache.camel.Exchange;

/**
 * What a poll found and the route may not have had.
 *
 * @param keys       under which the repository knows it: its own, and those of callbacks whose charset or format changes it
 * @param formerKeys under which a version before may have stored it
 * @param message    makes the message of it
 */
public record Found(List<String> keys, List<String> formerKeys, Message message) {

    /** Its own key. */
    String key() {
        return keys.get(0);
    }

    /** Fills an exchange. */
    @FunctionalInterface
    public interface Message {
        void fill(Exchange exchange) throws Exception;
    }
}
