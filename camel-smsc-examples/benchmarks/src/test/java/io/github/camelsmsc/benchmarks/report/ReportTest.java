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
package io.github.camelsmsc.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelsmsc.benchmarks.codec.CodecMeasurement.Cost;
import io.github.camelsmsc.benchmarks.http.HttpResults;
import io.github.camelsmsc.benchmarks.http.Plan;
import io.github.camelsmsc.benchmarks.http.ServerKind;
import io.github.camelsmsc.benchmarks.http.Turn;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

    @Test
    void serversHaveARowEachAndTheirRatios() {
        List<Turn> turns = new ArrayList<>();
        turns.add(new Turn(ServerKind.WORKER, 64, 80_000, 500, 1_250, 9));
        turns.add(new Turn(ServerKind.ROUTE, 64, 20_000, 2_000, 5_000, 30));
        turns.add(new Turn(ServerKind.CALLBACK, 64, 40_000, 1_000, 2_500, 17.25));
        Plan plan = new Plan(1, List.of(new Plan.Cell(64, 1, 2)));

        String text = Report.http(new HttpResults(turns), plan, "-Xmx512m", "a client");

        assertThat(text).contains("|naked Vert.x worker |64 |1 x 2 s |80,000 (80,000-80,000) |0.50 |1.25 |9.0\n",
                "|`smsc:callback` |64 |1 x 2 s |40,000 (40,000-40,000) |1.00 |2.50 |17.3\n", "|64 |2.00 |0.50\n");
    }

    @Test
    void stepsThatWereNotMeasuredHaveNoRow() {
        String text = Report.codec(Map.of("all", new Cost(2_000, 50, 3_000), "naiveAll", new Cost(7_000, 90, 9_000)));

        assertThat(text).contains("|all of it |2,000 ± 50 |3,000 |7,000 ± 90 |9,000 |3.5\n").doesNotContain("verify");
    }

    @Test
    void theMachineIsOneSentence() {
        assertThat(new Machine(2, "Some CPU", "Linux", "17 (VM)", 0.26).describe())
                .isEqualTo("Machine: 2 cores (Some CPU), Linux, JDK 17 (VM), load average before the start 0.3.");
        assertThat(new Machine(2, "Some CPU", "Linux", "17 (VM)", -1).describe()).endsWith("JDK 17 (VM).");
    }
}
