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
package io.github.camelsmsc;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import io.github.camelsmsc.download.DownloadedFile;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The file of a task: on disk, whole, under a safe name, and gone when its exchange is done. */
@Timeout(60)
class SmscDownloadTest extends ProducerTestSupport {

    private static final String CSV = "id;phone;text\n1001;79990000001;Привет\n";

    @TempDir
    Path temp;
    @TempDir
    Path target;
    private String fetch;

    @BeforeEach
    void route() {
        fetch = "smsc:downloads?action=get_file&taskId=7&quota=off&tempDirectory=" + temp;
        server.handles(exchange -> ProviderServer.answer(exchange, 200, "text/csv", CSV));
    }

    private List<Path> filesOnDisk() throws Exception {
        try (Stream<Path> all = Files.walk(temp)) {
            return all.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".lock")).toList();
        }
    }

    private void addRoute(String from, String... to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({ "taskName=b.csv,CamelSmscTaskId,7", "taskId=8,CamelSmscTaskName,a.csv" })
    void whatNamesAnEarlierFileDoesNotStayBesideThisOne(String task, String header, String earlier) {
        Exchange done = send("smsc:downloads?action=get_file&quota=off&tempDirectory=" + temp + "&" + task, Map.of(header, earlier));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(header)).isNull();
    }

    @Test
    void theBodyIsReadableAsStreamBytesTextAndFile() throws Exception {
        Exchange[] seen = new Exchange[1];
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fetch").to(fetch).process(exchange -> {
                    seen[0] = exchange;
                    assertThat(exchange.getMessage().getBody()).isInstanceOf(DownloadedFile.class);
                    assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(CSV);
                    assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(CSV.getBytes(StandardCharsets.UTF_8));
                    assertThat(exchange.getMessage().getBody(File.class)).hasBinaryContent(CSV.getBytes(StandardCharsets.UTF_8));
                    assertThat(exchange.getMessage().getBody(Path.class)).hasBinaryContent(CSV.getBytes(StandardCharsets.UTF_8));
                    try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
                        assertThat(in).hasBinaryContent(CSV.getBytes(StandardCharsets.UTF_8));
                    }
                    assertThat(filesOnDisk()).hasSize(1);
                });
            }
        });
        Exchange done = send("direct:fetch");
        assertThat(done.getException()).isNull();
        assertThat(seen[0]).isNotNull();
        assertThat(done.getMessage().getHeaders()).containsEntry("CamelFileName", "7-.csv")
                .containsEntry("CamelSmscTaskId", 7L).containsEntry("CamelSmscOperation", "downloads");
        assertThat(filesOnDisk()).isEmpty();
        assertThatThrownBy(() -> done.getMessage().getBody(DownloadedFile.class).text())
                .isInstanceOf(NoSuchFileException.class).hasMessageContaining("copy it before");
    }

    @Test
    void aTextInWindows1251IsRead() {
        server.handles(exchange -> ProviderServer.answer(exchange, 200, "text/csv", CSV.getBytes(Charset.forName("windows-1251"))));
        String[] text = new String[1];
        template.request(fetch, exchange -> exchange.getExchangeExtension().addOnCompletion(
                new org.apache.camel.support.SynchronizationAdapter() {
                    @Override
                    public void onComplete(Exchange done) {
                        text[0] = done.getMessage().getBody(String.class);
                    }

                    @Override
                    public int getOrder() {
                        return Integer.MIN_VALUE;
                    }
                }));
        assertThat(text[0]).isEqualTo(CSV);
    }

    @Test
    void aFileConsumerGetsItUnderItsName() throws Exception {
        server.handles(exchange -> {
            exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"../../may.csv\"");
            ProviderServer.answer(exchange, 200, "text/csv", CSV);
        });
        addRoute("direct:fetch", fetch, "file:" + target);
        assertThat(send("direct:fetch").getException()).isNull();
        assertThat(target.resolve("7-may.csv")).hasBinaryContent(CSV.getBytes(StandardCharsets.UTF_8));
        assertThat(filesOnDisk()).isEmpty();
    }

    @Test
    void aSedaConsumerGetsItAndItIsRemovedAfterwards() throws Exception {
        CountDownLatch proceed = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fetch").to(fetch).to("seda:later");
                from("seda:later").process(exchange -> proceed.await(30, TimeUnit.SECONDS))
                        .convertBodyTo(String.class).to("mock:done");
            }
        });
        MockEndpoint mock = context.getEndpoint("mock:done", MockEndpoint.class);
        mock.expectedBodiesReceived(CSV);
        assertThat(template.send("direct:fetch", exchange -> { }).getException()).isNull();
        assertThat(filesOnDisk()).hasSize(1);
        proceed.countDown();
        mock.assertIsSatisfied();
        Awaitility.await().untilAsserted(() -> assertThat(filesOnDisk()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({ "Content-Length: 100000,", "Transfer-Encoding: chunked,FFFF" })
    void aFileThatIsNotWholeIsNotGivenOn(String header, String chunk) throws Exception {
        try (RawServer cutting = new RawServer((connection, out) -> RawServer.write(out, "HTTP/1.1 200 OK\r\n" + header
                + "\r\n\r\n" + (chunk == null ? "" : chunk + "\r\n") + "x".repeat(5000)))) {
            SmscException failure = failure(SmscException.class, fetch + "&baseUri=" + cutting.baseUri());
            assertThat(failure).isExactlyInstanceOf(SmscException.class);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(filesOnDisk()).isEmpty();
            assertThat(cutting.requests()).hasSize(1);
        }
    }

    @Test
    void aFileThatDripsIsCutAfterTheResponseTimeout() throws Exception {
        try (RawServer dripping = new RawServer((connection, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n" + "x".repeat(100_000));
            RawServer.trickle(out);
        })) {
            SmscException failure = failure(SmscException.class, fetch + "&responseTimeout=1s&baseUri=" + dripping.baseUri());
            assertThat(failure).hasMessageContaining("responseTimeout");
            assertThat(failure.isRetryable()).isTrue();
            assertThat(filesOnDisk()).isEmpty();
        }
    }

    @Test
    void theNameOfTheTaskIsTheNameOfTheFile() {
        Exchange done = send("smsc:downloads?action=get_file&tempDirectory=" + temp, Map.of("CamelSmscTaskName", "x/отчёт 5.csv"));
        assertThat(server.received().get(0).form()).containsEntry("name", "x/отчёт 5.csv").doesNotContainKey("id");
        assertThat(done.getMessage().getHeaders()).containsEntry("CamelSmscTaskName", "x/отчёт 5.csv")
                .hasEntrySatisfying("CamelFileName", name -> assertThat((String) name).matches("otchyot 5-[0-9a-f]{8}\\.csv"));
    }

    @Test
    void exportsOfOneNameAreFilesOfTheirOwnForAFileEndpoint() throws Exception {
        server.handles(exchange -> {
            exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"report.csv\"");
            ProviderServer.answer(exchange, 200, "text/csv", CSV);
        });
        addRoute("direct:keep", "smsc:downloads?action=get_file&tempDirectory=" + temp, "file:" + target);
        for (Object id : List.of(7, 8)) {
            template.request("direct:keep", exchange -> exchange.getMessage().setHeader("CamelSmscTaskId", id));
        }
        assertThat(target.toFile().list()).containsExactlyInAnyOrder("7-report.csv", "8-report.csv");
    }

    @Test
    void aFileEndpointGivesTheFileThePermissionsOfAnyNewFile() throws Exception {
        Path any = Files.createFile(target.resolve("any"));
        addRoute("direct:keep", fetch, "file:" + target);
        assertThat(send("direct:keep").getException()).isNull();
        assertThat(Files.getPosixFilePermissions(target.resolve("7-.csv"))).isEqualTo(Files.getPosixFilePermissions(any));
    }

    @Test
    void aDirectoryThatCannotBeMadeIsASmscExceptionAndNothingIsSent() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        SmscException failure = failure(SmscException.class, "smsc:downloads?action=get_file&taskId=7&tempDirectory=" + file.resolve("below"));
        assertThat(failure).isExactlyInstanceOf(SmscException.class).hasMessageContaining("tempDirectory");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aFileThatTheServerCompressesIsKeptAsItWas() throws Exception {
        server.handles(exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding")).contains("gzip");
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(compressed)) {
                gzip.write(CSV.repeat(10_000).getBytes(StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            ProviderServer.answer(exchange, 200, "text/csv", compressed.toByteArray());
        });
        addRoute("direct:keep", fetch, "file:" + target);
        assertThat(send("direct:keep").getException()).isNull();
        assertThat(target.resolve("7-.csv")).hasBinaryContent(CSV.repeat(10_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileOfGzipIsNotUnpacked() throws Exception {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        server.handles(exchange -> ProviderServer.answer(exchange, 200, "application/gzip", compressed.toByteArray()));
        addRoute("direct:keep", fetch, "file:" + target);
        assertThat(send("direct:keep").getException()).isNull();
        assertThat(target.resolve("7-.csv")).hasBinaryContent(compressed.toByteArray());
    }

    @Test
    void nothingIsLeftOnDiskWhenTheContextStops() throws Exception {
        send(fetch);
        context.stop();
        try (Stream<Path> all = Files.list(temp)) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void nothingIsMadeOnDiskWhileTheComponentIsStopped() throws Exception {
        addRoute("direct:fetch", fetch);
        smsc.stop();
        assertThat(failure(SmscException.class, "direct:fetch")).hasMessageContaining("the component is stopped");
        send(fetch + "&taskName=other"); // a producer that starts now
        try (Stream<Path> all = Files.list(temp)) {
            assertThat(all).isEmpty();
        }
        smsc.start();
        assertThat(send("direct:fetch").getException()).isNull();
    }

    static void stream(HttpExchange exchange, long size) throws java.io.IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/csv");
        exchange.sendResponseHeaders(200, size);
        byte[] lines = "1001;79990000001;1;14.11.23 22:13:20\n".repeat(4096).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = exchange.getResponseBody()) {
            for (long left = size; left > 0; left -= lines.length) {
                out.write(lines, 0, (int) Math.min(left, lines.length));
            }
        }
    }

    /** "A 1 GB file passes through a 64 MB heap." */
    @Test
    @Timeout(180)
    void aFileOfOneGigabytePassesThroughAHeapOf64Megabytes() throws Exception {
        long size = 1L << 30;
        server.handles(exchange -> stream(exchange, size));
        Path log = target.resolve("log.txt");
        Process child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
                System.getProperty("java.class.path"), SmallHeapRoute.class.getName(), server.baseUri(), temp.toString(),
                target.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(child.waitFor(150, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).as(() -> contentOf(log)).isZero();
            assertThat(target.resolve("7-.csv")).hasSize(size);
            assertThat(filesOnDisk()).isEmpty();
        } finally {
            child.destroyForcibly();
        }
    }

    private static String contentOf(Path log) {
        try {
            return Files.readString(log);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
