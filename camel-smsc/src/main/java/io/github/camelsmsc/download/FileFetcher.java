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
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.camelsmsc.api.Answers;
import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.client.Reply;
import io.github.camelsmsc.client.SmscClient;

/** Writes the answer to a request for a file to disk while it arrives; on any failure the part is removed. */
public final class FileFetcher implements SmscClient.Reader<DownloadedFile> {

    /** An error of the provider is a line; a larger answer is not taken for one. */
    private static final int MAX_ERROR = 1024;
    /** What has to come within the response time-out. */
    private static final int PART = 64 * 1024;
    private static final Pattern HTML = Pattern.compile("\\s*+<(?:!doctype\\s++html|html)\\b", Pattern.CASE_INSENSITIVE);

    private final FileStore store;
    private final Long taskId;
    private final String taskName;

    /**
     * @param store    where the file lies
     * @param taskId   the task that was asked for; may be null
     * @param taskName the name that was asked for; may be null
     */
    public FileFetcher(FileStore store, Long taskId, String taskName) {
        this.store = store;
        this.taskId = taskId;
        this.taskName = taskName;
    }

    @Override
    public DownloadedFile read(Reply reply) throws IOException, ApiFailure {
        InputStream body = reply.body();
        byte[] beginning = body.readNBytes(MAX_ERROR + 1);
        if (beginning.length <= MAX_ERROR) {
            Optional<ApiFailure> error = reply.error(beginning);
            if (error.isPresent()) {
                throw error.get();
            }
        }
        if (!reply.isOk() || beginning.length == 0 || isHtml(beginning)) {
            throw reply.notUnderstood("the answer to a request for a file", beginning);
        }
        Path path = kept(store::newFile);
        boolean whole = false;
        try {
            write(beginning, body, reply, path);
            kept(() -> {
                store.permitAsAnyNewFile(path);
                return path;
            });
            whole = true;
        } finally {
            if (!whole) {
                new DownloadedFile(path, "").delete();
            }
        }
        return new DownloadedFile(path, FileNames.of(taskName, reply.header("Content-Disposition"), taskId));
    }

    /** The content type does not tell: servers that know none call a file text/html. */
    private static boolean isHtml(byte[] beginning) {
        return HTML.matcher(Answers.decode(beginning)).lookingAt();
    }

    private static void write(byte[] beginning, InputStream body, Reply reply, Path path) throws IOException, ApiFailure {
        try (OutputStream file = kept(() -> Files.newOutputStream(path, StandardOpenOption.WRITE))) {
            byte[] buffer = Arrays.copyOf(beginning, PART);
            int length = beginning.length;
            while (length > 0) {
                int part = length;
                kept(() -> {
                    file.write(buffer, 0, part);
                    return file;
                });
                reply.nextPart();
                length = body.readNBytes(buffer, 0, PART); // fails if the answer ends too early
            }
        }
    }

    /** Work on this machine's disk. */
    @FunctionalInterface
    private interface Writing<T> {
        T run() throws IOException;
    }

    /** What fails on the disk is no failure of the connection. */
    private static <T> T kept(Writing<T> writing) throws ApiFailure {
        try {
            return writing.run();
        } catch (IOException e) {
            throw ApiFailure.file("the file could not be written to tempDirectory", e);
        }
    }
}
