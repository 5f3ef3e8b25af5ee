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

import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.apache.camel.CamelContext;

/** Where an application has its meters. Touched only where Micrometer is there. */
public final class MeterRegistries {

    /** Under which camel-micrometer looks too. */
    private static final String NAME = "metricsRegistry";

    private MeterRegistries() {
    }

    /** The registry of that name, else the only one, else the only one that is made of others; null if there is none. */
    public static MeterRegistry find(CamelContext context) {
        MeterRegistry named = context.getRegistry().lookupByNameAndType(NAME, MeterRegistry.class);
        if (named != null) {
            return named;
        }
        Set<MeterRegistry> all = context.getRegistry().findByType(MeterRegistry.class);
        if (all.size() == 1) {
            return all.iterator().next();
        }
        Set<CompositeMeterRegistry> composites = context.getRegistry().findByType(CompositeMeterRegistry.class);
        return composites.size() == 1 ? composites.iterator().next() : null;
    }
}
