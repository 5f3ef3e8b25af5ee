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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelsmsc.callback.RawCallback;
import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.consumer.Answer;
import io.github.camelsmsc.consumer.CallbackReceiver;
import io.github.camelsmsc.consumer.LogLines;
import io.github.camelsmsc.consumer.ReadBudget;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What Vert.x answers and logs when the component itself fails. */
class VertxCallbackHandlerTest {

    private static final String PHONE = "79991234567";

    private final ReadBudget budget = new ReadBudget(() -> 65_536);

    /** Fails with a message that quotes the callback. */
    private final class FailingReceiver implements CallbackReceiver {

        @Override
        public int maxBodySize() {
            return 1000;
        }

        @Override
        public Duration readTimeout() {
            return Duration.ofMinutes(1);
        }

        @Override
        public ReadBudget readBudget() {
            return budget;
        }

        @Override
        public void receive(RawCallback callback, Supplier<String> caller, Consumer<Answer> reply) {
            throw new IllegalStateException("phone=" + PHONE);
        }

        @Override
        public Answer refuse(Refusal refusal, String caller) {
            return Answer.to(refusal.reason());
        }
    }

    @Test
    void aFailureIsAnsweredWith503AndItsMessageIsNotLogged() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (LogLines log = new LogLines()) {
            Router router = Router.router(vertx);
            router.route("/callbacks").handler(new VertxCallbackHandler(new FailingReceiver()));
            HttpServer server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1")
                    .toCompletionStage().toCompletableFuture().get();

            HttpResponse<String> answer = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/callbacks"))
                            .POST(HttpRequest.BodyPublishers.ofString("phone=" + PHONE)).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(log.lines()).contains("A callback could not be handled: java.lang.IllegalStateException");
            assertThat(budget.held()).isZero();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }
}
