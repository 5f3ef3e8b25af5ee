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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What half bodies may hold together. */
class ReadBudgetTest {

    @Test
    void aBodyThatHasRoomIsTakenWhileLargerOnesAreRefused() {
        ReadBudget budget = new ReadBudget(() -> 100);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Boolean> larger = CompletableFuture.supplyAsync(() -> {
            boolean taken = false;
            while (!over.get()) {
                taken |= budget.take(101);
            }
            return taken;
        });
        boolean taken = true;
        for (int i = 0; i < 50_000 && taken; i++) {
            taken = budget.take(100);
            budget.release(taken ? 100 : 0);
        }
        over.set(true);

        assertThat(taken).isTrue();
        assertThat(larger.join()).isFalse();
        assertThat(budget.held()).isZero();
    }
}
