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

import java.net.URI;
import java.util.List;

/**
 * Where a request goes, and as whom.
 *
 * @param baseUris the API's address and its backups, in the order they are tried in; one at least
 * @param account  as whom
 * @param http     how the connection is made
 * @param fmt      the format of the answer, 0 to 3
 */
public record Target(List<URI> baseUris, Account account, HttpSettings http, int fmt) {
}
