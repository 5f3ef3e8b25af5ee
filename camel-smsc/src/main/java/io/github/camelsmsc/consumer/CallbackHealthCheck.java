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

import java.util.Map;

import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Readiness of a callback path: down while no route takes callbacks there. Liveness is left alone, since a suspended route
 * is no reason to kill a process.
 */
public final class CallbackHealthCheck extends AbstractHealthCheck {

    private final CallbackGate gate;

    /**
     * @param gate the path
     */
    public CallbackHealthCheck(CallbackGate gate) {
        super("camel", "smsc-callback:" + gate.path());
        this.gate = gate;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        CallbackStatistics statistics = gate.statistics();
        if (statistics.lastAccepted() != null) {
            builder.detail("lastAccepted", statistics.lastAccepted().toString());
        }
        builder.detail("refusedSince", statistics.refusedSinceAccepted());
        if (gate.isOpen()) {
            builder.up();
        } else {
            builder.message("No route takes callbacks on " + gate.path()).down();
        }
    }
}
