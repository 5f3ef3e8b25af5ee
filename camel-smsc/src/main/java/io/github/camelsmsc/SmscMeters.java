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
package io.github.camelsmsc;

import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.consumer.CallbackObserver;
import io.github.camelsmsc.model.CallbackKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.apache.camel.CamelContext;

/** What Micrometer is told, if the application has it. No phone and no id is in any tag. */
final class SmscMeters {

    /** Under which camel-micrometer looks too. */
    private static final String REGISTRY = "metricsRegistry";
    private static final String NONE = "none";

    private final MeterRegistry registry;

    private SmscMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Null where the application has no Micrometer, or no registry of it. */
    static SmscMeters of(CamelContext context) {
        if (context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") == null) {
            return null;
        }
        MeterRegistry registry = registry(context);
        return registry == null ? null : new SmscMeters(registry);
    }

    /** The registry of that name, else the only one, else the only one that is made of others; null if there is none. */
    private static MeterRegistry registry(CamelContext context) {
        MeterRegistry named = context.getRegistry().lookupByNameAndType(REGISTRY, MeterRegistry.class);
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

    /** A call ended; the failure is null if it has a result. */
    void ended(SmscOperation operation, Exception failure, long nanos) {
        Timer.builder("camel.smsc.calls").description("Calls to the provider, with the time they took")
                .tags("operation", operation.name(), "outcome", outcome(failure)).register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** The provider's number of the error, where there is one. */
    private static String outcome(Exception failure) {
        if (failure == null) {
            return "ok";
        }
        return failure instanceof SmscException error && error.getErrorCode() != 0
                ? Integer.toString(error.getErrorCode()) : "unknown";
    }

    /** A call has to wait for the quota. */
    void waited(SmscOperation operation) {
        Counter.builder("camel.smsc.quota.waits").description("Calls that had to wait for the provider's limit a minute")
                .tag("operation", operation.name()).register(registry).increment();
    }

    /** The observer of a callback path. */
    CallbackObserver callbacks(String path) {
        return new CallbackObserver() {
            @Override
            public void opened() {
                // Prometheus does not see a silent path without a counter, which is 0
                counter(CallbackKind.STATUS, "accepted", NONE);
            }

            @Override
            public void accepted(CallbackKind kind, long nanos) {
                count(kind, "accepted", NONE);
                time(kind, nanos);
            }

            @Override
            public void repeated(CallbackKind kind) {
                count(kind, "repeated", NONE);
            }

            @Override
            public void failed(CallbackKind kind, long nanos) {
                count(kind, "failed", NONE);
                time(kind, nanos);
            }

            @Override
            public void refused(CallbackKind kind, RefusalReason reason) {
                count(kind, "refused", reason.tag());
            }

            private void count(CallbackKind kind, String outcome, String reason) {
                counter(kind, outcome, reason).increment();
            }

            private Counter counter(CallbackKind kind, String outcome, String reason) {
                // every meter of one name has the same tag keys, as Prometheus wants it
                return Counter.builder("camel.smsc.callbacks").description("Callbacks of the provider that were answered")
                        .tags("path", path, "kind", kind == null ? NONE : kind.tag(), "outcome", outcome, "reason", reason)
                        .register(registry);
            }

            private void time(CallbackKind kind, long nanos) {
                Timer.builder("camel.smsc.callback.time").description("How long routes took for callbacks")
                        .tags("path", path, "kind", kind.tag()).register(registry).record(nanos, TimeUnit.NANOSECONDS);
            }
        };
    }
}
