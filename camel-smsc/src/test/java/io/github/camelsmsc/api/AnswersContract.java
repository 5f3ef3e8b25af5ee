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

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;

import static org.assertj.core.api.Assertions.assertThat;

/** No input makes the parser throw anything but its own error, or take more than linear time. */
abstract class AnswersContract {

    private final int longest;
    private final List<SmscRequest> requests;

    /** The answers to each of these requests, up to so many characters. */
    AnswersContract(int longest, List<SmscRequest> requests) {
        this.longest = longest;
        this.requests = requests;
    }

    /** Made of pieces that answers have. */
    @Provide
    abstract Arbitrary<String> almostAnswers();

    /** What a long answer may repeat. */
    @Provide
    abstract Arbitrary<String> seeds();

    static Object read(String answer, int fmt, SmscRequest request) throws UnreadableAnswer {
        return Answers.read(request, answer.getBytes(StandardCharsets.UTF_8), fmt, Clock.systemUTC());
    }

    private static void readOrNot(byte[] answer, int fmt, SmscRequest request) {
        Answers.error(answer, Requests.balance());
        try {
            assertThat(Answers.read(request, answer, fmt, Clock.systemUTC())).isNotNull();
        } catch (UnreadableAnswer e) {
            assertThat(e).hasMessage("not understood");
        }
    }

    @Property(tries = 500)
    void anyBytesAreReadOrUnreadable(@ForAll byte[] answer, @ForAll @IntRange(max = 3) int fmt, @ForAll @IntRange(max = 59) int request) {
        readOrNot(answer, fmt, requests.get(request % requests.size()));
    }

    @Property(tries = 2000)
    void almostAnswersAreReadOrUnreadable(@ForAll("almostAnswers") String answer, @ForAll @IntRange(max = 3) int fmt,
                                          @ForAll @IntRange(max = 59) int request) {
        readOrNot(answer.getBytes(StandardCharsets.UTF_8), fmt, requests.get(request % requests.size()));
    }

    @Property(tries = 30)
    void timeIsLinear(@ForAll("seeds") String head, @ForAll("seeds") String body, @ForAll("seeds") String tail) {
        byte[] answer = (head + body.repeat(longest / body.length()) + tail).getBytes(StandardCharsets.UTF_8);
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> {
            for (SmscRequest request : requests) {
                for (int fmt = 0; fmt <= 3; fmt++) {
                    readOrNot(answer, fmt, request);
                }
            }
        });
    }
}
