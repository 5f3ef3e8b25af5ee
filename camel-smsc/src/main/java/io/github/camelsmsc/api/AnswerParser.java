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
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Bytes of an answer to an error or to rows: pure functions, linear in time and memory. */
public final class AnswerParser {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final String OK = "OK";
    private static final int XML = 2;
    private static final int JSON = 3;

    private AnswerParser() {
    }

    /** The text of an answer: UTF-8 as asked for, else windows-1251, the provider's own charset. */
    public static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)).toString();
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
        return error(decode(bytes).strip(), request.answer());
    }

    /**
     * Reads a successful answer.
     *
     * @param  bytes            the whole answer
     * @param  fmt              the format that was asked for, 0 to 3
     * @param  shape            what the answer should hold
     * @return                  its objects: any number for a list, else one
     * @throws UnreadableAnswer if it is not such an answer
     */
    static List<Row> rows(byte[] bytes, int fmt, AnswerShape shape) throws UnreadableAnswer {
        String text = decode(bytes).strip();
        if (shape == AnswerShape.RENEWAL && OK.equals(text)) {
            return List.of(new Row().put("result", OK)); // comes bare in any format
        }
        List<Row> rows = switch (fmt) {
            case JSON -> JsonAnswers.rows(text, shape);
            case XML -> XmlAnswers.rows(text, shape);
            default -> LineAnswers.rows(text, fmt, shape);
        };
        if (!shape.isList() && rows.size() != 1) {
            throw new UnreadableAnswer();
        }
        return rows;
    }

    private static Optional<ProviderError> error(String text, AnswerShape shape) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (text.charAt(0)) {
                case '{', '[' -> JsonAnswers.error(text);
                case '<' -> XmlAnswers.error(text);
                default -> LineAnswers.error(text, shape);
            };
        } catch (UnreadableAnswer e) {
            return Optional.empty();
        }
    }
}
