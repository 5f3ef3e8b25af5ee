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
package io.github.camelsmsc.examples.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The application of an example while it runs. */
public interface Example extends AutoCloseable {

    /** How an application is started; it takes callbacks when it returns. */
    @FunctionalInterface
    interface Start {

        /**
         * @param provider  where the provider's pages are
         * @param directory where its files go
         * @param port      of its HTTP server on 127.0.0.1; 0 for any free one
         */
        Example start(URI provider, Path directory, int port) throws Exception;
    }

    /** What is entered at the provider as the address for callbacks. */
    String handler();

    /** Asks it for the number that a subscriber has to call; null if it has no route for that. */
    default String numberToCall(String phone) throws Exception {
        return null;
    }

    /** What its routes have left so far, each as it is to be shown. */
    List<String> results() throws Exception;

    @Override
    void close();
}
