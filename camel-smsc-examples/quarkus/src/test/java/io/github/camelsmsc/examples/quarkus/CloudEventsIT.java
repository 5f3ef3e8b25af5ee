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

import io.github.camelsmsc.consumer.http.Smsc;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The data type of CloudEvents is found in the built application. */
class CloudEventsIT extends SuiteIT {

    CloudEventsIT() {
        super("cloudevents");
    }

    @Test
    void aStatusIsACloudEvent() {
        long id = Smsc.newId();

        assertThat(application().form(Smsc.status(id)).statusCode()).isEqualTo(200);
        assertThat(application.event("io.github.camelsmsc.status", String.valueOf(id))).startsWith("{\"kind\":\"status\",\"id\":" + id);
    }
}
