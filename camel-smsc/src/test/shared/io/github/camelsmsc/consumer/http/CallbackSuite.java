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

import java.util.List;
import java.util.Set;

/** What the cases of the suite need of the application that they are run against. */
public interface CallbackSuite {

    /** Sends to the application. */
    CallbackSender application();

    /** The events that have reached the route during a test, as the JSON that they are. */
    List<String> events();

    /** In what the server differs. */
    Set<Habit> habits();
}
