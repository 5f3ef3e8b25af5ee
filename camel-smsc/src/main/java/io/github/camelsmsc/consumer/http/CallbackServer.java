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
package io.github.camelsmsc.consumer.http;

import java.util.Map;

import io.github.camelsmsc.consumer.CallbackReceiver;

/** An HTTP server of the application, seen as a place where callbacks arrive. */
interface CallbackServer {

    /**
     * Hands everything that comes in on the paths to their receivers, from now on until {@link #close}.
     *
     * @param receivers by path, with a leading slash
     */
    void serve(Map<String, ? extends CallbackReceiver> receivers) throws Exception;

    /** The full address of a path, as far as the server knows its host and port. */
    String url(String path);

    /** Stops serving. */
    void close();
}
