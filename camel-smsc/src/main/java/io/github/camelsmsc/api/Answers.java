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
package io.github.camelsmsc.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Bytes of an answer to an error or to the records that a route sees: pure functions, linear in time and memory. */
public final class Answers {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final String OK = "OK";
    private static final int TEXT = 0;
    private static final int XML = 2;
    private static final int JSON = 3;

    private Answers() {
    }

    /** The text of an answer: UTF-8 as asked for, else windows-1251, the provider's own charset. */
    public static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, WINDOWS_1251);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * Finds an error of the provider in any of its four formats: plain text comes even where JSON was asked for.
     *
     * @param  bytes   the whole answer
     * @param  request what was asked
     * @return         the error, or nothing if the whole answer is not one
     */
    public static Optional<ProviderError> error(byte[] bytes, SmscRequest request) {
        String text = decode(bytes).strip();
        try {
            return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
                case '{', '[' -> JsonAnswers.error(text);
                case '<' -> XmlAnswers.error(text);
                default -> AnswerLines.error(text, request.call().csvError());
            };
        } catch (UnreadableAnswer e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a successful answer.
     *
     * @param  request          the request; not one for a file
     * @param  bytes            the whole answer
     * @param  fmt              the format that was asked for, 0 to 3
     * @param  clock            tells the time of the answer, and the zone of the account
     * @return                  a record, or a list of records
     * @throws UnreadableAnswer if the answer is not a result
     */
    public static Object read(SmscRequest request, byte[] bytes, int fmt, Clock clock) throws UnreadableAnswer {
        List<Row> rows = rows(request, bytes, fmt);
        if (!request.call().isForList(request) && rows.size() != 1) {
            throw new UnreadableAnswer();
        }
        return request.call().read(rows, request, clock);
    }

    /**
     * Reads a list row by row.
     *
     * @return                  records, and an {@link UnreadableRow} in place of each row that cannot be read
     * @throws UnreadableAnswer if the answer is no list
     */
    public static List<Object> readEach(SmscRequest request, byte[] bytes, int fmt, Clock clock) throws UnreadableAnswer {
        return request.call().readEach(rows(request, bytes, fmt), request, clock);
    }

    private static List<Row> rows(SmscRequest request, byte[] bytes, int fmt) throws UnreadableAnswer {
        String text = decode(bytes).strip();
        int format = OK.equals(text) ? TEXT : fmt; // the word comes bare in any format
        boolean list = request.call().isForList(request);
        return switch (format) {
            case JSON -> JsonAnswers.rows(text, list);
            case XML -> XmlAnswers.rows(text, list);
            default -> request.call().lines().rows(text, format, list);
        };
    }
}
