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
package io.github.camelsmsc.consumer;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who counts what happens. What one of them throws, the application's {@code MeterRegistry} say, is its own affair: the others are
 * told all the same, and what they count goes on as if nobody had looked.
 *
 * @param <T> the type of the observers
 */
public final class Observers<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private final String what;
    private final List<T> observers;
    /** Classes of failures: each is logged once, since it may come with every event. */
    private final Set<Class<?>> logged = ConcurrentHashMap.newKeySet();

    /**
     * @param what      they count, for the log
     * @param observers those that are null are left out
     */
    @SafeVarargs
    public Observers(String what, T... observers) {
        this.what = what;
        this.observers = Stream.of(observers).filter(Objects::nonNull).toList();
    }

    /** Tells all of them; nothing is thrown. */
    public void tell(Consumer<T> event) {
        for (T observer : observers) {
            try {
                event.accept(observer);
            } catch (RuntimeException | Error e) {
                if (logged.add(e.getClass())) {
                    // the message is the application's, and may tell anything
                    LOG.warn("{} are not counted by a MeterRegistry: {} (said once; DEBUG has the stack)", what, e.getClass().getName());
                    LOG.debug("{} are not counted by a MeterRegistry", what, e);
                }
            }
        }
    }
}
