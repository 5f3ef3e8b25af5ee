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
package io.github.camelsmsc.benchmarks.codec;

import io.github.camelsmsc.callback.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallbackBenchmarkTest {

    private final CallbackBenchmark benchmark = new CallbackBenchmark();

    @BeforeEach
    void prepare() throws Refusal {
        benchmark.prepare();
    }

    @Test
    void bothWaysGiveTheSameJson() throws Refusal {
        assertThat(benchmark.all()).isEqualTo(benchmark.naiveAll()).contains("\"mes\":\"Здравствуйте!");
    }

    @Test
    void bothWaysFindTheSignatureRight() throws Refusal {
        assertThat(benchmark.verify()).isEqualTo("md5");
        assertThat(benchmark.naiveVerify()).isTrue();
    }

    @Test
    void stepsOfBothWaysGiveTheSame() throws Refusal {
        assertThat(benchmark.json()).isEqualTo(benchmark.naiveJson());
        assertThat(benchmark.decode().names()).isEqualTo(benchmark.naiveDecode().keySet());
    }
}
