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
package io.github.camelsmsc.api;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What makes two requests identical, and what the provider reads of one. */
class SmscRequestTest {

    private static SmscRequest send(String first, String second) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put(first, "1");
        more.put(second, "1");
        return Call.SEND.request(Map.of(Parameter.RECIPIENTS, "79991234567"), more, "text");
    }

    @Test
    void theOrderOfItsParametersMakesNoOtherRequest() {
        assertThat(send("tz", "op").identity()).isEqualTo(send("op", "tz").identity()).isNotEqualTo(send("op", "err").identity());
    }

    @Test
    void aNameBringsNoOtherParameterAlong() {
        assertThat(SmscRequest.form(Map.of("tz=3&cost", "1"))).isEqualTo("tz%3D3%26cost=1");
    }
}
