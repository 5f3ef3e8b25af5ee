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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What becomes of the messages to a phone. Immutable: each change gives a copy.
 *
 * @param status the provider's final state, null if the subscriber is never reached: it is 3 when the validity is over
 * @param err    the error code that comes with it, 0 for none
 * @param extra  further fields of the state by their names in a callback, such as {@code dtmf}, {@code imsi}, {@code cmt}
 */
public record Outcome(Integer status, int err, Map<String, String> extra) {

    /** Copies the fields. */
    public Outcome {
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    /** Delivered, state 1. */
    public static Outcome delivered() {
        return new Outcome(1, 0, Map.of());
    }

    /** Another final state, with an error code or 0. */
    public static Outcome of(int status, int err) {
        return new Outcome(status, err, Map.of());
    }

    /** The subscriber is not reached. */
    public static Outcome notReached() {
        return new Outcome(null, 0, Map.of());
    }

    /** With one more field of the callback, and of status.php where it has it. */
    public Outcome with(String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(extra);
        more.put(Objects.requireNonNull(field, "field"), Objects.requireNonNull(value, "value"));
        return new Outcome(status, err, more);
    }
}
