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
package io.github.camelsmsc.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileStoreTest {

    @TempDir
    Path root;

    private List<Path> entries() throws Exception {
        try (Stream<Path> all = Files.list(root)) {
            return all.toList();
        }
    }

    @Test
    void filesAreReadableByTheirOwnerAlone() throws Exception {
        try (FileStore store = new FileStore(root.resolve("new/folder"))) {
            Path file = store.newFile();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
        }
    }

    @Test
    void closingLeavesNothing() throws Exception {
        FileStore store = new FileStore(root);
        store.newFile();
        store.close();
        assertThat(entries()).isEmpty();
    }

    @Test
    void aDirectoryThatWasSweptAwayIsMadeAgain() throws Exception {
        try (FileStore store = new FileStore(root.resolve("below"))) {
            Path swept = store.newFile();
            for (Path old : List.of(swept, swept.getParent(), Path.of(swept.getParent() + ".lock"), root.resolve("below"))) {
                Files.delete(old);
            }
            Path file = store.newFile();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
            assertThat(Path.of(file.getParent() + ".lock")).exists();
        }
        try (Stream<Path> all = Files.list(root.resolve("below"))) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void aClosedStoreMakesNothing() throws Exception {
        FileStore store = new FileStore(root);
        store.close();
        assertThatThrownBy(store::newFile).isInstanceOf(IOException.class).hasMessageContaining("closed");
        assertThat(entries()).isEmpty();
    }

    @Test
    void leftOversOfADeadProcessAreRemoved() throws Exception {
        Path directory = Files.createDirectory(root.resolve("camel-smsc-1-2-dead"));
        Files.writeString(directory.resolve("file-1.part"), "79990000001");
        Files.createFile(root.resolve("camel-smsc-1-2-dead.lock"));
        Path foreign = Files.createFile(root.resolve("camel-smsc.txt"));
        try (FileStore store = new FileStore(root)) {
            assertThat(directory).doesNotExist();
            assertThat(entries()).hasSize(3).contains(foreign, store.newFile().getParent());
        }
    }

    @Test
    void anotherStoreOfThisJvmIsLeftAlone() throws Exception {
        try (FileStore first = new FileStore(root)) {
            Path file = first.newFile();
            new FileStore(root).close();
            assertThat(file).exists();
        }
    }

    @Test
    void aLivingProcessIsLeftAloneAndADeadOneIsNot() throws Exception {
        Process holder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                FileStoreHolder.class.getName(), root.toString()).redirectErrorStream(true).start();
        try {
            Path file = Path.of(holder.inputReader().lines().filter(line -> line.startsWith("HOLDS ")).findFirst()
                    .orElseThrow().substring("HOLDS ".length()));
            new FileStore(root).close();
            assertThat(file).exists();
            holder.destroyForcibly().waitFor();
            new FileStore(root).close();
            assertThat(entries()).isEmpty();
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    @Timeout(30)
    void aPipeALinkOrADirectoryInThePlaceOfALockIsLeftAlone() throws Exception {
        Path pipe = root.resolve("camel-smsc-1-2-pipe.lock");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Path behind = Files.createSymbolicLink(root.resolve("camel-smsc-1-2-behind.lock"), pipe);
        Path file = Files.createFile(root.resolve("file"));
        Path link = Files.createSymbolicLink(root.resolve("camel-smsc-1-2-link.lock"), file);
        Path directory = Files.createDirectory(root.resolve("camel-smsc-1-2-directory.lock"));
        Path kept = Files.createFile(Files.createDirectory(root.resolve("camel-smsc-1-2-link")).resolve("kept"));
        new FileStore(root).close();
        assertThat(entries()).contains(pipe, behind, file, link, directory);
        assertThat(kept).exists();
    }

    @Test
    void whatAnotherUserLeftThereIsLeftAlone() throws Exception {
        Path lock = Files.createFile(root.resolve("camel-smsc-1-2-other.lock"));
        Path kept = Files.createFile(Files.createDirectory(root.resolve("camel-smsc-1-2-other")).resolve("kept"));
        try {
            Files.setOwner(lock, root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (IOException e) {
            Assumptions.abort("root alone gives files away: " + e);
        }
        new FileStore(root).close();
        assertThat(kept).exists();
        assertThat(lock).exists();
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Path file = Files.createFile(elsewhere.resolve("file"));
        Files.createSymbolicLink(root.resolve("camel-smsc-1-2-link"), elsewhere);
        Files.createFile(root.resolve("camel-smsc-1-2-link.lock"));
        new FileStore(root).close();
        assertThat(file).exists();
    }
}
