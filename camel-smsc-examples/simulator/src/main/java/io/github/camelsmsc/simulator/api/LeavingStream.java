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

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Gives the request's place back just before the last byte goes out, and cuts where it is told to. */
final class LeavingStream extends FilterOutputStream {

    /** The body has been cut on purpose. */
    static final class CutException extends IOException {
        private static final long serialVersionUID = 1L;

        CutException() {
            super("cut on purpose");
        }
    }

    private final long length;
    private final long cutAt;
    private final Runnable leave;
    private long written;
    private boolean cut;

    LeavingStream(OutputStream out, long length, long cutAt, Runnable leave) {
        super(out);
        this.length = length;
        this.cutAt = cutAt;
        this.leave = leave;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] { (byte) b }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        boolean cutHere = cutAt >= 0 && written + count >= cutAt;
        int part = cutHere ? (int) (cutAt - written) : count;
        if (!cutHere && length >= 0 && written + count >= length) {
            leave.run();
        }
        out.write(bytes, offset, part);
        written += part;
        if (cutHere) {
            cut = true;
            throw new CutException();
        }
    }

    @Override
    public void close() throws IOException {
        leave.run();
        if (!cut) {
            out.close();
        }
    }
}
