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

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.model.CallbackKind;

/** What happened on one callback path since the application started. */
public final class CallbackStatistics implements CallbackObserver {

    private final Clock clock;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<RefusalReason, LongAdder> refused = new EnumMap<>(RefusalReason.class);
    private final LongAdder refusedSinceAccepted = new LongAdder();
    private final LongAdder inFlight = new LongAdder();
    private volatile Instant lastAccepted;
    private volatile Instant olderSecretUsed;

    CallbackStatistics(Clock clock) {
        this.clock = clock;
        for (RefusalReason reason : RefusalReason.values()) {
            refused.put(reason, new LongAdder());
        }
    }

    @Override
    public void accepted(CallbackKind kind, long nanos) {
        accepted.increment();
        refusedSinceAccepted.reset();
        lastAccepted = clock.instant();
    }

    @Override
    public void repeated(CallbackKind kind) {
        repeated.increment();
    }

    @Override
    public void failed(CallbackKind kind, long nanos) {
        failed.increment();
    }

    @Override
    public void refused(CallbackKind kind, RefusalReason reason) {
        refused.get(reason).increment();
        refusedSinceAccepted.increment();
    }

    void olderSecretWasUsed() {
        olderSecretUsed = clock.instant();
    }

    void begun() {
        inFlight.increment();
    }

    void ended() {
        inFlight.decrement();
    }

    /** Events that the route finished. */
    public long accepted() {
        return accepted.sum();
    }

    /** Repeats of events that were routed before. */
    public long repeated() {
        return repeated.sum();
    }

    /** Events whose route, or repository, failed. */
    public long failed() {
        return failed.sum();
    }

    /** Callbacks that were refused. */
    public long refused() {
        return refused.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Callbacks that were refused for a reason. */
    public long refused(RefusalReason reason) {
        return refused.get(reason).sum();
    }

    /** Callbacks that were refused since the last one was accepted. */
    public long refusedSinceAccepted() {
        return refusedSinceAccepted.sum();
    }

    /** Events that the route works on now. */
    public long inFlight() {
        return inFlight.sum();
    }

    /** When the route last finished an event, or null. */
    public Instant lastAccepted() {
        return lastAccepted;
    }

    /** When a callback last came that only an older one of several secrets fits, or null. */
    public Instant olderSecretUsed() {
        return olderSecretUsed;
    }
}
