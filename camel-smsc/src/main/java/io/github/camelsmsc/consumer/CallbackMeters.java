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

import java.util.concurrent.TimeUnit;

import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.model.CallbackKind;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;

/**
 * Counts callbacks in Micrometer: {@code camel.smsc.callbacks} and {@code camel.smsc.callback.time}. No phone and no id is
 * in any tag.
 */
public final class CallbackMeters implements CallbackObserver {

    private static final String COUNTER = "camel.smsc.callbacks";
    private static final String TIMER = "camel.smsc.callback.time";
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final String path;

    private CallbackMeters(MeterRegistry registry, String path) {
        this.registry = registry;
        this.path = path;
    }

    /**
     * The meters of a path.
     *
     * @return null where the application has no Micrometer, or no registry of it
     */
    public static CallbackObserver of(CamelContext context, String path) {
        if (context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") == null) {
            return null;
        }
        MeterRegistry registry = MeterRegistries.find(context);
        return registry == null ? null : new CallbackMeters(registry, path);
    }

    @Override
    public void accepted(CallbackKind kind, long nanos) {
        count(kind.tag(), "accepted", NONE);
        time(kind, nanos);
    }

    @Override
    public void repeated(CallbackKind kind) {
        count(kind.tag(), "repeated", NONE);
    }

    @Override
    public void failed(CallbackKind kind, long nanos) {
        count(kind.tag(), "failed", NONE);
        time(kind, nanos);
    }

    @Override
    public void refused(CallbackKind kind, RefusalReason reason) {
        count(kind == null ? NONE : kind.tag(), "refused", reason.tag());
    }

    private void count(String kind, String outcome, String reason) {
        // every meter of one name has the same tag keys, as Prometheus wants it
        registry.counter(COUNTER, "path", path, "kind", kind, "outcome", outcome, "reason", reason).increment();
    }

    private void time(CallbackKind kind, long nanos) {
        registry.timer(TIMER, "path", path, "kind", kind.tag()).record(nanos, TimeUnit.NANOSECONDS);
    }
}
