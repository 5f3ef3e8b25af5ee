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
package io.github.camelsmsc.api;

import java.time.Duration;

/**
 * How long a call waits before it is sent.
 *
 * @param quota  for a slot among identical requests; zero: not at all; null: the quota counts it and does not stop it
 * @param place  for a place among simultaneous requests
 * @param waits  is run when a call begins to wait for a slot; must be quick
 */
public record Patience(Duration quota, Duration place, Runnable waits) {
}
