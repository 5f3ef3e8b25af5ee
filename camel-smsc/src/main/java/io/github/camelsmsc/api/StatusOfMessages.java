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

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The ids and phones of messages whose state is asked for: "the lists must be of one length, in the same order". */
final class StatusOfMessages {

    private StatusOfMessages() {
    }

    /** One id may stand for all phones, since a message to many phones has one. */
    static void pair(Map<String, String> parameters, Object body) {
        List<String> ids = List.of(parameters.get("id").split(","));
        int phones = parameters.get("phone").split(",").length;
        if (ids.size() == 1) {
            parameters.put("id", String.join(",", Collections.nCopies(phones, ids.get(0))));
        } else if (ids.size() != phones) {
            throw new IllegalArgumentException("smsc:status needs as many values in messageId as in phone, or one messageId for all");
        }
    }
}
