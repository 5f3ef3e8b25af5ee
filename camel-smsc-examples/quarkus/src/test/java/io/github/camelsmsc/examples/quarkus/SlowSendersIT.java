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
package io.github.camelsmsc.examples.quarkus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelsmsc.consumer.http.RawHttp;
import io.github.camelsmsc.consumer.http.SlowSendersContract;
import io.github.camelsmsc.consumer.http.Smsc;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Senders that take their time, with threads as Quarkus has them. */
class SlowSendersIT extends SuiteIT implements SlowSendersContract {

    SlowSendersIT() {
        super("callbacks");
        application.property("read.timeout", "3s");
    }

    @Test
    void fiveHundredSendersThatStayAwayAre408() throws Exception {
        List<RawHttp> senders = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                senders.add(new RawHttp(application.port(), Duration.ofSeconds(20)).send(RawHttp.head("POST", Application.PATH,
                        "Content-Type: " + Smsc.FORM, "Content-Length: 1000") + "id=1"));
            }
            for (RawHttp sender : senders) {
                assertThat(sender.answer().status()).isEqualTo(408);
            }
        } finally {
            senders.forEach(RawHttp::close);
        }
    }
}
