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
package io.github.camelsmsc;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each error of the tables of send, status and balance, in each of the forms that the pages have. */
class MessagesErrorsTest extends ProducerTestSupport {

    private static final String SEND = "smsc:send?quota=off&phone=79991234567";

    static Stream<Arguments> errors() {
        return Stream.of(
                errors(SEND, IntStream.rangeClosed(1, 10).boxed().toList()),
                errors(SEND + "&action=cost", IntStream.rangeClosed(1, 10).boxed().toList()),
                errors("smsc:status?quota=off&phone=79991234567&messageId=1", List.of(1, 2, 4, 9)),
                errors("smsc:status?quota=off&phone=79991234567,79990000001&messageId=1", List.of(1, 2, 4, 9)),
                errors("smsc:balance?quota=off", List.of(1, 2, 4, 9))).flatMap(all -> all);
    }

    private static Stream<Arguments> errors(String address, List<Integer> codes) {
        return codes.stream().map(code -> arguments(address, code));
    }

    private static List<String> forms(int code, Long id) {
        return List.of("ERROR = " + code + " (some words, with: \"signs\")" + (id == null ? "" : ", ID - " + id),
                (id == null ? 0 : id) + ",-" + code,
                "<result>\n<error>some words</error>\n<error_code>" + code + "</error_code>\n" + (id == null ? "" : "<id>" + id + "</id>\n") + "</result>",
                "{\n\"error\": \"some words\",\n\"error_code\": " + code + (id == null ? "" : ",\n\"id\": " + id) + "\n}");
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorIsItsKindInWhateverFormItComes(String address, int code) {
        for (SmscFormat asked : SmscFormat.values()) {
            for (Long id : address.startsWith(SEND) ? List.of(0L, 34L) : List.of(0L)) {
                for (String form : forms(code, id == 0 ? null : id)) {
                    for (int status : new int[] { 200, 500 }) {
                        server.answers(status, form);
                        SmscException failure = (SmscException) template.request(address + "&format=" + asked,
                                exchange -> exchange.getMessage().setBody("text")).getException();
                        assertThat(failure).as(form).isExactlyInstanceOf(MessagesMatrixTest.kind(code));
                        assertThat(failure.getErrorCode()).isEqualTo(code);
                        assertThat(failure.getMessageId()).isEqualTo(id == 0 ? null : id);
                        assertThat(failure.isRetryable()).isEqualTo(code == 4 || code == 9);
                        assertThat(failure.getDescription()).isEqualTo(form.startsWith("ERROR") ? "some words, with: \"signs\""
                                : form.contains("words") ? "some words" : "");
                    }
                }
            }
        }
    }
}
