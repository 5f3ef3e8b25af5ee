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

import io.github.camelsmsc.model.DownloadTask;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;

import static org.assertj.core.api.Assertions.assertThat;

/** No input makes the parser throw anything but its own error, or take more than linear time. */
class AnswersPropertyTest {

    private static final List<SmscRequest> REQUESTS = List.of(
            Requests.phones(), Requests.rent("79990000001", false), Requests.renewal("79990000001", true),
            Requests.waitCall("79990000001"), Requests.tasks());

    private static void read(byte[] answer, int fmt, SmscRequest request) {
        AnswerParser.error(answer, Requests.balance());
        try {
            assertThat(Answers.read(request, answer, fmt, Clock.systemUTC())).isNotNull();
        } catch (UnreadableAnswer e) {
            assertThat(e).hasMessage("not understood");
        }
    }

    @Property(tries = 500)
    void anyBytesAreReadOrUnreadable(@ForAll byte[] answer, @ForAll @IntRange(max = 3) int fmt,
                                     @ForAll @IntRange(max = 4) int request) {
        read(answer, fmt, REQUESTS.get(request));
    }

    @Provide
    Arbitrary<String> almostAnswers() {
        return Arbitraries.of("{", "}", "[", "]", "\"", ",", ":", "phone", "\"phone\"", " = ", "79990000001", "-9", "0", "\\",
                "<", ">", "</", "/>", "list", "<result>", "</result>", "<error_code>", "&lt;", "&x;", "<![CDATA[", "<!--", "<?",
                "ERROR", "(", ")", "\n", "\r", "\u2028", "id", ", status = 2", "cost", "1e9", "null", "\uD800", "<!DOCTYPE a>")
                .list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    @Property(tries = 1000)
    void almostAnswersAreReadOrUnreadable(@ForAll("almostAnswers") String answer, @ForAll @IntRange(max = 3) int fmt,
                                          @ForAll @IntRange(max = 4) int request) {
        read(answer.getBytes(StandardCharsets.UTF_8), fmt, REQUESTS.get(request));
    }

    @Provide
    Arbitrary<String> seeds() {
        return Arbitraries.of(",", ",1", ",1,1", ", status = 2", ", status = 2, created = , time = ", "{", "[", "{\"a\":", "[\"",
                "<a>", "<a b=\"\">", "<a/>", "&lt;", "\"", "\\\"", "1\"", "\n", "\r", " ", "9", "(", "id = 1, name = ", "1,", ",1,2.2.22,", "\u2028,1",
                "<!--", "ERROR = 1 (", "{\"a\":1}", "[79\"");
    }

    @Property(tries = 30)
    void timeIsLinear(@ForAll("seeds") String head, @ForAll("seeds") String body, @ForAll("seeds") String tail) {
        byte[] answer = (head + body.repeat(100_000 / body.length()) + tail).getBytes(StandardCharsets.UTF_8);
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> {
            for (SmscRequest request : REQUESTS) {
                for (int fmt = 0; fmt <= 3; fmt++) {
                    read(answer, fmt, request);
                }
            }
        });
    }

    @Property(tries = 200)
    void aTaskIsTheSameInTextAndCsv(@ForAll @AlphaChars @StringLength(max = 20) String name,
                                    @ForAll @IntRange(max = 4) int status) throws UnreadableAnswer {
        String csv = "5," + name + ", " + name + "," + status + ",14.11.23 22:13:20,14.11.23 22:13:21,f.csv";
        String text = "id = 5, name = " + name + ", " + name + ", status = " + status
                      + ", created = 14.11.23 22:13:20, time = 14.11.23 22:13:21, file = f.csv";
        Object expected = List.of(new DownloadTask(
                5, (name + ", " + name).strip(), status, "14.11.23 22:13:20", "14.11.23 22:13:21", "f.csv"));
        SmscRequest request = Requests.tasks();
        assertThat(Answers.read(request, csv.getBytes(StandardCharsets.UTF_8), 1, Clock.systemUTC())).isEqualTo(expected);
        assertThat(Answers.read(request, text.getBytes(StandardCharsets.UTF_8), 0, Clock.systemUTC())).isEqualTo(expected);
    }
}
