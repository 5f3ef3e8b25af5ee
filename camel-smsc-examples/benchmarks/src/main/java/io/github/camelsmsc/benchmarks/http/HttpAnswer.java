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
package io.github.camelsmsc.benchmarks.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * As much of an answer as a client has to know that is not to cost more than the server.
 *
 * @param status the HTTP status
 */
record HttpAnswer(int status) {

    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";
    private static final int STATUS_FROM = "HTTP/1.1 ".length();
    private static final int STATUS_TO = STATUS_FROM + 3;

    /** The answer at the beginning of the buffer, or null if it is not whole yet. */
    static HttpAnswer of(ByteBuffer buffer) {
        String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return null;
        }
        String head = text.substring(0, end).toLowerCase(Locale.ROOT);
        int body = end + 4;
        boolean whole;
        int length = head.indexOf(LENGTH);
        if (length >= 0) {
            int lineEnd = head.indexOf('\r', length + LENGTH.length());
            String number = head.substring(length + LENGTH.length(), lineEnd < 0 ? head.length() : lineEnd);
            whole = text.length() - body >= Integer.parseInt(number.strip());
        } else {
            whole = !head.contains(CHUNKED) || text.endsWith("0\r\n\r\n");
        }
        return whole ? new HttpAnswer(Integer.parseInt(text.substring(STATUS_FROM, STATUS_TO))) : null;
    }
}
