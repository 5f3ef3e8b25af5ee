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
package io.github.camelsmsc.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** PostgreSQL as the system's packages install it, on loopback, its data in a folder of its own. */
final class PostgresqlServer implements AutoCloseable {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path bin;
    private final Path data;
    private final int port = Ports.free();

    private PostgresqlServer(Path bin, Path data) {
        this.bin = bin;
        this.data = data;
    }

    /** Where initdb and pg_ctl are: Debian's newest, else the search path's. */
    private static Optional<Path> binaries() {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.map(version -> version.resolve("bin")).sorted((a, b) -> b.compareTo(a)).forEach(folders::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Stream.of(System.getenv("PATH").split(":")).map(Path::of).forEach(folders::add);
        return folders.stream()
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")) && Files.isExecutable(folder.resolve("pg_ctl")))
                .findFirst();
    }

    /** A server that runs; skips the test where PostgreSQL is not installed, fails there if CI is true. */
    static PostgresqlServer startOrSkip() throws IOException {
        Optional<Path> binaries = binaries();
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertThat(binaries).as("PostgreSQL's initdb and pg_ctl, which a CI must have").isPresent();
        }
        assumeTrue(binaries.isPresent(), "PostgreSQL is not installed: initdb and pg_ctl were not found");
        PostgresqlServer server = create(binaries.get());
        server.start();
        return server;
    }

    private static PostgresqlServer create(Path bin) throws IOException {
        // the server refuses to run as root, and another user must be able to reach its folder
        Path home = Files.createTempDirectory("camel-smsc-postgresql");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        PostgresqlServer server = new PostgresqlServer(bin, home.resolve("data"));
        server.run(bin.resolve("initdb") + " -D " + server.data + " -A trust -U postgres --no-sync");
        return server;
    }

    void start() throws IOException {
        run(bin.resolve("pg_ctl") + " -D " + data + " -l " + data.resolve("log") + " -w -t 170 start -o '-c listen_addresses=127.0.0.1"
            + " -p " + port + " -k " + data + "'");
    }

    /** As a crash: connections are cut, nothing is written down but the log. */
    void crash() throws IOException {
        run(bin.resolve("pg_ctl") + " -D " + data + " -m immediate -w -t 170 stop");
    }

    PGSimpleDataSource dataSource() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setServerNames(new String[] {"127.0.0.1"});
        database.setPortNumbers(new int[] {port});
        database.setUser("postgres");
        database.setDatabaseName("postgres");
        return database;
    }

    private static void run(String command) throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> line = root ? List.of("su", "postgres", "-c", command) : List.of("sh", "-c", command);
        Path output = Files.createTempFile("camel-smsc-postgresql", ".log");
        try {
            // a file, not a pipe: the server inherits it and would keep a pipe open
            Process process = new ProcessBuilder(line).directory(Path.of("/").toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(command + ": " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            crash();
        }
        run("rm -rf " + data);
        Files.delete(data.getParent());
    }
}
