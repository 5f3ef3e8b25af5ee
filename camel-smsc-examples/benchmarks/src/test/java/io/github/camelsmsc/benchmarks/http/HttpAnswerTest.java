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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HttpAnswerTest {

    @Test
    void anAnswerWithItsWholeBodyHasAStatus() {
        assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK")).isEqualTo(new HttpAnswer(200));
    }

    @Test
    void anAnswerWithoutBodyEndsWithItsHead() {
        assertThat(read("HTTP/1.1 204 No Content\r\nx: y\r\n\r\n")).isEqualTo(new HttpAnswer(204));
    }

    @Test
    void aHeadInTheMakingIsNoAnswer() {
        assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n")).isNull();
    }

    @Test
    void aBodyInTheMakingIsNoAnswer() {
        assertThat(read("HTTP/1.1 200 OK\r\ncontent-length: 2\r\na: b\r\n\r\nO")).isNull();
    }

    @Test
    void chunksEndWithAnEmptyOne() {
        String head = "HTTP/1.1 500 Error\r\ntransfer-encoding: chunked\r\n\r\n";
        assertThat(read(head + "2\r\nOK\r\n")).isNull();
        assertThat(read(head + "2\r\nOK\r\n0\r\n\r\n")).isEqualTo(new HttpAnswer(500));
    }

    private static HttpAnswer read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return HttpAnswer.of(ByteBuffer.wrap(bytes).position(bytes.length));
    }
}
