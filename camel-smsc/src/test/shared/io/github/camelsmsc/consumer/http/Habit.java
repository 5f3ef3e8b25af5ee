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

/** In what a server differs from the one of camel-main, which has none of these. */
public enum Habit {

    /** Answers OPTIONS for what its own dispatcher could do. */
    ANSWERS_OPTIONS,
    /** Refuses an announced size that is out of all bounds with 400 and not 413. */
    REFUSES_HUGE_SIZES_ITSELF,
    /** Waits for a silent sender as long as it likes. */
    WAITS_FOR_THE_SILENT,
    /** Leaves those alone who wait for an interim answer. */
    SAYS_NO_CONTINUE
}
