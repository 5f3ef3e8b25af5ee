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
package io.github.camelsmsc.consumer;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelsmsc.callback.RawCallback;
import io.github.camelsmsc.callback.Refusal;

/** Where an HTTP server hands over what comes in on a callback path, whatever state the route is in. */
public interface CallbackReceiver {

    /** The largest body to read, in bytes. */
    int maxBodySize();

    /** How long the body may take. */
    Duration readTimeout();

    /** What the bodies of all requests take their bytes from while they are read. */
    ReadBudget readBudget();

    /**
     * Takes a callback whose body was read.
     *
     * @param callback the bytes as they came
     * @param caller   gives the address of the connection, or null
     * @param reply    called exactly once, on any thread, when it is known what the provider is to be told
     */
    void receive(RawCallback callback, Supplier<String> caller, Consumer<Answer> reply);

    /**
     * Counts and logs a request that the server part refuses: another method, too large, too slow.
     *
     * @param caller the address of the connection, or null
     * @return what to answer
     */
    Answer refuse(Refusal refusal, String caller);
}
