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
package io.github.camelsmsc.benchmarks.http;

import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NioLoadTest {

    @Test
    void everyConnectionGetsItsAnswers() throws Exception {
        Load.Result result = new NioLoad().run(uri(ServerKind.PATH), 4, 1);

        assertThat(result.requests()).isGreaterThan(4);
        assertThat(result.errors()).isZero();
        assertThat(result.p50()).isPositive().isLessThanOrEqualTo(result.p99());
    }

    @Test
    void answersOfAnotherStatusAreErrors() throws Exception {
        Load.Result result = new NioLoad().run(uri("/elsewhere"), 1, 1);

        assertThat(result.requests()).isZero();
        assertThat(result.errors()).isPositive();
    }

    private static URI uri(String path) throws Exception {
        return URI.create("http://127.0.0.1:" + ServerKind.WORKER.start() + path);
    }
}
