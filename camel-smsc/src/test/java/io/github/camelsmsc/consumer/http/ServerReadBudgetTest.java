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
package io.github.camelsmsc.consumer.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelsmsc.SmscComponent;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What all half bodies may hold together, on every server. */
class ServerReadBudgetTest extends EveryServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HALF = 60_000;
    private static final int WHOLE = 65_000;

    private final List<RawHttp> senders = new ArrayList<>();

    @Override
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?readTimeout=1m&secret=" + Smsc.SECRET).process(ServerReadBudgetTest.this::record);
                from("smsc:callback?path=/impatient&readTimeout=300&secret=" + Smsc.SECRET)
                        .process(ServerReadBudgetTest.this::record);
            }
        };
    }

    @Override
    void configure(CallbackApplication application) {
        SmscComponent smsc = new SmscComponent();
        smsc.setMaxReadBytes(200_000);
        application.bean("smsc", smsc);
    }

    @AfterEach
    void closeAll() {
        senders.forEach(RawHttp::close);
        senders.clear();
    }

    @Test
    void aFurtherBodyIs503AndASmallCallbackIsTaken() throws Exception {
        for (int i = 0; i < 3; i++) {
            half("/smsc/callback");
        }

        RawHttp.Answer answer = untilRefused();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsKey("retry-after");
        assertThat(application.form(Smsc.status(newId())).statusCode()).isEqualTo(200);
    }

    @Test
    void whatAClosedConnectionHeldIsFree() throws Exception {
        for (int i = 0; i < 3; i++) {
            half("/smsc/callback");
        }
        untilRefused();

        closeAll();

        largeCallbacksAreTaken();
    }

    @Test
    void whatASlowSenderHeldIsFreeAfterThe408() throws Exception {
        await().atMost(PATIENCE).until(() -> {
            closeAll();
            for (int i = 0; i < 3; i++) {
                half("/impatient");
            }
            for (RawHttp sender : habits().contains(Habit.WAITS_FOR_THE_SILENT) ? List.<RawHttp>of() : senders) {
                int status = sender.answer().status();
                // 503 as long as the server has not seen that those of another test are gone
                assertThat(status).isIn(408, 503);
                if (status == 503) {
                    return false;
                }
            }
            return true;
        });

        closeAll();
        largeCallbacksAreTaken();
    }

    @Test
    void whatRefusedAndRoutedCallbacksHeldIsFree() throws Exception {
        for (int i = 0; i < 10; i++) {
            isAnswered("id=1&phone=7&status=1&cmt=" + "x".repeat(HALF), 403);
            assertThat(application.form("cmt=" + "x".repeat(2 * HALF)).statusCode()).isEqualTo(413);
            aLargeCallbackIsTaken();
        }
    }

    private void largeCallbacksAreTaken() {
        for (int i = 0; i < 3; i++) {
            aLargeCallbackIsTaken();
        }
    }

    private void aLargeCallbackIsTaken() {
        isAnswered(Smsc.status(newId(), "cmt", "x".repeat(HALF)), 200);
    }

    /** With the provider's patience: not every server sees at once that a connection was closed. */
    private void isAnswered(String form, int expected) {
        await().atMost(PATIENCE).until(() -> {
            int status = application.form(form).statusCode();
            assertThat(status).isIn(expected, 503);
            return status == expected;
        });
    }

    private RawHttp half(String path) throws IOException {
        RawHttp sender = new RawHttp(application.port(), PATIENCE);
        senders.add(sender);
        return sender.send(RawHttp.head("POST", application.uri(path).getPath(), "Content-Type: " + Smsc.FORM,
                "Content-Length: " + WHOLE) + "x".repeat(HALF));
    }

    /** The servers read in threads of their own: which of the senders is the one too many is theirs to say. */
    private RawHttp.Answer untilRefused() throws IOException {
        half("/smsc/callback");
        List<RawHttp.Answer> answers = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            for (RawHttp sender : senders) {
                sender.answerIfAny(Duration.ofMillis(50)).ifPresent(answers::add);
            }
            return !answers.isEmpty();
        });
        return answers.get(0);
    }
}
