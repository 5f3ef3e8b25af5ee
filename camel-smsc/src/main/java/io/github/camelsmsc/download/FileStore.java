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
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of one component's own for downloaded files, readable by its owner alone. A lock file beside it says that
 * it is in use; the operating system drops the lock when the process dies, and the next store takes the left-overs away.
 */
public final class FileStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);

    private static final String PREFIX = "camel-smsc-";
    private static final String LOCK = ".lock";
    /** Process id and start: a killed container's process had the same id as the one that comes after it. */
    private static final String THIS_JVM
            = ProcessHandle.current().pid() + "-" + ManagementFactory.getRuntimeMXBean().getStartTime() + "-";

    private final Path root;
    private Path directory;
    private Path lockFile;
    private UserPrincipal owner;
    private FileChannel channel;
    private boolean closed;

    /**
     * Makes the directory, after removing what killed processes left beside it.
     *
     * @param  root        the directory above; made if it is not there
     * @throws IOException if the directory cannot be made
     */
    public FileStore(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root);
        open();
        removeLeftOvers();
    }

    private void open() throws IOException {
        Path lock = null;
        FileChannel locked = null;
        while (locked == null) {
            lock = root.resolve(PREFIX + THIS_JVM + UUID.randomUUID() + LOCK);
            locked = lock(lock);
        }
        lockFile = lock;
        channel = locked;
        owner = ownerOf(lock);
        directory = directoryOf(lock);
        try {
            Files.createDirectory(directory, ownerOnly("rwx------"));
        } catch (IOException e) {
            removeAll();
            throw e;
        }
    }

    /**
     * An empty file that nobody else can read.
     *
     * @throws IOException if it cannot be made, or the store is closed
     */
    synchronized Path newFile() throws IOException {
        if (closed) {
            throw new IOException("The directory for files is closed");
        }
        try {
            return emptyFile();
        } catch (NoSuchFileException e) {
            // who sweeps old files out of /tmp took the directory away: there is nothing in it to keep
            removeAll();
            Files.createDirectories(root);
            open();
            return emptyFile();
        }
    }

    private Path emptyFile() throws IOException {
        return Files.createTempFile(directory, "file-", ".part", ownerOnly("rw-------"));
    }

    /**
     * Gives a file that is whole the permissions that any new file of this process gets, for who copies it copies them too.
     * Its directory keeps others out as long as it lies here.
     *
     * @throws IOException if they cannot be changed
     */
    synchronized void permitAsAnyNewFile(Path file) throws IOException {
        PosixFileAttributeView permissions = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (permissions != null) {
            Path any = Files.createFile(directory.resolve("any-" + UUID.randomUUID()));
            permissions.setPermissions(Files.getPosixFilePermissions(any));
            Files.delete(any);
        }
    }

    /** Removes the directory and all that is left in it. Nothing is made in it any more. */
    @Override
    public synchronized void close() {
        closed = true;
        removeAll();
    }

    private void removeAll() {
        try {
            remove(directory);
            Files.deleteIfExists(lockFile);
        } catch (IOException e) {
            LOG.warn("Cannot remove {}: {}", directory, e.toString());
        } finally {
            closeQuietly(channel);
        }
    }

    /** The lock on a new file; null if a store that looked for left-overs was faster. */
    private static FileChannel lock(Path lock) throws IOException {
        FileChannel channel = FileChannel.open(lock,
                java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly("rw-------"));
        FileLock taken = channel.tryLock();
        if (taken != null && Files.exists(lock)) {
            return channel;
        }
        channel.close();
        return null;
    }

    private void removeLeftOvers() {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(root, PREFIX + "*" + LOCK)) {
            for (Path lock : locks) {
                // a process that closes a lock file, even one it could not lock, drops all its own locks on it
                if (!lock.getFileName().toString().startsWith(PREFIX + THIS_JVM)) {
                    removeIfLeftOver(lock);
                }
            }
        } catch (IOException e) {
            LOG.warn("Cannot look for left-over files in {}: {}", root, e.toString());
        }
    }

    private void removeIfLeftOver(Path lock) {
        try {
            if (isOurs(lock, BasicFileAttributes::isRegularFile)) {
                removeUnlessLocked(lock);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} is not ours to remove: {}", lock, e.toString());
        }
    }

    /** What others put there may be a pipe that never opens, or a link to what is no left-over. */
    private boolean isOurs(Path path, Predicate<BasicFileAttributes> kind) throws IOException {
        return kind.test(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS))
                && Objects.equals(ownerOf(path), owner);
    }

    /** Null where files have no owners. */
    private static UserPrincipal ownerOf(Path path) throws IOException {
        FileOwnerAttributeView view
                = Files.getFileAttributeView(path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view == null ? null : view.getOwner();
    }

    private void removeUnlessLocked(Path lock) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
             FileLock taken = channel.tryLock()) {
            if (taken != null) {
                remove(directoryOf(lock));
                Files.deleteIfExists(lock);
            }
        }
    }

    private static Path directoryOf(Path lock) {
        String name = lock.getFileName().toString();
        return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    private void remove(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS) || !isOurs(directory, BasicFileAttributes::isDirectory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(directory);
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
                : new FileAttribute<?>[0];
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("Cannot close a lock file: {}", e.toString());
        }
    }
}
