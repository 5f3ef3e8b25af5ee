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

import static org.assertj.core.api.Assertions.assertThat;

/** The answers of receive_phones, wait_call and downloads. */
class AnswersPropertyTest extends AnswersContract {

    AnswersPropertyTest() {
        super(100_000, List.of(Requests.phones(), Requests.rent("79990000001", false), Requests.renewal("79990000001", true),
                Requests.waitCall("79990000001"), Requests.tasks()));
    }

    @Override
    @Provide
    Arbitrary<String> almostAnswers() {
        return Arbitraries.of("{", "}", "[", "]", "\"", ",", ":", "phone", "\"phone\"", " = ", "79990000001", "-9", "0", "\\",
                "<", ">", "</", "/>", "list", "<result>", "</result>", "<error_code>", "&lt;", "&x;", "<![CDATA[", "<!--", "<?",
                "ERROR", "(", ")", "\n", "\r", "\u2028", "id", ", status = 2", "cost", "1e9", "null", "\uD800", "<!DOCTYPE a>")
                .list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    @Override
    @Provide
    Arbitrary<String> seeds() {
        return Arbitraries.of(",", ",1", ",1,1", ", status = 2", ", status = 2, created = , time = ", "{", "[", "{\"a\":", "[\"",
                "<a>", "<a b=\"\">", "<a/>", "&lt;", "\"", "\\\"", "1\"", "\n", "\r", " ", "9", "(", "id = 1, name = ", "1,", ",1,2.2.22,", "\u2028,1",
                "<!--", "ERROR = 1 (", "{\"a\":1}", "[79\"");
    }

    @Property(tries = 200)
    void aTaskIsTheSameInTextAndCsv(@ForAll @AlphaChars @StringLength(max = 20) String name,
                                    @ForAll @IntRange(max = 4) int status) throws UnreadableAnswer {
        String csv = "5," + name + ", " + name + "," + status + ",14.11.23 22:13:20,14.11.23 22:13:21,f.csv";
        String text = "id = 5, name = " + name + ", " + name + ", status = " + status
                      + ", created = 14.11.23 22:13:20, time = 14.11.23 22:13:21, file = f.csv";
        Object expected = List.of(new DownloadTask(
                5, (name + ", " + name).strip(), status, "14.11.23 22:13:20", "14.11.23 22:13:21", "f.csv"));
        assertThat(read(csv, 1, Requests.tasks())).isEqualTo(expected);
        assertThat(read(text, 0, Requests.tasks())).isEqualTo(expected);
    }
}
