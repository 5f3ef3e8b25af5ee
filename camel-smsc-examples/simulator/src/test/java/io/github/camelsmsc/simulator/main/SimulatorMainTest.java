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
package io.github.camelsmsc.simulator.main;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import io.github.camelsmsc.simulator.Handler;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.Task;
import io.github.camelsmsc.simulator.api.TaskState;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatorMainTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void onceItShowsEachPageAndEachCallbackAndEndsWithCode0() {
        runOnce();

        assertThat(text()).contains("4.20 (1 SMS)", "\"balance\": \"995.80\"", "bytes of image/png", "МТС, SMS, звонки", "\"cost\": \"150.00\"", "<result>OK</result>", "all_phones",
                "name = report", "Привет, мир", "waitcall=1", "-> 200").doesNotContain("hidden-one");
    }

    /** As the component reads dates unless its option zone says otherwise. */
    @Test
    void itsAccountWritesTheTimeOfMoscow() {
        DateTimeFormatter hour = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:").withZone(ZoneId.of("Europe/Moscow"));
        String before = hour.format(Instant.now());

        runOnce();

        assertThat(text()).containsAnyOf("created = " + before, "created = " + hour.format(Instant.now()));
    }

    @Test
    void theConsoleSaysWhatTheProviderMakesOf404() {
        try (Handler handler = new Handler(n -> 404); SmscSimulator smsc = SmscSimulator.builder().build().start()) {
            Console console = new Console(smsc, out);
            console.obey("handler " + handler.address() + "/");
            console.obey("status 1 79991234567 1");
        }
        assertThat(text()).contains("the handler answered 404, which the provider takes for delivered");
    }

    private void runOnce() {
        PrintStream before = System.out;
        System.setOut(out);
        try {
            assertThat(new CommandLine(new SimulatorMain()).execute("--once", "--password=hidden-one")).isZero();
        } finally {
            System.setOut(before);
        }
    }

    private CommandLine line() {
        return SimulatorMain.commandLine(new SimulatorMain(false)).setErr(new PrintWriter(out, true))
                .setOut(new PrintWriter(out, true));
    }

    @ParameterizedTest
    @CsvSource({ "--no-such-option, --no-such-option", "--balance=much, --balance", "--port=99999, --port", "--port=x, --port",
        "--callback-url=ftp://127.0.0.1/, --callback-url", "--callback-url=http://h/?md5=a.b, --callback-url",
        "--export-size=-1, --export-size" })
    void aWrongOptionIsNamedInOneLineAndEndsWithCode2(String argument, String option) {
        assertThat(line().execute(argument)).isEqualTo(2);
        assertThat(text().lines()).singleElement().asString().contains(option).doesNotContain("Exception", "a.b");
    }

    @Test
    void aBusyPortIsNamedInOneLineAndEndsWithCode2() {
        try (SmscSimulator other = SmscSimulator.builder().build().start()) {
            assertThat(line().execute("--port=" + other.port())).isEqualTo(2);
            assertThat(text().lines()).singleElement().asString().contains("--port", Integer.toString(other.port()));
        }
    }

    @Test
    void itsVersionIsThatOfTheBuild() {
        assertThat(line().execute("--version")).isZero();
        assertThat(text()).matches("smsc-simulator \\d+\\.\\d+\\.\\d+.*\\R");
    }

    @Test
    void commandsOfTheConsole() {
        try (Handler handler = new Handler(n -> n == 1 ? 503 : 200);
             SmscSimulator smsc = SmscSimulator.builder().clock(new SimulatedClock()).build().start()) {
            Console console = new Console(smsc, out);
            smsc.addTask(Task.of(4, "four"));
            assertThat(console.obey("handler " + handler.address() + "/")).isTrue();
            assertThat(console.obey("status 1 79991234567 1")).isTrue();
            assertThat(console.obey("message 79991234567 79990000001 Привет, мир")).isTrue();
            assertThat(console.obey("call 79991234567")).isTrue();
            assertThat(console.obey("task 4 3")).isTrue();
            assertThat(console.obey("clock 4")).isTrue();
            assertThat(smsc.now()).hasToString("2023-11-14T22:17:20Z");
            assertThat(console.obey("clock " + Long.MAX_VALUE)).isTrue();
            assertThat(console.obey("account")).isTrue();
            assertThat(console.obey("status one")).isTrue();
            assertThat(console.obey("quit")).isFalse();
            assertThat(smsc.tasks().get(0).state()).isEqualTo(TaskState.CANCELED);
            // the clock was moved, so the first one came again
            assertThat(handler.seen()).hasSize(3);
        }
        assertThat(text()).contains("the handler answered 503; it is repeated every 4 minutes",
                "the handler answered 200",
                "No call from this subscriber is awaited", "balance 1000.00", "task 4 four: CANCELED", "Commands:");
    }
}
