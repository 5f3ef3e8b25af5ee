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

import io.github.camelsmsc.model.Numbers;

/**
 * What a list of the provider's has in place of a row that cannot be read.
 *
 * @param id          the id that it has; null if it has none
 * @param number      what a list goes on from: its id, in the history its number there; 0 if it has none
 * @param fingerprint the same for the same row
 */
public record UnreadableRow(Long id, long number, int fingerprint) {

    static UnreadableRow of(Row row, String counter) {
        Long number = Numbers.toLong(row.text(counter));
        return new UnreadableRow(Numbers.toLong(row.text("id")), number == null ? 0 : number, row.hashCode());
    }
}
