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

import java.util.Set;

/** An HTTP server of the application, seen as a place where callbacks arrive. */
public interface CallbackServer {

    /** The name of the server component. */
    String name();

    /**
     * Hands everything that comes in on a path to its receiver, from now on until {@link #close}.
     *
     * @param path     with a leading slash
     * @param allPaths this one and those of the other endpoints of this server, which are served next
     */
    void serve(String path, CallbackReceiver receiver, Set<String> allPaths) throws Exception;

    /** The full address of a path, as far as the server knows its host and port. */
    String url(String path);

    /**
     * Why callbacks do not arrive on a path that was registered, or null: servers take registrations that come to nothing.
     */
    String whyNotServed(String path);

    /** Whether what {@link #whyNotServed} tells can still change by itself, so that it is no reason to stop the start. */
    boolean mayBeServedLater();

    /** Stops serving. */
    void close();
}
