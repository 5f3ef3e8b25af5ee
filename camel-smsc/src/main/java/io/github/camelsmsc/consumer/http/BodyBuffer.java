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
package io.github.camelsmsc.consumer.http;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.consumer.CallbackReceiver;
import io.github.camelsmsc.consumer.ReadBudget;

/**
 * The body of one request while it is read: not larger than the endpoint allows, and within what all requests together may
 * hold, until {@link #release}. Added to by one thread.
 */
final class BodyBuffer {

    static final Refusal TOO_LARGE = new Refusal(RefusalReason.TOO_LARGE, "the body is larger than maxBodySize");
    static final Refusal TOO_SLOW = new Refusal(RefusalReason.TIMEOUT, "the body did not come within readTimeout");
    private static final Refusal NO_ROOM
            = new Refusal(RefusalReason.NOT_READY, "more bytes are being read at once than maxReadBytes allows");
    private static final byte[] EMPTY = {};

    private final int limit;
    private final ReadBudget budget;
    private final AtomicInteger taken = new AtomicInteger();
    private byte[] bytes = EMPTY;
    private int size;

    BodyBuffer(CallbackReceiver receiver) {
        this.limit = receiver.maxBodySize();
        this.budget = receiver.readBudget();
    }

    /** Why a body of the announced length is not read, or null; -1 is an unknown length. */
    Refusal announced(long length) {
        return length > limit ? TOO_LARGE : null;
    }

    /**
     * Takes a copy of the next bytes.
     *
     * @return why they cannot be taken, or null
     */
    Refusal add(byte[] chunk, int length) {
        Refusal refusal = take(length);
        if (refusal == null) {
            if (size + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(size + length, 2 * size)));
            }
            System.arraycopy(chunk, 0, bytes, size, length);
            size += length;
        }
        return refusal;
    }

    /** As {@link #add(byte[], int)}, but the array may be kept: most bodies come in one. */
    Refusal add(byte[] chunk) {
        if (size > 0) {
            return add(chunk, chunk.length);
        }
        Refusal refusal = take(chunk.length);
        if (refusal == null) {
            bytes = chunk;
            size = chunk.length;
        }
        return refusal;
    }

    private Refusal take(int length) {
        if (length > limit - size) {
            return TOO_LARGE;
        }
        if (!budget.take(length)) {
            return NO_ROOM;
        }
        taken.addAndGet(length);
        return null;
    }

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    /** Forgets the bytes; does nothing when called again. */
    void release() {
        budget.release(taken.getAndSet(0));
        bytes = EMPTY;
        size = 0;
    }
}
