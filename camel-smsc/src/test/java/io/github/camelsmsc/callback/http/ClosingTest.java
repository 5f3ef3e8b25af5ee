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
package io.github.camelsmsc.callback.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/** A path is taken away only when those who are inside have left, or hang. */
class ClosingTest {

    private final Closing closing = new Closing();

    @Test
    void everyoneMayEnterUntilItIsClosed() {
        assertThat(closing.enter()).isTrue();
        closing.leave();

        closing.close();

        assertThat(closing.enter()).isFalse();
    }

    @Test
    void closingWaitsForThoseWhoAreInside() throws Exception {
        closing.enter();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(closing::close);
        await().until(() -> !closing.enter() || leaves());

        assertThat(closed).isNotDone();
        closing.leave();

        closed.get(10, TimeUnit.SECONDS);
    }

    /** Undoes an entrance that was still allowed. */
    private boolean leaves() {
        closing.leave();
        return false;
    }

    @Test
    void closingDoesNotWaitForOneWhoHangs() {
        closing.enter();

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            closing.close();
            return true;
        });

        assertThat(closing.enter()).isFalse();
    }
}
