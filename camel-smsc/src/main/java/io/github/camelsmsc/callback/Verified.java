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
package io.github.camelsmsc.callback;

/**
 * The callback comes from the provider, as far as its signature can tell.
 *
 * @param algorithm the strongest algorithm that was verified: {@code sha1}, {@code md5} or {@code crc32}; {@code none} if
 *                  none was asked for
 */
public record Verified(String algorithm) implements Verification {
}
