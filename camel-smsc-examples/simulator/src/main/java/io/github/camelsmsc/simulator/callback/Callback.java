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
package io.github.camelsmsc.simulator.callback;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What the provider tells the client's handler: the fields of one event, by the provider's names. Immutable: each
 * change gives a copy.
 *
 * @param <T> the kind of event
 */
public abstract sealed class Callback<T extends Callback<T>> permits StatusCallback, IncomingSms, ConfirmationCall {

    private final Map<String, String> fields;
    private final Set<String> removed;

    Callback(Map<String, String> fields, Set<String> removed) {
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        this.removed = Set.copyOf(removed);
    }

    abstract T copy(Map<String, String> newFields, Set<String> newRemoved);

    /** The names of the fields in the order of the provider's page. */
    abstract List<String> order();

    /** The names of the fields whose values are signed, in order. */
    public abstract List<String> signedFields();

    /** Fills in what the provider itself knows: identifiers and times. */
    abstract void complete(Map<String, String> target, Clock clock, ZoneId zone, LongSupplier ids);

    /**
     * Sets any field, one that the page does not know included.
     *
     * @param name  the provider's name of the field
     * @param value its text; null leaves it as it was
     */
    public T with(String name, Object value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        Set<String> stillRemoved = new HashSet<>(removed);
        if (value != null) {
            changed.put(name, value.toString());
            stillRemoved.remove(name);
        }
        return copy(changed, stillRemoved);
    }

    /** Leaves a field out, also one that would be filled in on sending. */
    public T without(String name) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(name);
        Set<String> more = new HashSet<>(removed);
        more.add(name);
        return copy(changed, more);
    }

    /** The fields that are set so far; times and identifiers that are not set are filled in on sending. */
    public Map<String, String> fields() {
        return fields;
    }

    /** With what the provider itself knows filled in; what was left out on purpose stays so. */
    T complete(Clock clock, ZoneId zone, LongSupplier ids) {
        return copy(completed(clock, zone, ids), removed);
    }

    /** The fields as they are sent, in the order of the page. */
    Map<String, String> completed(Clock clock, ZoneId zone, LongSupplier ids) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        complete(all, clock, zone, ids);
        all.keySet().removeAll(removed);
        Map<String, String> ordered = new LinkedHashMap<>();
        order().stream().filter(all::containsKey).forEach(name -> ordered.put(name, all.get(name)));
        all.forEach(ordered::putIfAbsent);
        return ordered;
    }
}
