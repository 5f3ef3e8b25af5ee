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

/** A repeat of an event that was routed is acknowledged and not routed again. */
class OnceIT extends SuiteIT {

    OnceIT() {
        super("once");
    }

    @Test
    void aRepeatIs200AndNotRouted() {
        String form = Smsc.status(Smsc.newId());

        assertThat(application().form(form).statusCode()).isEqualTo(200);
        assertThat(application().form(form).statusCode()).isEqualTo(200);

        assertThat(events()).hasSize(1);
    }
}
