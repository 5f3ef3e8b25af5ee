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

/** What is polled. It remembers what is done as long as the route runs. */
public interface Source {

    /** Takes what a poll finds. */
    interface Taker {

        /** Routes it unless it was routed before; false if it has to come again. */
        boolean take(Found found) throws Exception;

        /** Whether the route takes more; not while it is stopped or suspended. */
        boolean wantsMore();
    }

    /**
     * Looks once for what is new.
     *
     * @throws Exception if the provider or the repository fails; the rest comes with the next poll
     */
    void poll(Taker taker) throws Exception;
}
