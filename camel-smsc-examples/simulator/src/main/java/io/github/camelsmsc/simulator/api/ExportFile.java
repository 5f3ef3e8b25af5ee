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

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The file of a deferred task and the HTTP headers that it comes with. Immutable. */
public final class ExportFile {

    /** Writes the whole file; asked anew for every download. */
    @FunctionalInterface
    public interface Source {
        /** Writes all bytes. */
        void writeTo(OutputStream out) throws IOException;
    }

    private static final byte[] HEAD = "id;phone;status;cost;sender\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ROW = "1001;79990000000;1;4.20;SMSC.RU\n".getBytes(StandardCharsets.US_ASCII);

    private final Source source;
    private final long length;
    private final boolean chunked;
    private final boolean withDisposition;
    private final String disposition;
    private final String contentType;

    private ExportFile(Source source, long length, boolean chunked, boolean withDisposition, String disposition,
            String contentType) {
        this.source = source;
        this.length = length;
        this.chunked = chunked;
        this.withDisposition = withDisposition;
        this.disposition = disposition;
        this.contentType = contentType;
    }

    /** These bytes. */
    public static ExportFile of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return from(out -> out.write(copy), copy.length);
    }

    /** This text in windows-1251. */
    public static ExportFile csv(String text) {
        return of(text.getBytes(Charset.forName("windows-1251")));
    }

    /** A CSV of exactly this many bytes, made while it is sent: any size, no memory. */
    public static ExportFile generated(long bytes) {
        return from(out -> generate(out, bytes), bytes);
    }

    /** What a source writes, {@code length} bytes of it. */
    public static ExportFile from(Source source, long length) {
        return new ExportFile(source, length, false, true, null, "text/csv");
    }

    private static void generate(OutputStream out, long bytes) throws IOException {
        byte[] block = new byte[ROW.length * 2048];
        for (int at = 0; at < block.length; at += ROW.length) {
            System.arraycopy(ROW, 0, block, at, ROW.length);
        }
        int head = (int) Math.min(HEAD.length, bytes);
        out.write(HEAD, 0, head);
        for (long left = bytes - head; left > 0; left -= block.length) {
            out.write(block, 0, (int) Math.min(block.length, left));
        }
    }

    /** Without Content-Length, in chunks. */
    public ExportFile chunked() {
        return new ExportFile(source, length, true, withDisposition, disposition, contentType);
    }

    /** With this Content-Disposition as it stands; by default an attachment with the file of the task as its name. */
    public ExportFile contentDisposition(String value) {
        return new ExportFile(source, length, chunked, true, value, contentType);
    }

    /** Without Content-Disposition. */
    public ExportFile noContentDisposition() {
        return new ExportFile(source, length, chunked, false, null, contentType);
    }

    /** With this content type; {@code text/csv} by default. */
    public ExportFile contentType(String type) {
        return new ExportFile(source, length, chunked, withDisposition, disposition, type);
    }

    /** The length in bytes. */
    public long length() {
        return length;
    }

    Answer answer(String file) {
        Answer answer = Answer.of(200, contentType, chunked ? -1 : length, source::writeTo);
        if (!withDisposition) {
            return answer;
        }
        return answer.withHeader("Content-Disposition", disposition != null ? disposition : attachment(file));
    }

    /** A header is ASCII: other names come in {@code filename*} (RFC 6266), with one in ASCII for who does not know that. */
    private static String attachment(String file) {
        String ascii = file.replaceAll("[^ -~]", "_");
        String plain = "attachment; filename=\"" + ascii.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return ascii.equals(file) ? plain : plain + "; filename*=UTF-8''"
                + URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
