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

import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.ExportFile;
import io.github.camelsmsc.simulator.api.Task;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** No thread, temporary file or port is left when the context stops. */
class LeftoversTest {

    @TempDir
    Path directory;

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("smsc-simulator") && !thread.getName().startsWith("HTTP-Dispatcher"))
                .filter(thread -> !thread.getName().startsWith("HttpClient-") && !thread.getName().startsWith("Common-Cleaner")
                                  && !thread.getName().startsWith("Keep-Alive-Timer")
                                  && !thread.getName().startsWith("ForkJoinPool.commonPool-")
                                  && !thread.getName().startsWith("globalEventExecutor"))
                .collect(Collectors.toSet());
    }

    @Test
    void nothingIsLeft() throws Exception {
        try (SmscSimulator smsc = SmscSimulator.builder().build().start()) {
            smsc.addTask(Task.completed(1, "export", ExportFile.csv("id;phone\n1;79991234567\n")));
            Set<Thread> before = threads();
            int port;
            try (CallbackApplication application = application(smsc)) {
                port = application.uri("/").getPort();
                smsc.callbackUrl(application.uri("/smsc/callback?md5=abc").toString());
                assertThat(smsc.sendStatus(StatusCallback.of(1, "79991234567", 1)).lastStatusCode()).isEqualTo(200);
                application.context().createProducerTemplate().sendBody("direct:file", "");
                assertThat(directory.resolve("out/export.csv")).hasContent("id;phone\n1;79991234567\n");
            }

            int closed = port;
            assertThatThrownBy(() -> new Socket("127.0.0.1", closed).close()).isInstanceOf(ConnectException.class);
            try (var left = Files.walk(directory.resolve("temp"))) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).pollInSameThread().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
        }
    }

    private CallbackApplication application(SmscSimulator smsc) {
        return CallbackApplication.on(HttpServerKind.VERTX)
                .property("camel.component.smsc.baseUri", smsc.baseUri().toString())
                .property("camel.component.smsc.login", "demo")
                .property("camel.component.smsc.password", "secret")
                .property("camel.component.smsc.tempDirectory", directory.resolve("temp").toString())
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("smsc:callback?secret=abc").to("log:callbacks");
                        from("direct:file").to("smsc:downloads?action=get_file&taskName=export.csv")
                                .to("file:" + directory.resolve("out"));
                    }
                }).start();
    }
}
