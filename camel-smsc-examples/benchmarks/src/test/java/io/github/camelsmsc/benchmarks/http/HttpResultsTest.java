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

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HttpResultsTest {

    private final HttpResults results = new HttpResults(List.of(
            turn(ServerKind.ROUTE, 64, 100), turn(ServerKind.CALLBACK, 64, 200),
            turn(ServerKind.CALLBACK, 64, 30), turn(ServerKind.ROUTE, 64, 10),
            turn(ServerKind.ROUTE, 64, 50), turn(ServerKind.CALLBACK, 64, 110),
            turn(ServerKind.CALLBACK, 1, 7), turn(ServerKind.CALLBACK, 1, 8)));

    @Test
    void theRatioIsTheMedianOfTheRounds() {
        assertThat(results.ratio(ServerKind.CALLBACK, ServerKind.ROUTE, 64)).isEqualTo(2.2);
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(results.median(ServerKind.CALLBACK, 1, Turn::requestsPerSecond)).isEqualTo(7.5);
    }

    private static Turn turn(ServerKind kind, int connections, double requestsPerSecond) {
        return new Turn(kind, connections, requestsPerSecond, 1, 2, 3);
    }
}
