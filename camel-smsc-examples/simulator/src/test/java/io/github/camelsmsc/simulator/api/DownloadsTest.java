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
package io.github.camelsmsc.simulator.api;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DownloadsTest {

    private static final String PAGE = "downloads.php";
    private static final String TIMES = "14.11.2023 22:13:20";

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(b -> b.clock(new SimulatedClock()));

    private SmscSimulator smsc;
    private Calls calls;

    @BeforeEach
    void tasks() {
        smsc = extension.simulator();
        calls = new Calls(smsc);
        smsc.addTask(Task.completed(5, "отчёт", ExportFile.csv("id;текст\n1;Привет\n")).withFile("report.csv"));
        smsc.addTask(Task.of(6, "second"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | id = 5, name = отчёт, status = 2, created = T, time = T, file = report.csv
            1 | 5,отчёт,2,T,T,report.csv
            2 | '<list>\n<task>\n<id>5</id>\n<name>отчёт</name>\n<status>2</status>\n\
            <created>T</created>\n<time>T</time>\n<file>report.csv</file>\n</task>\n</list>'
            3 | '[{\n"id": 5,\n"name": "отчёт",\n"status": "2",\n\
            "created": "T",\n"time": "T",\n"file": "report.csv"\n}]'
            """)
    void listOfTasks(int fmt, String answer) {
        assertThat(calls.text(PAGE, "get_list=1&cnt=1&fmt=" + fmt))
                .isEqualTo(answer.replace("T", TIMES));
    }

    @Test
    void cntIsTheNumberOfTasksReturned() {
        assertThat(calls.text(PAGE, "get_list=1&cnt=1&fmt=1")).startsWith("5,").doesNotContain("\n");
    }

    @Test
    void afterIdReturnsTasksWithIdsFollowingIt() {
        assertThat(calls.text(PAGE, "get_list=1&after_id=5&fmt=1")).startsWith("6,").doesNotContain("\n");
    }

    @Test
    void emptyListInJson() {
        assertThat(calls.text(PAGE, "get_list=1&after_id=6&fmt=3")).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "id=5", "name=%EE%F2%F7%B8%F2", "name=report.csv" })
    void fileOfATaskByIdOrNameInTheRequestsCharset(String which) {
        HttpResponse<byte[]> answer = calls.get(PAGE, "get_file=1&" + which + "&" + Calls.CREDENTIALS);
        assertThat(new String(answer.body(), Calls.WINDOWS_1251)).isEqualTo("id;текст\n1;Привет\n");
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"report.csv\"");
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
    }

    @Test
    void fileIsAvailableAfterStatus2() {
        assertThat(calls.text(PAGE, "get_file=1&id=6")).isEqualTo("ERROR = 5 (task or file not found)");
        smsc.taskState(6, TaskState.COMPLETED);
        assertThat(calls.text(PAGE, "get_file=1&id=6")).startsWith("id;phone;status");
    }

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void statusIsPendingInProgressCompletedCanceledOrError(TaskState state) {
        smsc.taskState(6, state);
        assertThat(calls.text(PAGE, "get_list=1&after_id=5&fmt=1")).startsWith("6,second," + state.code() + ",");
    }

    @Test
    void taskGoesThroughItsStatesByTheClock() {
        smsc.addTask(Task.of(7, "third").runs(Duration.ofMinutes(1), Duration.ofMinutes(5)));
        assertThat(smsc.tasks().get(2).state()).isEqualTo(TaskState.PENDING);
        smsc.clock().advance(Duration.ofMinutes(1));
        assertThat(smsc.tasks().get(2).state()).isEqualTo(TaskState.IN_PROGRESS);
        smsc.clock().advance(Duration.ofMinutes(4));
        assertThat(smsc.tasks().get(2).state()).isEqualTo(TaskState.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "get_list=1&get_file=1", "get_list=1&cnt=x", "get_list=1&after_id=x", "get_file=1",
        "get_file=1&id=x" })
    void error1ErrorInParameters(String parameters) {
        assertThat(calls.text(PAGE, parameters)).isEqualTo("ERROR = 1 (parameters error)");
    }

    @Test
    void error5TheTaskWasNotFound() {
        assertThat(calls.text(PAGE, "get_file=1&id=99&fmt=3"))
                .isEqualTo("{\n\"error\": \"task or file not found\",\n\"error_code\": 5\n}");
    }

    @Test
    void exportOfAnySizeIsMadeWhileItIsSent() throws Exception {
        long size = 200_000_000L;
        smsc.addTask(Task.completed(8, "big", ExportFile.generated(size)));
        URI address = URI.create(smsc.baseUri() + "/" + PAGE + "?get_file=1&id=8&" + Calls.CREDENTIALS);
        long read = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = address.toURL().openStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                read += count;
            }
        }
        assertThat(read).isEqualTo(size);
    }

    @Test
    void chunkedExportHasNoContentLength() {
        smsc.addTask(Task.completed(8, "chunks", ExportFile.generated(100_001).chunked()));
        HttpResponse<byte[]> answer = calls.post(PAGE, "get_file=1&id=8&" + Calls.CREDENTIALS);
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
        assertThat(answer.body()).hasSize(100_001);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "отчёт|attachment; filename=\"_____.csv\"; filename*=UTF-8''%D0%BE%D1%82%D1%87%D1%91%D1%82.csv",
        "a \"b\" \\c|attachment; filename=\"a \\\"b\\\" \\\\c.csv\"" })
    void contentDispositionIsAsciiWhateverTheNameIs(String name, String header) {
        smsc.addTask(Task.completed(8, name, ExportFile.csv("x")));
        assertThat(calls.post(PAGE, "get_file=1&id=8&" + Calls.CREDENTIALS).headers().firstValue("Content-Disposition"))
                .hasValue(header);
    }

    @Test
    void contentDispositionCanBeAnythingOrNothing() {
        smsc.addTask(Task.completed(8, "bad",
                ExportFile.csv("x").contentDisposition("attachment; filename=\"../../etc/passwd\"")));
        smsc.addTask(Task.completed(9, "none", ExportFile.csv("x").noContentDisposition()));
        assertThat(calls.post(PAGE, "get_file=1&id=8&" + Calls.CREDENTIALS).headers()
                .firstValue("Content-Disposition")).hasValue("attachment; filename=\"../../etc/passwd\"");
        assertThat(calls.post(PAGE, "get_file=1&id=9&" + Calls.CREDENTIALS).headers()
                .firstValue("Content-Disposition")).isEmpty();
    }
}
