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

import java.util.Map;

import io.github.camelsmsc.consumer.http.CallbackSender;
import io.github.camelsmsc.consumer.http.StatusPoller;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.TWO_MINUTES;

@ExtendWith(SmscSimulatorExtension.class)
class LifecycleIT {

    @Test
    void neverSaysNotFoundWhileItStartsAndStopsAndLosesNothing(SmscSimulator smsc) throws Exception {
        try (Application application = new Application("lifecycle").launch(smsc.baseUri());
             StatusPoller poller = new StatusPoller(new CallbackSender(application.port()))) {
            await().atMost(TWO_MINUTES).until(() -> poller.acknowledged().size() > 20);
            application.stop();
            poller.close();

            Map<Integer, Integer> answers = poller.all();
            System.out.println("Answers from start to stop (-1: none): " + answers);
            assertThat(answers).containsKeys(200, StatusPoller.REFUSED);
            assertThat(answers.keySet()).isSubsetOf(200, 503, StatusPoller.REFUSED);
            assertThat(poller.acknowledged()).allSatisfy(id -> assertThat(
                    application.event("status", "status-" + id + "-79991234567-1-1700000000")).contains("\"id\":" + id));
        }
    }
}
