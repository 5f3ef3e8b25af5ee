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
package io.github.camelsmsc.simulator.api;

/**
 * A deferred task as the provider lists it at this moment.
 *
 * @param id      the identifier
 * @param name    the name
 * @param state   the state now
 * @param created when it was created, as text
 * @param time    when it starts, as text
 * @param file    the name of its file
 */
public record TaskRow(long id, String name, TaskState state, String created, String time, String file) {
}
