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

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.github.camelsmsc.api.Answers;
import org.apache.camel.WrappedFile;

/**
 * A file of the provider, whole and on disk. It is removed when the exchange that it belongs to is done; copy it before
 * if it must outlive the exchange. Camel converts it to InputStream, byte[], String, File and Path.
 */
public final class DownloadedFile implements WrappedFile<File> {

    private final Path path;
    private final String name;

    /**
     * @param path where it lies
     * @param name a name for it that is safe to write anywhere
     */
    public DownloadedFile(Path path, String name) {
        this.path = path;
        this.name = name;
    }

    /** Where it lies; never null. */
    public Path getPath() {
        return path;
    }

    /** A name for it that is safe to write anywhere, not the one it has on disk; never null. */
    public String getName() {
        return name;
    }

    @Override
    public File getFile() {
        return path.toFile();
    }

    @Override
    public Object getBody() {
        return path.toFile();
    }

    @Override
    public long getFileLength() {
        return path.toFile().length();
    }

    /**
     * Opens the file.
     *
     * @throws IOException if it cannot be read, or was removed
     */
    public InputStream open() throws IOException {
        requirePresent();
        return Files.newInputStream(path);
    }

    /**
     * The content in memory.
     *
     * @throws IOException if it cannot be read, or was removed
     */
    public byte[] bytes() throws IOException {
        requirePresent();
        return Files.readAllBytes(path);
    }

    /**
     * The content as text: UTF-8, or windows-1251 if it is not valid UTF-8.
     *
     * @throws IOException if it cannot be read, or was removed
     */
    public String text() throws IOException {
        return Answers.decode(bytes());
    }

    /**
     * Removes the file from disk; nothing happens if it is gone.
     *
     * @throws UncheckedIOException if it cannot be removed
     */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requirePresent() throws NoSuchFileException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null,
                    "a downloaded file is removed when its exchange is done; copy it before");
        }
    }

    @Override
    public String toString() {
        return "DownloadedFile[" + name + "]";
    }
}
