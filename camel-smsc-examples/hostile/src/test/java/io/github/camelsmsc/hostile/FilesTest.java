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
package io.github.camelsmsc.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelsmsc.RawServer;
import io.github.camelsmsc.SmscException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that drip, files that are not what they seem, names that want to be somewhere else. */
class FilesTest extends CallsUnderAttack {

    private static final String FILE = "smsc:downloads?action=get_file&quota=off";

    @Override
    int millis() {
        return 2_000;
    }

    /** As many as the account may have requests at once. */
    @Test
    void filesThatDripGiveTheirPlacesBack() throws Exception {
        reacts((connection, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\n");
            while (!connection.isClosed()) {
                RawServer.write(out, "a");
                new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(14);
        try {
            List<Future<Exchange>> drips = IntStream.range(0, 14).mapToObj(i -> threads.submit(() -> call(Call.FILE.address))).toList();
            for (Future<Exchange> drip : drips) {
                assertThat(drip.get(IN_TIME.toSeconds(), TimeUnit.SECONDS).getException()).isInstanceOf(SmscException.class);
            }
        } finally {
            threads.shutdownNow();
        }
        try (var left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".lock"))).isEmpty();
        }
    }

    /** What others can put into a directory that all share. */
    @ParameterizedTest
    @ValueSource(strings = {
        "mkfifo camel-smsc-x.lock",
        "mkfifo camel-smsc-x.lock && mkdir camel-smsc-x",
        "ln -s /dev/zero camel-smsc-x.lock",
        "ln -s ../precious/file camel-smsc-x.lock",
        "ln ../precious/file camel-smsc-x.lock && ln -s ../precious camel-smsc-x",
        "touch camel-smsc-x.lock && ln -s ../precious camel-smsc-x",
        "touch camel-smsc-x.lock && mkdir camel-smsc-x && ln -s ../../precious camel-smsc-x/file-1.part",
        "touch camel-smsc-x.lock && ln -s . camel-smsc-x",
        "touch camel-smsc-..lock camel-smsc-.lock camel-smsc-x.lock.lock",
        "mkdir camel-smsc-x.lock",
        "mkdir -p camel-smsc-x.lock/a && touch camel-smsc-x.lock/b",
        "ln -s nowhere camel-smsc-x.lock",
        "touch camel-smsc-x.lock && touch camel-smsc-x",
        "touch camel-smsc-$(printf '\\377').lock 2> /dev/null || true"})
    void namesInTheTemporaryDirectoryThatAreNotOurs(String command) throws Exception {
        Path precious = Files.createDirectory(directory.resolve("precious"));
        Files.writeString(precious.resolve("file"), "precious");
        Path temp = Files.createDirectory(directory.resolve("temp"));
        assertThat(new ProcessBuilder("sh", "-c", command).directory(temp.toFile()).start().waitFor()).isZero();
        answers("a;b");

        Exchange done = context.createProducerTemplate().request(FILE + "&taskId=7&tempDirectory=" + temp, exchange -> { });

        assertThat(done.getException()).isNull();
        assertThat(precious.resolve("file")).hasContent("precious");
    }

    @Test
    void aTemporaryDirectoryThatCannotBe() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        answers("a;b");
        assertThat(context.createProducerTemplate().request(FILE + "&taskId=7&tempDirectory=" + file.resolve("below"), exchange -> { })
                .getException()).isInstanceOf(SmscException.class);
    }

    /** Two exports are two files, whatever they are called, and lie where the route puts them. */
    @Test
    void namesThatLookAlikeOrLeadElsewhere() throws Exception {
        Path out = directory.resolve("out");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:file").toD(FILE + "&taskName=RAW(${header.task})&tempDirectory=" + directory).to("file:" + out);
            }
        });
        List<String> names = List.of("Отчет.csv", "Архив.csv", "?????.csv", "_____.csv", "../../report.csv", "..\\..\\report.csv",
                "/etc/passwd", "..", ".", ".hidden", "a/b.csv", "a_b.csv", "CON", "report.csv\u0000.exe", "report.csv ", "r\u00e9port.csv",
                "a".repeat(300) + ".csv", "a".repeat(301) + ".csv", "${date:now}.csv", "\u202evsc.txt");
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            answers("content of " + name);
            Exchange done = context.createProducerTemplate().request("direct:file", exchange -> exchange.getMessage().setHeader("task", name));
            if (done.getException() == null) {
                assertThat(seen.add(done.getMessage().getHeader(Exchange.FILE_NAME, String.class))).as(name).isTrue();
            } else {
                assertThat(done.getException()).as(name).isInstanceOfAny(SmscException.class, IllegalArgumentException.class);
            }
        }
        assertThat(seen).hasSizeGreaterThan(10).allMatch(name -> name.matches("[A-Za-z0-9_-][A-Za-z0-9._ -]{0,250}"));
        try (var files = Files.list(out)) {
            assertThat(files).hasSameSizeAs(seen);
        }
    }

    @Test
    void tasksOfOneName() throws Exception {
        Set<Object> names = new HashSet<>();
        for (String task : List.of("7", "8")) {
            reacts((connection, out) -> RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; "
                    + "filename=\"../report.csv\"\r\nContent-Length: 3\r\n\r\na;b"));
            names.add(call("smsc:downloads?action=get_file&taskId=" + task).getMessage().getHeader(Exchange.FILE_NAME));
        }
        assertThat(names).containsExactlyInAnyOrder("7-report.csv", "8-report.csv");
    }

    /** The directory of the files is for the owner alone, the user's folder is the user's affair. */
    @Test
    void anExportIsReadableLikeAnyNewFile() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:file").to(FILE + "&taskId=7&tempDirectory=" + directory).to("file:" + directory.resolve("out"));
            }
        });
        answers("a;b");
        assertThat(context.createProducerTemplate().request("direct:file", exchange -> { }).getException()).isNull();
        try (var files = Files.list(directory.resolve("out"))) {
            assertThat(Files.getPosixFilePermissions(files.findFirst().orElseThrow()))
                    .isEqualTo(Files.getPosixFilePermissions(Files.createFile(directory.resolve("any"))));
        }
    }
}
