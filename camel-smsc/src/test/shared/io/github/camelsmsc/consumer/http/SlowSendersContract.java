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

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Senders that take their time do not keep others from being answered. */
public interface SlowSendersContract extends CallbackSuite {

    int SENDERS = 500;
    Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    default void fiveHundredSendersOfOneByteASecondStopNobody() throws Exception {
        List<RawHttp> senders = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            String head = RawHttp.head("POST", application().uri("/smsc/callback").getPath(), "Content-Type: " + Smsc.FORM,
                    "Content-Length: 1000");
            for (int i = 0; i < SENDERS; i++) {
                senders.add(new RawHttp(application().port(), PATIENCE).send(head + "i"));
            }
            clock.scheduleAtFixedRate(() -> senders.forEach(SlowSendersContract::sendOneByte), 1, 1, TimeUnit.SECONDS);

            for (int i = 0; i < 20; i++) {
                assertThat(application().form(Smsc.status(Smsc.newId())).statusCode()).isEqualTo(200);
            }
            assertThat(events()).hasSize(20);
        } finally {
            clock.shutdownNow();
            senders.forEach(RawHttp::close);
        }
    }

    private static void sendOneByte(RawHttp sender) {
        try {
            sender.send("a");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
