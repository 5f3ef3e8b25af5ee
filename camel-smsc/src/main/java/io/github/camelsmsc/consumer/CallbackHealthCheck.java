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

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Readiness of a callback path: down while callbacks do not arrive or no route takes them. Liveness is left alone, since a
 * suspended route is no reason to kill a process.
 */
final class CallbackHealthCheck extends AbstractHealthCheck {

    /** One path on several servers, or of several components or contexts, has one check. */
    private final List<CallbackGate> gates = new CopyOnWriteArrayList<>();

    private CallbackHealthCheck(String id) {
        super("camel", id);
    }

    /** Has a path checked. */
    static void add(HealthCheckRegistry registry, CallbackGate gate, CamelContext context) {
        synchronized (registry) {
            CallbackHealthCheck check = find(registry, gate);
            if (check == null) {
                check = new CallbackHealthCheck(id(gate));
                CamelContextAware.trySetCamelContext(check, context);
                registry.register(check);
            }
            if (!check.gates.contains(gate)) {
                check.gates.add(gate);
            }
        }
    }

    /** Has a path checked no more. */
    static void remove(HealthCheckRegistry registry, CallbackGate gate) {
        synchronized (registry) {
            CallbackHealthCheck check = find(registry, gate);
            if (check != null && check.gates.remove(gate) && check.gates.isEmpty()) {
                registry.unregister(check);
            }
        }
    }

    private static String id(CallbackGate gate) {
        return "smsc-callback:" + gate.path();
    }

    private static CallbackHealthCheck find(HealthCheckRegistry registry, CallbackGate gate) {
        return registry.getCheck(id(gate)).filter(CallbackHealthCheck.class::isInstance)
                .map(CallbackHealthCheck.class::cast).orElse(null);
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        latest(builder, "lastAccepted", CallbackStatistics::lastAccepted);
        latest(builder, "olderSecretUsed", CallbackStatistics::olderSecretUsed);
        builder.detail("refusedSince", gates.stream().mapToLong(gate -> gate.statistics().refusedSinceAccepted()).sum());
        builder.up();
        for (CallbackGate gate : gates) {
            String reason = gate.whyDown();
            if (reason != null) {
                builder.message(reason).detail("address", gate.url()).down();
            }
        }
    }

    private void latest(HealthCheckResultBuilder builder, String detail, Function<CallbackStatistics, Instant> time) {
        gates.stream().map(CallbackGate::statistics).map(time).filter(Objects::nonNull).max(Instant::compareTo)
                .ifPresent(last -> builder.detail(detail, last.toString()));
    }
}
