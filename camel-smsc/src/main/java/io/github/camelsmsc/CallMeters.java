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

import java.util.concurrent.TimeUnit;

import io.github.camelsmsc.consumer.MeterRegistries;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;

/** Times calls in Micrometer as {@code camel.smsc.calls} and counts waits as {@code camel.smsc.quota.waits}. */
final class CallMeters implements CallObserver {

    private static final String TIMER = "camel.smsc.calls";
    private static final String WAITS = "camel.smsc.quota.waits";

    private final MeterRegistry registry;

    private CallMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    static CallObserver of(CamelContext context) {
        MeterRegistry registry = MeterRegistries.find(context);
        return registry == null ? NONE : new CallMeters(registry);
    }

    @Override
    public void ended(SmscOperation operation, Exception failure, long nanos) {
        registry.timer(TIMER, "operation", operation.name(), "outcome", outcome(failure)).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** The provider's number of the error, where there is one. */
    private static String outcome(Exception failure) {
        if (failure == null) {
            return "ok";
        }
        return failure instanceof SmscException error && error.getErrorCode() != 0
                ? Integer.toString(error.getErrorCode()) : "unknown";
    }

    @Override
    public void waited(SmscOperation operation) {
        registry.counter(WAITS, "operation", operation.name()).increment();
    }
}
