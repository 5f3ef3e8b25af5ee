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
package io.github.camelsmsc.client;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallSettingsTest {

    @Test
    void theyShowNothingOfTheAccount() {
        CallSettings settings = new CallSettings(List.of(URI.create("https://smsc.example/sys")), "alex", "secret", "key", 3, 1, 1,
                Duration.ZERO, Duration.ZERO, null, null, Map.of("proxyAuthPassword", "hidden"), ZoneOffset.UTC);
        assertThat(settings.toString()).doesNotContain("alex", "secret", "key", "hidden");
    }
}
