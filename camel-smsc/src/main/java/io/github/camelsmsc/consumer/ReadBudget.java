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

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What all callbacks that are being read may hold together, so that many half bodies do not take the memory. */
public final class ReadBudget {

    private final LongSupplier maxBytes;
    private final AtomicLong held = new AtomicLong();

    /**
     * @param maxBytes over all requests, above 0
     */
    public ReadBudget(LongSupplier maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Takes bytes that were received; each taken one has to be released once.
     *
     * @return false if there is no room, and nothing was taken
     */
    public boolean take(int bytes) {
        long most = maxBytes.getAsLong();
        // never more for a moment: another one that has room would be refused then
        return held.getAndUpdate(now -> now + bytes > most ? now : now + bytes) + bytes <= most;
    }

    /** Gives taken bytes back. */
    public void release(int bytes) {
        held.addAndGet(-bytes);
    }

    /** How many bytes are held now. */
    public long held() {
        return held.get();
    }
}
